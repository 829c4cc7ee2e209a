package org.hispcycle.cycle.process;

import org.hispcycle.platform.engine.ProcessVariable;

/** The vocabulary of processes/hisp-cycle.bpmn. */
final class HispCycleProcess {

  static final String KEY = "HispCycleProcess";

  static final class Elements {
    static final String SETTLE_WHAT_IS_OPEN = "Task_SettleWhatIsOpen";
  }

  static final class Messages {
    static final String SUBJECT_CYCLE_OPENED = "SubjectCycleOpened";
  }

  static final class Variables {
    static final ProcessVariable<Boolean> SOMETHING_OPEN = ProcessVariable.flag("somethingOpen");
  }

  private HispCycleProcess() {}
}

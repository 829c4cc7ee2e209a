package org.hispcycle.cycle.process;

import org.hispcycle.platform.engine.ProcessVariable;

/** The vocabulary of processes/annual-cycle.bpmn. */
final class AnnualCycleProcess {

  static final String KEY = "AnnualCycleProcess";

  static final class Elements {
    static final String CONFIRM_CALENDAR = "Task_ConfirmCalendar";
    static final String CONFIRM_HISP_LIST = "Task_ConfirmHispList";
  }

  static final class Variables {
    static final ProcessVariable<Boolean> CYCLE_OPENED = ProcessVariable.flag("cycleOpened");
    static final ProcessVariable<Boolean> EVERYTHING_SETTLED = ProcessVariable.flag("everythingSettled");
  }

  private AnnualCycleProcess() {}
}

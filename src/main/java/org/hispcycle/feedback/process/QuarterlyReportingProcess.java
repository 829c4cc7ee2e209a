package org.hispcycle.feedback.process;

import org.hispcycle.platform.engine.ProcessVariable;

/** The vocabulary of processes/quarterly-reporting.bpmn. */
final class QuarterlyReportingProcess {

  static final String KEY = "QuarterlyReportingProcess";

  static final class Elements {
    static final String QUARTER_ENDED = "CatchEvent_QuarterEnded";
    static final String OPEN_REPORTS = "Task_OpenReports";
    static final String ALL_QUARTERS_OPENED = "EndEvent_AllQuartersOpened";
  }

  static final class Variables {
    /** The quarter that is opened next; absent before the first. */
    static final ProcessVariable<String> NEXT_QUARTER = ProcessVariable.text("nextQuarter");
    static final ProcessVariable<Boolean> QUARTER_LEFT = ProcessVariable.flag("quarterLeft");
  }

  private QuarterlyReportingProcess() {}
}

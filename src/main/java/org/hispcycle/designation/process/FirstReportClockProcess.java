package org.hispcycle.designation.process;

import org.hispcycle.platform.engine.ProcessVariable;

/** The vocabulary of processes/first-report-clock.bpmn. */
final class FirstReportClockProcess {

  static final String KEY = "FirstReportClockProcess";

  static final class Elements {
    static final String BEGIN_REPORTING = "Task_BeginReporting";
    static final String ANSWER_REQUEST = "Task_AnswerRequestForTime";
    static final String DECIDE_ON_EXPIRY = "Task_DecideOnExpiredPeriod";
  }

  static final class Outcomes {
    static final String EXTEND = "extend";
    static final String DECLINE = "decline";
    static final String NOT_MET = "notMet";
  }

  static final class Messages {
    static final String SERVICE_NEWLY_DESIGNATED = "ServiceNewlyDesignated";
    static final String REPORTING_BEGAN = "ReportingBegan";
    static final String DUTY_ENDED = "FirstReportDutyEnded";
  }

  static final class Variables {
    static final ProcessVariable<Integer> SERVICE_ID = ProcessVariable.number("serviceId");
  }

  private FirstReportClockProcess() {}
}

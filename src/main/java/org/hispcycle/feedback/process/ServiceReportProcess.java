package org.hispcycle.feedback.process;

import org.hispcycle.platform.engine.ProcessVariable;

/** The vocabulary of processes/service-report.bpmn. */
final class ServiceReportProcess {

  static final String KEY = "ServiceReportProcess";

  static final class Elements {
    static final String SUBMIT_FEEDBACK_DATA = "Task_SubmitFeedbackData";
    static final String SIGN_REPORT = "Task_SignReport";
    static final String REVIEW_REPORT = "Task_ReviewReport";
    static final String CONFIRM_NOT_REPORTED = "Task_ConfirmNotReported";
    static final String PUBLISH_REPORT = "Task_PublishReport";
  }

  static final class Outcomes {
    static final String SUBMIT = "submit";
    static final String SIGN = "sign";
    static final String CONFIRM = "confirm";
    static final String ACCEPT = "accept";
    static final String ACCEPT_PARTLY = "acceptPartly";
  }

  static final class Messages {
    static final String SERVICE_REPORT_OPENED = "ServiceReportOpened";
  }

  static final class Variables {
    static final ProcessVariable<Integer> SERVICE_ID = ProcessVariable.number("serviceId");
    static final ProcessVariable<String> QUARTER = ProcessVariable.text("quarter");
  }

  /** Under this key the drafts and submissions of a report are kept. */
  static String caseKey(String businessKey) {
    return KEY + "/" + businessKey;
  }

  private ServiceReportProcess() {}
}

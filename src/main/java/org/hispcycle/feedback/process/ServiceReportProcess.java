package org.hispcycle.feedback.process;

import org.hispcycle.platform.engine.ProcessVariable;

/** The vocabulary of processes/service-report.bpmn. */
final class ServiceReportProcess {

  static final String KEY = "ServiceReportProcess";

  static final String RELEASED = "released";
  static final String REPLACED = "replaced";

  static final class Elements {
    static final String SUBMIT_FEEDBACK_DATA = "Task_SubmitFeedbackData";
    static final String CORRECT_REPORT = "Task_CorrectReport";
    static final String SIGN_REPORT = "Task_SignReport";
    static final String REVIEW_REPORT = "Task_ReviewReport";
    static final String CONFIRM_NOT_REPORTED = "Task_ConfirmNotReported";
    static final String LOOK_UP_RELEASE = "Task_LookUpRelease";
    static final String RELEASE_SETTLED = "CatchEvent_ReleaseSettled";
    static final String PUBLISH_REPORT = "Task_PublishReport";
  }

  static final class Outcomes {
    static final String SUBMIT = "submit";
    static final String SIGN = "sign";
    static final String CONFIRM = "confirm";
    static final String ACCEPT = "accept";
    static final String ACCEPT_PARTLY = "acceptPartly";
    static final String GIVE_UP = "giveUp";
  }

  static final class Messages {
    static final String SERVICE_REPORT_OPENED = "ServiceReportOpened";
    static final String CORRECTION_BEGUN = "ServiceReportCorrectionBegun";
    static final String RELEASE_SETTLED = "ServiceReportReleaseSettled";
  }

  static final class Variables {
    static final ProcessVariable<Integer> SERVICE_ID = ProcessVariable.number("serviceId");
    static final ProcessVariable<String> QUARTER = ProcessVariable.text("quarter");
    /** waiting, released, replaced or kept; the route after the acceptance. */
    static final ProcessVariable<String> RELEASE_STATE = ProcessVariable.text("releaseState");
  }

  /** Under this key the drafts and submissions of a report are kept. */
  static String caseKey(String businessKey) {
    return KEY + "/" + businessKey;
  }

  private ServiceReportProcess() {}
}

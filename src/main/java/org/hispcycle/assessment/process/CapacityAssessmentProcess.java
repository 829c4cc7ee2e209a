package org.hispcycle.assessment.process;

/** The vocabulary of processes/capacity-assessment.bpmn. */
final class CapacityAssessmentProcess {

  static final String KEY = "CapacityAssessmentProcess";

  static final class Elements {
    static final String FILL_IN = "Task_FillInAssessment";
    static final String ADD_DIGITAL_PART = "Task_AddDigitalPart";
    static final String SIGN = "Task_SignAssessment";
    static final String HOLD_REVIEW_MEETING = "Task_HoldReviewMeeting";
  }

  static final class Outcomes {
    static final String SUBMIT = "submit";
    static final String SIGN = "sign";
    static final String ACCEPT = "accept";
  }

  private CapacityAssessmentProcess() {}
}

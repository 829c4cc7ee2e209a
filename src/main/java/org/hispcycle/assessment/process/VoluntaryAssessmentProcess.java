package org.hispcycle.assessment.process;

/** The vocabulary of processes/voluntary-assessment.bpmn. */
final class VoluntaryAssessmentProcess {

  static final String KEY = "VoluntaryAssessmentProcess";

  static final class Elements {
    static final String FILL_IN = "Task_FillInVoluntaryAssessment";
    static final String SIGN = "Task_SignVoluntaryAssessment";
  }

  static final class Outcomes {
    static final String SIGN = "sign";
  }

  private VoluntaryAssessmentProcess() {}
}

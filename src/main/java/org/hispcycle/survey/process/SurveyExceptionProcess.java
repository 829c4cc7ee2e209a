package org.hispcycle.survey.process;

import org.hispcycle.platform.engine.ProcessVariable;

/** The vocabulary of processes/survey-exception.bpmn. */
final class SurveyExceptionProcess {

  static final String KEY = "SurveyExceptionProcess";

  static final class Elements {
    static final String REQUEST = "Task_RequestException";
    static final String ENDORSE = "Task_EndorseException";
    static final String DECIDE = "Task_DecideException";
    static final String DAY_TO_TELL = "CatchEvent_DayToTell";
  }

  static final class Outcomes {
    static final String SUBMIT = "submit";
    static final String WITHDRAW = "withdraw";
    static final String GRANT = "grant";
    static final String REFUSE = "refuse";
  }

  static final class Variables {
    static final ProcessVariable<Integer> SERVICE_ID = ProcessVariable.number("serviceId");
    static final ProcessVariable<Boolean> ENDED = ProcessVariable.flag("exceptionEnded");
  }

  private SurveyExceptionProcess() {}
}

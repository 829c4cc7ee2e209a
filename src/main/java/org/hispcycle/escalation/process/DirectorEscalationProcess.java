package org.hispcycle.escalation.process;

import org.hispcycle.platform.engine.ProcessVariable;

/** The vocabulary of processes/director-escalation.bpmn. */
final class DirectorEscalationProcess {

  static final String KEY = "DirectorEscalationProcess";

  static final class Elements {
    static final String VIEWS = "CallActivity_AgencyView";
    static final String RECOMMEND = "Task_RecommendResolution";
    static final String RESOLVE = "Task_ResolveEscalation";
  }

  static final class Outcomes {
    static final String SUBMIT = "submit";
    static final String ASK = "ask";
    static final String RESOLVE = "resolve";
    static final String RETURN = "return";
  }

  static final class Messages {
    static final String WITHDRAWN = "EscalationWithdrawn";
  }

  /** What the start form sends; moved to our tables at once. */
  static final class Variables {
    static final ProcessVariable<String> SUBJECT = ProcessVariable.text("escalationSubject");
    static final ProcessVariable<String> KIND = ProcessVariable.text("escalationKind");
    static final ProcessVariable<String> AGENCIES = ProcessVariable.text("escalationAgencies");
    static final ProcessVariable<String> ABOUT = ProcessVariable.text("escalationAbout");
    static final ProcessVariable<String> ASKED = ProcessVariable.text("escalationAsked");
    static final ProcessVariable<String> WANTED_BY = ProcessVariable.text("escalationWantedBy");
  }

  private DirectorEscalationProcess() {}
}

package org.hispcycle.escalation.process;

/** The vocabulary of processes/agency-view.bpmn. */
final class AgencyViewProcess {

  static final String KEY = "AgencyViewProcess";

  static final class Elements {
    static final String STATE = "Task_StateView";
  }

  private AgencyViewProcess() {}
}

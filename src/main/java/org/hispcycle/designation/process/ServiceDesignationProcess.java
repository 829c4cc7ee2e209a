package org.hispcycle.designation.process;

/** The vocabulary of processes/service-designation.bpmn. */
final class ServiceDesignationProcess {

  static final String KEY = "ServiceDesignationProcess";

  static final class Elements {
    static final String DESIGNATE = "Task_DesignateServices";
    static final String CONCUR = "Task_ConcurWithDesignation";
  }

  static final class Outcomes {
    static final String CONCUR = "concur";
  }

  private ServiceDesignationProcess() {}
}

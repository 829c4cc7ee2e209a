package org.hispcycle.actionplan.process;

/** The vocabulary of processes/draft-action-plan.bpmn. */
final class DraftActionPlanProcess {

  static final String KEY = "DraftActionPlanProcess";

  static final class Elements {
    static final String PREPARE = "Task_PrepareDraftPlan";
    static final String COMMENT = "Task_CommentDraftPlan";
  }

  static final class Outcomes {
    static final String ACCEPT = "accept";
  }

  private DraftActionPlanProcess() {}
}

package org.hispcycle.actionplan.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.hispcycle.actionplan.PlanSubject;
import org.hispcycle.platform.engine.CaseVariables;

/** The vocabulary of processes/action-plan.bpmn. */
final class ActionPlanProcess {

  static final String KEY = "ActionPlanProcess";

  static final class Elements {
    static final String DRAFT = "Task_DraftActionPlan";
    static final String REVIEW_AS_CIO = "Task_ReviewAsCio";
    static final String REVIEW_AS_CFO = "Task_ReviewAsCfo";
    static final String SIGN = "Task_SignActionPlan";
    static final String REVIEW_PLAN = "Task_ReviewActionPlan";
    static final String REVIEW_BUDGET = "Task_ReviewBudgetRequests";
  }

  static final class Outcomes {
    static final String FORWARD = "forward";
    static final String SIGN = "sign";
    static final String RETURN_TO_REVIEWERS = "returnToCio";
    static final String ACCEPT = "accept";
  }

  static PlanSubject subject(DelegateExecution execution) {
    return new PlanSubject(CaseVariables.CYCLE_YEAR.get(execution), CaseVariables.AGENCY_ID.get(execution),
        CaseVariables.HISP_ID.find(execution).orElse(null), execution.getProcessBusinessKey());
  }

  private ActionPlanProcess() {}
}

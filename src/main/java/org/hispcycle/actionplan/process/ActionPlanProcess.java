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
    static final String SIGN = "Task_SignActionPlan";
    static final String REVIEW_PLAN = "Task_ReviewActionPlan";
    static final String REVIEW_BUDGET = "Task_ReviewBudgetRequests";
  }

  static final class Outcomes {
    static final String FORWARD = "forward";
    static final String SIGN = "sign";
  }

  /** Under which the case's draft, submissions and story are kept. */
  static String caseKey(DelegateExecution execution) {
    return KEY + "/" + execution.getProcessBusinessKey();
  }

  static PlanSubject subject(DelegateExecution execution) {
    return new PlanSubject(CaseVariables.CYCLE_YEAR.get(execution), CaseVariables.AGENCY_ID.get(execution),
        CaseVariables.HISP_ID.find(execution).orElse(null), execution.getProcessBusinessKey());
  }

  private ActionPlanProcess() {}
}

package org.hispcycle.actionplan.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.hispcycle.actionplan.ActionPlans;
import org.hispcycle.actionplan.process.ActionPlanProcess.Elements;
import org.springframework.stereotype.Component;

/** Records that OMB returned the plan, once both reviewers have decided. */
@Component
class RecordReturnedPlanDelegate implements JavaDelegate {

  private final ActionPlans plans;

  RecordReturnedPlanDelegate(ActionPlans plans) {
    this.plans = plans;
  }

  @Override
  public void execute(DelegateExecution execution) {
    plans.returned(ActionPlanProcess.subject(execution), Elements.REVIEW_PLAN, Elements.REVIEW_BUDGET);
  }
}

package org.hispcycle.actionplan.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.hispcycle.actionplan.ActionPlans;
import org.hispcycle.actionplan.process.ActionPlanProcess.Elements;
import org.springframework.stereotype.Component;

/** Publishes the commitments of a plan that both reviewers accepted. */
@Component
class PublishCommitmentsDelegate implements JavaDelegate {

  private final ActionPlans plans;

  PublishCommitmentsDelegate(ActionPlans plans) {
    this.plans = plans;
  }

  @Override
  public void execute(DelegateExecution execution) {
    plans.publish(ActionPlanProcess.subject(execution), Elements.REVIEW_PLAN, Elements.REVIEW_BUDGET);
  }
}

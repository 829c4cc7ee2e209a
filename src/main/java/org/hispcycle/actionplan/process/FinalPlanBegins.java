package org.hispcycle.actionplan.process;

import org.hispcycle.actionplan.ActionPlans;
import org.hispcycle.actionplan.process.ActionPlanProcess.Elements;
import org.hispcycle.platform.engine.TaskEvents.TaskOpened;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** When the final plan's drafting opens, it takes over what the draft plan says (D2). */
@Component
class FinalPlanBegins {

  private final ActionPlans plans;

  FinalPlanBegins(ActionPlans plans) {
    this.plans = plans;
  }

  @EventListener
  void on(TaskOpened opened) {
    if (opened.task().processKey().equals(ActionPlanProcess.KEY) && opened.task().elementId().equals(Elements.DRAFT)) {
      plans.beginWithDraftPlan(PlanFormContent.subject(opened.task()));
    }
  }
}

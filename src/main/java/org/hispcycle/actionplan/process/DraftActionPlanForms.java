package org.hispcycle.actionplan.process;

import org.hispcycle.actionplan.DraftPlans;
import org.hispcycle.actionplan.process.DraftActionPlanProcess.Elements;
import org.hispcycle.actionplan.process.DraftActionPlanProcess.Outcomes;
import org.hispcycle.platform.engine.Completion;
import org.hispcycle.platform.engine.OpenTask;
import org.springframework.stereotype.Component;

/** The task forms of a draft plan: the agency prepares it, OMB's lead comments on it and accepts or returns it. */
@Component
class DraftActionPlanForms extends PlanForms {

  private final DraftPlans plans;

  DraftActionPlanForms(DraftPlans plans, PlanFormContent content) {
    super(content, Elements.PREPARE);
    this.plans = plans;
  }

  @Override
  public String processKey() {
    return DraftActionPlanProcess.KEY;
  }

  @Override
  public void complete(OpenTask task, Completion completion) {
    var subject = PlanFormContent.subject(task);
    switch (task.elementId()) {
      case Elements.PREPARE -> plans.submit(subject, completion.draft(), completion.userId(), completion.at());
      case Elements.COMMENT -> {
        if (completion.is(Outcomes.ACCEPT)) {
          plans.accept(subject, completion.userId(), completion.at());
        } else {
          plans.returned(subject, completion.userId(), completion.at(), completion.comment());
        }
      }
      default -> throw new IllegalStateException("No form for " + task.elementId());
    }
  }
}

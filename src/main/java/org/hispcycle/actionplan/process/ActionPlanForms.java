package org.hispcycle.actionplan.process;

import org.hispcycle.actionplan.ActionPlans;
import org.hispcycle.actionplan.process.ActionPlanProcess.Elements;
import org.hispcycle.actionplan.process.ActionPlanProcess.Outcomes;
import org.hispcycle.platform.engine.Completion;
import org.hispcycle.platform.engine.OpenTask;
import org.hispcycle.platform.security.Roles;
import org.springframework.stereotype.Component;

/** The task forms of an action plan. */
@Component
class ActionPlanForms extends PlanForms {

  private final ActionPlans plans;

  ActionPlanForms(ActionPlans plans, PlanFormContent content) {
    super(content, Elements.DRAFT);
    this.plans = plans;
  }

  @Override
  public String processKey() {
    return ActionPlanProcess.KEY;
  }

  @Override
  public void complete(OpenTask task, Completion completion) {
    var subject = PlanFormContent.subject(task);
    switch (task.elementId()) {
      case Elements.DRAFT -> plans.passOn(subject, completion.draft());
      case Elements.REVIEW_AS_CIO, Elements.REVIEW_AS_CFO -> {
        if (completion.is(Outcomes.FORWARD)) {
          plans.passOn(subject, completion.draft());
        }
      }
      case Elements.SIGN -> {
        if (completion.is(Outcomes.SIGN)) {
          plans.sign(subject, completion.draft(), completion.userId(), office(task), completion.at());
        } else if (completion.is(Outcomes.RETURN_TO_REVIEWERS)) {
          plans.backToReviewers(subject);
        }
      }
      case Elements.REVIEW_PLAN, Elements.REVIEW_BUDGET -> {
        // the ledger changes when all have decided: in the step after the join
        if (completion.is(Outcomes.ACCEPT)) {
          plans.accept(subject, completion.draft());
        }
      }
      default -> throw new IllegalStateException("No form for " + task.elementId());
    }
  }

  /** The office in which the plan is signed: the one that the edition names for the step. */
  private static String office(OpenTask task) {
    return String.join(", ", task.candidateGroups().stream().map(Roles::label).toList());
  }
}

package org.hispcycle.actionplan.process;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import org.hispcycle.actionplan.ActionPlans;
import org.hispcycle.actionplan.process.ActionPlanProcess.Elements;
import org.hispcycle.actionplan.process.ActionPlanProcess.Outcomes;
import org.hispcycle.platform.engine.CaseForms;
import org.hispcycle.platform.engine.Completion;
import org.hispcycle.platform.engine.OpenTask;
import org.hispcycle.platform.security.Roles;
import org.springframework.stereotype.Component;

/** The task forms of an action plan. */
@Component
class ActionPlanForms implements CaseForms {

  private final ActionPlans plans;
  private final PlanFormContent content;

  ActionPlanForms(ActionPlans plans, PlanFormContent content) {
    this.plans = plans;
    this.content = content;
  }

  @Override
  public String processKey() {
    return ActionPlanProcess.KEY;
  }

  @Override
  public Map<String, Object> content(OpenTask task) {
    return content.of(task, editableParts(task));
  }

  @Override
  public Set<String> editableParts(OpenTask task) {
    return Elements.DRAFT.equals(task.elementId()) ? PlanFormContent.PARTS : Set.of();
  }

  @Override
  public JsonNode visibleDraft(OpenTask task, JsonNode draft, Set<String> roles) {
    return PlanFormContent.visible(draft, roles);
  }

  @Override
  public boolean readsConfidential(OpenTask task, Set<String> roles) {
    return PlanFormContent.seesMoney(roles);
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

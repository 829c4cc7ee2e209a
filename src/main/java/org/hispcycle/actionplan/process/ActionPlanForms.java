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
  public void complete(OpenTask task, Completion completion) {
    switch (task.elementId()) {
      case Elements.DRAFT -> plans.passOn(PlanFormContent.subject(task), completion.draft());
      case Elements.REVIEW_AS_CIO -> {
        if (completion.is(Outcomes.FORWARD)) {
          plans.passOn(PlanFormContent.subject(task), completion.draft());
        }
      }
      case Elements.SIGN -> {
        if (completion.is(Outcomes.SIGN)) {
          plans.sign(task.draftKey(), PlanFormContent.subject(task), completion.draft(), completion.userId(), completion.at());
        }
      }
      case Elements.REVIEW_PLAN, Elements.REVIEW_BUDGET -> {
        // the ledger changes when both have decided: in the step after the join
      }
      default -> throw new IllegalStateException("No form for " + task.elementId());
    }
  }
}

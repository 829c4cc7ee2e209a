package org.hispcycle.actionplan.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.hispcycle.actionplan.ActionPlans;
import org.hispcycle.actionplan.PlanSubject;
import org.hispcycle.actionplan.process.ActionPlanProcess.Elements;
import org.hispcycle.actionplan.process.ActionPlanProcess.Outcomes;
import org.hispcycle.platform.engine.CaseForms;
import org.hispcycle.platform.engine.Completion;
import org.hispcycle.platform.engine.OpenTask;
import org.hispcycle.platform.security.Roles;
import org.springframework.stereotype.Component;

/** The task forms of an action plan. The people of its steps may see the budget requests; operators, who see every task, may not. */
@Component
class ActionPlanForms implements CaseForms {

  /** The roles of this process's own steps. */
  private static final Set<String> MAY_SEE_BUDGET_REQUESTS = Set.of(Roles.SERVICE_DELIVERY_OFFICIAL, Roles.HISP_OFFICIAL, Roles.CIO,
      Roles.AGENCY_HEAD, Roles.OMB_LEAD, Roles.OMB_BUDGET_EXAMINER);

  private final ActionPlans plans;

  ActionPlanForms(ActionPlans plans) {
    this.plans = plans;
  }

  @Override
  public String processKey() {
    return ActionPlanProcess.KEY;
  }

  @Override
  public Map<String, Object> content(OpenTask task) {
    var choices = plans.choices(subject(task));
    var content = new HashMap<String, Object>();
    content.put("actionYear", choices.actionYear());
    content.put("showBudget", choices.budgetYear() != null);
    content.put("budgetYear", choices.budgetYear());
    content.put("services", choices.services());
    content.put("designationActions", choices.designationActions());
    content.put("editableParts", editableParts(task));
    return content;
  }

  @Override
  public Set<String> editableParts(OpenTask task) {
    return Elements.DRAFT.equals(task.elementId()) ? Set.of("summary", "actions", "budgetRequests") : Set.of();
  }

  @Override
  public JsonNode visibleDraft(OpenTask task, JsonNode draft, Set<String> roles) {
    return !Collections.disjoint(roles, MAY_SEE_BUDGET_REQUESTS) || !(draft instanceof ObjectNode plan) ? draft
        : plan.deepCopy().without("budgetRequests");
  }

  @Override
  public void complete(OpenTask task, Completion completion) {
    switch (task.elementId()) {
      case Elements.DRAFT -> plans.passOn(subject(task), completion.draft(), completion.at());
      case Elements.REVIEW_AS_CIO -> {
        if (completion.is(Outcomes.FORWARD)) {
          plans.passOn(subject(task), completion.draft(), completion.at());
        }
      }
      case Elements.SIGN -> {
        if (completion.is(Outcomes.SIGN)) {
          plans.sign(task.draftKey(), subject(task), completion.draft(), completion.userId(), completion.at());
        }
      }
      case Elements.REVIEW_PLAN, Elements.REVIEW_BUDGET -> {
        // the ledger changes when both have decided: in the step after the join
      }
      default -> throw new IllegalStateException("No form for " + task.elementId());
    }
  }

  private static PlanSubject subject(OpenTask task) {
    return new PlanSubject(task.cycleYear(), task.agencyId(), task.hispId(), task.businessKey());
  }
}

package org.hispcycle.actionplan.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.hispcycle.actionplan.ActionPlans;
import org.hispcycle.actionplan.PlanSubject;
import org.hispcycle.platform.engine.OpenTask;
import org.hispcycle.platform.security.Roles;
import org.springframework.stereotype.Component;

/**
 * What the forms of draft and final plan show beside the draft. The people of a plan's steps may see the budget requests;
 * operators, who see every task, may not (D7).
 */
@Component
class PlanFormContent {

  /** What the agency writes. */
  static final Set<String> PARTS = Set.of("summary", "components", "idea", "actions", "budgetRequests");

  /** The roles of the steps of a plan. */
  private static final Set<String> MAY_SEE_BUDGET_REQUESTS = Set.of(Roles.SERVICE_DELIVERY_OFFICIAL, Roles.HISP_OFFICIAL, Roles.CIO,
      Roles.CFO, Roles.AGENCY_HEAD, Roles.OMB_LEAD, Roles.OMB_BUDGET_EXAMINER);

  private final ActionPlans plans;

  PlanFormContent(ActionPlans plans) {
    this.plans = plans;
  }

  Map<String, Object> of(OpenTask task, Set<String> editableParts) {
    var choices = plans.choices(subject(task));
    var content = new HashMap<String, Object>();
    content.put("actionYear", choices.actionYear());
    content.put("showBudget", choices.budgetYear() != null);
    content.put("budgetYear", choices.budgetYear());
    content.put("services", choices.services());
    content.put("designationActions", choices.designationActions());
    content.put("editableParts", editableParts);
    return content;
  }

  static JsonNode visible(JsonNode draft, Set<String> roles) {
    return seesMoney(roles) || !(draft instanceof ObjectNode plan) ? draft : plan.deepCopy().without("budgetRequests");
  }

  static boolean seesMoney(Set<String> roles) {
    return !Collections.disjoint(roles, MAY_SEE_BUDGET_REQUESTS);
  }

  static PlanSubject subject(OpenTask task) {
    return new PlanSubject(task.cycleYear(), task.agencyId(), task.hispId(), task.businessKey());
  }
}

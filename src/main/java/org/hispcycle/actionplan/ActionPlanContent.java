package org.hispcycle.actionplan;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/** What an action plan says, as it is drafted and submitted. Anything may be missing until it is checked. */
@JsonIgnoreProperties(ignoreUnknown = true)
record ActionPlanContent(String summary, List<Action> actions, List<Request> budgetRequests) {

  static final String FOR_SERVICE = "service";
  static final String FOR_CAPABILITY = "capability";

  /** One action (D4 to D6); {@code serviceId} is null where the action improves the agency's capability. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Action(String id, String kind, Integer serviceId, String title, String painPoint, String evidence, String outcome,
      String measure, String baseline, String target, String unit, String targetDate, String owner) {

    boolean forService() {
      return FOR_SERVICE.equals(kind);
    }
  }

  /** One budget request (D1); the amount as it was typed. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Request(String id, String title, Integer fiscalYear, String amount, String account, String narrative, List<String> actionIds) {

    /** Its text stays out of logs, whoever prints it. */
    @Override
    public String toString() {
      return "Request[" + id + "]";
    }
  }

  ActionPlanContent {
    actions = actions == null ? List.of() : actions;
    budgetRequests = budgetRequests == null ? List.of() : budgetRequests;
  }
}

package org.hispcycle.actionplan;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Map;

/** What an action plan says, as it is drafted and submitted. Anything may be missing until it is checked. */
@JsonIgnoreProperties(ignoreUnknown = true)
record ActionPlanContent(String summary, Map<String, String> components, String idea, List<Action> actions, List<Request> budgetRequests) {

  static final String FOR_SERVICE = "service";
  static final String FOR_CAPABILITY = "capability";
  /** Improvements of the current year, of the following one, and what is proposed for the next Budget (D4). */
  static final String CURRENT = "current";
  static final String FOLLOWING = "following";
  static final String BUDGET = "budget";

  /** A page that shows where a pain point comes from. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Link(String title, String url) {}

  /** One action (D4 to D6); {@code serviceId} is null where the action improves the agency's capability. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Action(String id, String kind, String horizon, Integer serviceId, String title, String painPoint, String painPointSource,
      List<String> burdens, String evidence, List<String> files, List<Link> links, String outcome, String measure, String baseline,
      String baselineDate, String target, String unit, String targetDate, String owner, String status) {

    boolean forService() {
      return FOR_SERVICE.equals(kind);
    }

    boolean hasEvidence() {
      return evidence != null && !evidence.isBlank() || files != null && !files.isEmpty() || links != null && !links.isEmpty();
    }

    String statusOrNew() {
      return status == null || status.isBlank() ? "new" : status.strip();
    }
  }

  /** One budget request (D1); the amount as it was typed. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Request(String id, String title, Integer fiscalYear, String amount, String account, String program, String narrative,
      List<String> actionIds, String crossAgencyPriority) {

    Request {
      actionIds = actionIds == null ? List.of() : actionIds;
    }

    /** Its text stays out of logs, whoever prints it. */
    @Override
    public String toString() {
      return "Request";
    }
  }

  ActionPlanContent {
    components = components == null ? Map.of() : components;
    actions = actions == null ? List.of() : actions;
    budgetRequests = budgetRequests == null ? List.of() : budgetRequests;
  }
}

package org.hispcycle.actionplan.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.hispcycle.actionplan.ActionPlans;
import org.hispcycle.actionplan.BudgetAccess;
import org.hispcycle.actionplan.DraftPlans;
import org.hispcycle.actionplan.PlanSubject;
import org.hispcycle.actionplan.Signatures;
import org.hispcycle.draft.Drafts.Submission;
import org.hispcycle.draft.Drafts;
import org.hispcycle.draft.Remarks.Remark;
import org.hispcycle.draft.Remarks;
import org.hispcycle.platform.engine.OpenTask;
import org.hispcycle.platform.security.Actor;
import org.hispcycle.platform.security.CurrentActor;
import org.hispcycle.platform.security.Roles;
import org.springframework.stereotype.Component;

/**
 * What the forms of draft and final plan show beside the draft. The people of a plan's steps may see the budget requests;
 * operators, who see every task, may not (D7).
 */
@Component
class PlanFormContent {

  /** A version that was submitted before; where budget requests are hidden, without them. */
  record Version(int version, String submittedBy, Instant submittedAt, JsonNode content) {}

  /** What the agency writes. */
  static final Set<String> PARTS = Set.of("summary", "components", "idea", "actions", "budgetRequests");

  /** The roles of the steps of a plan. */
  private static final Set<String> MAY_SEE_BUDGET_REQUESTS = Set.of(Roles.SERVICE_DELIVERY_OFFICIAL, Roles.HISP_OFFICIAL, Roles.CIO,
      Roles.CFO, Roles.AGENCY_HEAD, Roles.OMB_LEAD, Roles.OMB_BUDGET_EXAMINER);

  /** What the steps lead with: the CIO's digital parts, the money of CFO and budget examiner. */
  private static final Map<String, String> VIEWS = Map.of(ActionPlanProcess.Elements.REVIEW_AS_CIO, "digital",
      ActionPlanProcess.Elements.REVIEW_AS_CFO, "money", ActionPlanProcess.Elements.REVIEW_BUDGET, "money");

  /** Who reads the comment, where that matters for what one writes into it. */
  private static final Map<String, String> COMMENT_HINTS = Map.of(
      ActionPlanProcess.Elements.REVIEW_PLAN, "A return's comment goes into the ledger, which many read: say nothing about budget requests here, "
          + "make a remark beside the request instead.",
      DraftActionPlanProcess.Elements.COMMENT, "A return's comment goes into the ledger, which many read: say nothing about budget requests here, "
          + "make a remark beside the request instead.");

  private static final Set<String> AT_OMB = Set.of(ActionPlanProcess.Elements.REVIEW_PLAN, ActionPlanProcess.Elements.REVIEW_BUDGET,
      DraftActionPlanProcess.Elements.COMMENT);

  private final ActionPlans plans;
  private final Signatures signatures;
  private final Drafts drafts;
  private final Remarks remarks;
  private final BudgetAccess trace;
  private final CurrentActor actor;

  PlanFormContent(ActionPlans plans, Signatures signatures, Drafts drafts, Remarks remarks, BudgetAccess trace,
      CurrentActor actor) {
    this.plans = plans;
    this.signatures = signatures;
    this.drafts = drafts;
    this.remarks = remarks;
    this.trace = trace;
    this.actor = actor;
  }

  Map<String, Object> of(OpenTask task, Set<String> editableParts) {
    var subject = subject(task);
    var choices = plans.choices(subject);
    var terms = choices.terms();
    var isFinal = task.processKey().equals(ActionPlanProcess.KEY);
    var content = new HashMap<String, Object>();
    content.put("stage", isFinal ? "final" : "draft");
    content.put("cycleYear", terms.cycleYear());
    content.put("actionYear", terms.actionYear());
    content.put("showBudget", terms.budgetYear() != null);
    content.put("budgetYear", terms.budgetYear());
    content.put("horizons", terms.horizons());
    content.put("components", terms.components());
    content.put("idea", terms.idea());
    content.put("burdens", terms.burdens());
    content.put("wholePlanPublic", terms.wholePlanPublic());
    content.put("services", choices.services());
    content.put("designationActions", choices.designationActions());
    content.put("lastYear", choices.lastYear());
    content.put("signatures", isFinal ? signatures.of(task.businessKey()) : List.of());
    content.put("seen", seen(task));
    content.put("draftPlan", isFinal ? draftPlan(subject) : null);
    content.put("draftRemarks", isFinal ? draftRemarks(subject) : List.of());
    content.put("view", VIEWS.getOrDefault(task.elementId(), "whole"));
    content.put("atOmb", AT_OMB.contains(task.elementId()));
    content.put("commentHint", COMMENT_HINTS.get(task.elementId()));
    content.put("editableParts", editableParts);
    if (terms.budgetYear() != null && (holdsRequests(drafts.find(task.draftKey()).content()) || drafts.submissions(task.draftKey()).stream()
        .anyMatch(each -> holdsRequests(each.content())))) {
      leaveTrace(task, "in the form of the task \"" + task.name() + "\"");
    }
    return content;
  }

  /** Somebody read the draft past the form. */
  void draftShown(OpenTask task, JsonNode visible) {
    if (holdsRequests(visible)) {
      leaveTrace(task, "in the draft of the task \"" + task.name() + "\"");
    }
  }

  private static boolean holdsRequests(JsonNode plan) {
    return !plan.path("budgetRequests").isEmpty();
  }

  private void leaveTrace(OpenTask task, String how) {
    var subject = subject(task);
    actor.find().filter(reader -> seesMoney(reader.groups())).ifPresent(reader -> trace.shown(reader.userId(), subject.agencyId(), subject.hispId(),
        subject.businessKey(), subject.cycleYear(), how));
  }

  /** The version that OMB saw before the present one: for drafters the newest, for OMB the one before it; null if there is none. */
  private Version seen(OpenTask task) {
    var all = drafts.submissions(task.draftKey());
    var index = all.size() - (AT_OMB.contains(task.elementId()) ? 2 : 1);
    return index < 0 ? null : version(all.get(index));
  }

  private Version draftPlan(PlanSubject subject) {
    return drafts.latestSubmission(DraftPlans.caseKey(subject.businessKey())).map(this::version).orElse(null);
  }

  /** What OMB said about the draft plan, line by line; about budget requests only to those who may see them. */
  private List<Remark> draftRemarks(PlanSubject subject) {
    var trusted = seesMoney(roles());
    return remarks.of(DraftPlans.caseKey(subject.businessKey())).stream()
        .filter(each -> trusted || !each.place().startsWith("budgetRequests")).toList();
  }

  private Version version(Submission submission) {
    return new Version(submission.version(), submission.submittedBy(), submission.submittedAt(), visible(submission.content(), roles()));
  }

  /** Of the person who looks at the form; none where nobody does. */
  private Set<String> roles() {
    return actor.find().map(Actor::groups).orElse(Set.of());
  }

  static JsonNode visible(JsonNode draft, Set<String> roles) {
    return seesMoney(roles) || !(draft instanceof ObjectNode plan) ? draft : plan.deepCopy().without("budgetRequests");
  }

  static boolean seesMoney(Set<String> roles) {
    return !Collections.disjoint(roles, MAY_SEE_BUDGET_REQUESTS);
  }

  static PlanSubject subject(OpenTask task) {
    return new PlanSubject(Objects.requireNonNull(task.cycleYear()), task.agencyId(), task.hispId(), task.businessKey());
  }
}

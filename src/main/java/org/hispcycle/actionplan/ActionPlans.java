package org.hispcycle.actionplan;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.hispcycle.actionplan.ActionPlanContent.Action;
import org.hispcycle.actionplan.ActionPlanContent.Request;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.cycle.Ledger;
import org.hispcycle.cycle.Obligation;
import org.hispcycle.cycle.ObligationKind;
import org.hispcycle.designation.Designations;
import org.hispcycle.draft.CaseStory;
import org.hispcycle.draft.Drafts;
import org.hispcycle.registry.Registry;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The steps of an action plan: drafted, forwarded by the CIO, signed by the head of agency, reviewed by OMB (D1 to D7). */
@Service
@Transactional
public class ActionPlans {

  private static final int LONGEST_REASON = 3_500;

  private final PlanReader plans;
  private final PlanTermsReader terms;
  private final Registry registry;
  private final Ledger ledger;
  private final Drafts drafts;
  private final CaseStory story;
  private final Designations designations;
  private final Commitments commitments;
  private final BudgetRequests budgetRequests;

  ActionPlans(PlanReader plans, PlanTermsReader terms, Registry registry, Ledger ledger, Drafts drafts, CaseStory story,
      Designations designations, Commitments commitments, BudgetRequests budgetRequests) {
    this.plans = plans;
    this.terms = terms;
    this.registry = registry;
    this.ledger = ledger;
    this.drafts = drafts;
    this.story = story;
    this.designations = designations;
    this.commitments = commitments;
    this.budgetRequests = budgetRequests;
  }

  @Transactional(readOnly = true)
  public PlanChoices choices(PlanSubject subject) {
    var asked = terms.of(subject);
    var identified = terms.hisps(subject).stream().flatMap(hisp -> designations.improvementActions(subject.cycleYear(), hisp.id()).stream())
        .map(action -> new PlanChoices.Identified(action.title(), registry.service(action.serviceId()).name(), action.description())).toList();
    return new PlanChoices(asked.actionYear(), asked.budgetYear(), asked.services().entrySet().stream()
        .map(each -> new PlanChoices.Offered(each.getKey(), each.getValue())).toList(), identified);
  }

  /** A step within the agency passes a complete plan on; nothing is written yet. */
  @Transactional(readOnly = true)
  public void passOn(PlanSubject subject, JsonNode draft) {
    plans.complete(subject, draft);
  }

  /** The head of agency signs: what stands in the draft is frozen and goes to OMB. */
  public void sign(String caseKey, PlanSubject subject, JsonNode draft, String by, Instant at) {
    var content = plans.complete(subject, draft);
    drafts.freeze(caseKey, draft, by, at);
    budgetRequests.submit(subject.cycleYear(), content.budgetRequests().stream().map(each -> request(subject, each)).toList(),
        subject.businessKey(), by, at);
    ledger.submitted(obligation(subject), by, at);
  }

  /** Both reviewers accepted: the actions become commitments. Repeating it changes nothing. */
  public void publish(String caseKey, PlanSubject subject, String leadStep, String examinerStep) {
    var last = lastOf(caseKey, leadStep, examinerStep);
    var signed = drafts.latestSubmission(caseKey).orElseThrow(() -> new IllegalStateException(
        "The action plan " + subject.businessKey() + " was accepted, but no signed version of it is kept."));
    var actionYear = terms.of(subject).actionYear();
    commitments.publish(subject.businessKey(), plans.read(signed.content()).actions().stream()
        .map(action -> commitment(subject, actionYear, action, EasternTime.dateOf(last.at()))).toList());
    budgetRequests.mark(subject.businessKey(), BudgetRequests.ACCEPTED);
    if (!ledger.get(obligation(subject)).status().settled()) {
      ledger.accepted(obligation(subject), last.by(), last.at());
    }
  }

  /**
   * One reviewer or both returned the plan. The ledger, which many read, repeats what the lead said; what the examiner said
   * about budget requests stays in the case.
   */
  public void returned(String caseKey, PlanSubject subject, String leadStep, String examinerStep) {
    var last = lastOf(caseKey, leadStep, examinerStep);
    var lead = newest(caseKey, leadStep);
    var examiner = newest(caseKey, examinerStep);
    var reason = new StringBuilder();
    if (lead.outcome().equals("return")) {
      reason.append("The OMB lead returned the plan: ").append(shortened(lead.comment()));
    }
    if (examiner.outcome().equals("return")) {
      reason.append(reason.isEmpty() ? "" : " ").append("The OMB budget examiner returned the budget requests; the comment stands in the task.");
    }
    budgetRequests.mark(subject.businessKey(), BudgetRequests.RETURNED);
    ledger.returned(obligation(subject), last.by(), last.at(), reason.toString());
  }

  private CaseStory.Entry lastOf(String caseKey, String... steps) {
    return Stream.of(steps).map(step -> newest(caseKey, step)).max(Comparator.comparing(CaseStory.Entry::at)).orElseThrow();
  }

  private CaseStory.Entry newest(String caseKey, String step) {
    return story.of(caseKey).stream().filter(entry -> entry.elementId().equals(step)).reduce((older, newer) -> newer)
        .orElseThrow(() -> new IllegalStateException("Nobody has decided " + step + " in " + caseKey + " yet."));
  }

  private static String shortened(String comment) {
    return comment.length() <= LONGEST_REASON ? comment : comment.substring(0, LONGEST_REASON) + "…";
  }

  private static BudgetRequest request(PlanSubject subject, Request each) {
    return new BudgetRequest(subject.businessKey(), subject.agencyId(), subject.hispId(), each.id(), each.title().strip(),
        each.fiscalYear(), Amount.parse(each.amount()).orElseThrow(), each.account().strip(), each.narrative(),
        each.actionIds() == null ? List.of() : each.actionIds().stream().distinct().toList(), BudgetRequests.SUBMITTED);
  }

  private static Commitment commitment(PlanSubject subject, int actionYear, Action action, LocalDate acceptedOn) {
    return new Commitment(subject.cycleYear(), actionYear, subject.agencyId(), subject.hispId(), action.id(), action.kind(),
        action.forService() ? action.serviceId() : null, action.title().strip(), action.painPoint(), action.outcome(), action.measure(),
        action.baseline(), action.target(), action.unit(), LocalDate.parse(action.targetDate().strip()), acceptedOn);
  }

  private static String obligation(PlanSubject subject) {
    return Obligation.id(subject.businessKey(), ObligationKind.ACTION_PLAN);
  }
}

package org.hispcycle.actionplan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
import org.hispcycle.draft.Drafts.Submission;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.registry.Registry;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The steps of an action plan: drafted, reviewed in the agency, signed, reviewed by OMB, published (D1 to D12). */
@Service
@Transactional
public class ActionPlans {

  private static final String RETURN = "return";

  private final PlanReader plans;
  private final PlanTermsReader terms;
  private final Registry registry;
  private final Ledger ledger;
  private final Drafts drafts;
  private final CaseStory story;
  private final Designations designations;
  private final Commitments commitments;
  private final PublicPlans publicPlans;
  private final BudgetRequests budgetRequests;
  private final Signatures signatures;
  private final PlanFiles files;

  ActionPlans(PlanReader plans, PlanTermsReader terms, Registry registry, Ledger ledger, Drafts drafts, CaseStory story,
      Designations designations, Commitments commitments, PublicPlans publicPlans, BudgetRequests budgetRequests, Signatures signatures,
      PlanFiles files) {
    this.plans = plans;
    this.terms = terms;
    this.registry = registry;
    this.ledger = ledger;
    this.drafts = drafts;
    this.story = story;
    this.designations = designations;
    this.commitments = commitments;
    this.publicPlans = publicPlans;
    this.budgetRequests = budgetRequests;
    this.signatures = signatures;
    this.files = files;
  }

  /** Under which the final plan of the subject keeps its draft, submissions, remarks and story. */
  public static String caseKey(String businessKey) {
    return "ActionPlanProcess/" + businessKey;
  }

  @Transactional(readOnly = true)
  public PlanChoices choices(PlanSubject subject) {
    var asked = terms.of(subject);
    var identified = terms.hisps(subject).stream().flatMap(hisp -> designations.improvementActions(subject.cycleYear(), hisp.id()).stream())
        .map(action -> new PlanChoices.Identified(action.title(), action.serviceId(), registry.service(action.serviceId()).name(),
            action.description())).toList();
    return new PlanChoices(asked, asked.services().entrySet().stream().map(each -> new PlanChoices.Offered(each.getKey(), each.getValue()))
        .toList(), identified, lastYear(subject).orElse(null));
  }

  private Optional<PlanChoices.LastYear> lastYear(PlanSubject subject) {
    var before = subject.yearBefore();
    return drafts.latestSubmission(caseKey(before.businessKey())).map(signed -> {
      var actions = signed.content().path("actions").deepCopy();
      actions.forEach(action -> {
        if (action instanceof ObjectNode known) {
          known.remove("files");
        }
      });
      return new PlanChoices.LastYear(before.cycleYear(), actions);
    });
  }

  /** What would refuse the plan as it is now, and what weakens it. */
  @Transactional(readOnly = true)
  public PlanCheck check(String caseKey, PlanSubject subject, JsonNode draft) {
    return plans.check(caseKey, subject, draft, caseKey.equals(caseKey(subject.businessKey())));
  }

  /**
   * The final plan begins with what stands in the draft plan, submitted or not (D2). Where somebody has written already, or there
   * is no draft plan, nothing happens.
   */
  public void beginWithDraftPlan(PlanSubject subject) {
    var key = caseKey(subject.businessKey());
    var draftPlan = drafts.find(DraftPlans.caseKey(subject.businessKey()));
    if (draftPlan.version() > 0 && drafts.find(key).version() == 0) {
      drafts.save(key, 0, files.carriedOver(DraftPlans.caseKey(subject.businessKey()), key, draftPlan.content()), draftPlan.updatedBy());
    }
  }

  /** A step within the agency passes a complete plan on; nothing is written yet. */
  @Transactional(readOnly = true)
  public void passOn(PlanSubject subject, JsonNode draft) {
    plans.complete(caseKey(subject.businessKey()), subject, draft);
  }

  /** Only where somebody reviews the plan in the agency can it go back to the reviewers. */
  @Transactional(readOnly = true)
  public void backToReviewers(PlanSubject subject) {
    if (!terms.takesPlace(subject, "plan-cio-review") && !terms.takesPlace(subject, "plan-cfo-review")) {
      throw new InputRefused("Under this edition of the circular nobody reviews the plan before it is signed. Return it to the drafters instead.");
    }
  }

  /** The official signs: what stands in the draft is frozen, fingerprinted and goes to OMB. */
  public void sign(PlanSubject subject, JsonNode draft, String by, String office, Instant at) {
    var key = caseKey(subject.businessKey());
    var content = plans.complete(key, subject, draft);
    signatures.sign(subject, drafts.freeze(key, draft, by, at), office);
    budgetRequests.submit(subject.cycleYear(), content.budgetRequests().stream().map(each -> request(subject, each)).toList(),
        subject.businessKey(), by, at);
    ledger.submitted(obligation(subject), by, at);
  }

  /** OMB accepts what was signed and nothing else. */
  @Transactional(readOnly = true)
  public void accept(PlanSubject subject, JsonNode draft) {
    var signed = signed(subject);
    var intact = signatures.latest(subject.businessKey()).filter(each -> each.version() == signed.version() && each.intact()).isPresent();
    if (!intact || !signed.content().equals(draft)) {
      throw new InputRefused("The plan that is stored is not the text that was signed: it was changed outside this application. "
          + "Do not accept it; tell the operator, and return it to the agency so that it is signed again.");
    }
  }

  /** Every reviewer accepted: the actions become commitments, or the whole plan becomes public. Repeating it changes nothing. */
  public void publish(PlanSubject subject, String leadStep, String examinerStep) {
    var last = lastOf(subject, leadStep, examinerStep);
    var signed = signed(subject);
    var asked = terms.of(subject);
    var acceptedOn = EasternTime.dateOf(last.at());
    commitments.publish(subject.businessKey(), plans.read(signed.content()).actions().stream()
        .map(action -> commitment(subject, asked, action, acceptedOn)).toList());
    if (asked.wholePlanPublic()) {
      publicPlans.publish(subject, signed.version(), signed.content(), acceptedOn);
    }
    budgetRequests.mark(subject.businessKey(), BudgetRequests.ACCEPTED);
    if (!ledger.get(obligation(subject)).status().settled()) {
      ledger.accepted(obligation(subject), last.by(), last.at());
    }
  }

  /**
   * One reviewer or both returned the plan. The ledger, which many read, says who did; what they said may be about budget
   * requests and stays in the case, for those who see them (D7).
   */
  public void returned(PlanSubject subject, String leadStep, String examinerStep) {
    var last = lastOf(subject, leadStep, examinerStep);
    var reason = new StringBuilder();
    newest(subject, leadStep).filter(entry -> entry.outcome().equals(RETURN))
        .ifPresent(entry -> reason.append("The OMB lead returned the plan; the comment stands in the task."));
    newest(subject, examinerStep).filter(entry -> entry.outcome().equals(RETURN)).ifPresent(entry -> reason.append(reason.isEmpty() ? "" : " ")
        .append("The OMB budget examiner returned the budget requests; the comment stands in the task."));
    budgetRequests.mark(subject.businessKey(), BudgetRequests.RETURNED);
    ledger.returned(obligation(subject), last.by(), last.at(), reason.toString());
  }

  private Submission signed(PlanSubject subject) {
    return drafts.latestSubmission(caseKey(subject.businessKey())).orElseThrow(() -> new IllegalStateException(
        "The action plan " + subject.businessKey() + " is with OMB, but no signed version of it is kept."));
  }

  private CaseStory.Entry lastOf(PlanSubject subject, String... steps) {
    return Stream.of(steps).flatMap(step -> newest(subject, step).stream()).max(Comparator.comparing(CaseStory.Entry::at)).orElseThrow();
  }

  private Optional<CaseStory.Entry> newest(PlanSubject subject, String step) {
    return story.of(caseKey(subject.businessKey())).stream().filter(entry -> entry.elementId().equals(step)).reduce((older, newer) -> newer);
  }

  private static BudgetRequest request(PlanSubject subject, Request each) {
    return new BudgetRequest(subject.businessKey(), subject.agencyId(), subject.hispId(), each.id(), each.title().strip(),
        each.fiscalYear(), Amount.parse(each.amount()).orElseThrow(), stripped(each.account()), stripped(each.program()), each.narrative(),
        each.actionIds().stream().distinct().toList(), stripped(each.crossAgencyPriority()), BudgetRequests.SUBMITTED);
  }

  private static Commitment commitment(PlanSubject subject, PlanTerms asked, Action action, LocalDate acceptedOn) {
    return new Commitment(subject.cycleYear(), asked.actionYear(), subject.agencyId(), subject.hispId(), action.id(), action.kind(),
        stripped(action.horizon()) == null ? asked.usualHorizon() : action.horizon().strip(), action.forService() ? action.serviceId() : null,
        action.title().strip(), action.painPoint(), action.outcome(), action.measure(), action.baseline(), day(action.baselineDate()),
        action.target(), action.unit(), day(action.targetDate()), action.statusOrNew(), acceptedOn);
  }

  private static LocalDate day(String text) {
    return stripped(text) == null ? null : LocalDate.parse(text.strip());
  }

  private static String stripped(String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  private static String obligation(PlanSubject subject) {
    return Obligation.id(subject.businessKey(), ObligationKind.ACTION_PLAN);
  }
}

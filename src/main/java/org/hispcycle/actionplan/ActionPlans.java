package org.hispcycle.actionplan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hispcycle.actionplan.ActionPlanContent.Action;
import org.hispcycle.actionplan.ActionPlanContent.Request;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.cycle.Cycles;
import org.hispcycle.cycle.Ledger;
import org.hispcycle.cycle.Obligation;
import org.hispcycle.cycle.ObligationKind;
import org.hispcycle.designation.Designations;
import org.hispcycle.draft.CaseStory;
import org.hispcycle.draft.Drafts;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.registry.Hisp;
import org.hispcycle.registry.Registry;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The steps of an action plan: drafted, forwarded by the CIO, signed by the head of agency, reviewed by OMB (D1 to D7). */
@Service
@Transactional
public class ActionPlans {

  private static final int LONGEST_REASON = 3_500;

  private final Registry registry;
  private final Cycles cycles;
  private final Ledger ledger;
  private final Drafts drafts;
  private final CaseStory story;
  private final Designations designations;
  private final Commitments commitments;
  private final BudgetRequests budgetRequests;
  private final ObjectMapper json;
  private final Clock clock;

  ActionPlans(Registry registry, Cycles cycles, Ledger ledger, Drafts drafts, CaseStory story, Designations designations,
      Commitments commitments, BudgetRequests budgetRequests, ObjectMapper json, Clock clock) {
    this.registry = registry;
    this.cycles = cycles;
    this.ledger = ledger;
    this.drafts = drafts;
    this.story = story;
    this.designations = designations;
    this.commitments = commitments;
    this.budgetRequests = budgetRequests;
    this.json = json;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public PlanChoices choices(PlanSubject subject) {
    var services = services(subject, EasternTime.today(clock));
    var edition = cycles.edition(subject.cycleYear());
    var identified = hisps(subject).stream().flatMap(hisp -> designations.improvementActions(subject.cycleYear(), hisp.id()).stream())
        .map(action -> new PlanChoices.Identified(action.title(), registry.service(action.serviceId()).name(), action.description())).toList();
    return new PlanChoices(subject.cycleYear() + edition.actionYearOffset(), budgetYear(subject), services.entrySet().stream()
        .map(each -> new PlanChoices.Offered(each.getKey(), each.getValue())).toList(), identified);
  }

  /** A step within the agency passes a complete plan on; nothing is written yet. */
  @Transactional(readOnly = true)
  public void passOn(PlanSubject subject, JsonNode draft, Instant at) {
    complete(subject, draft, at);
  }

  /** The head of agency signs: what stands in the draft is frozen and goes to OMB. */
  public void sign(String caseKey, PlanSubject subject, JsonNode draft, String by, Instant at) {
    var content = complete(subject, draft, at);
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
    var actionYear = subject.cycleYear() + cycles.edition(subject.cycleYear()).actionYearOffset();
    commitments.publish(subject.businessKey(), read(signed.content()).actions().stream()
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

  private ActionPlanContent complete(PlanSubject subject, JsonNode draft, Instant at) {
    var content = read(draft);
    var faults = rules(subject, EasternTime.dateOf(at)).check(content);
    if (!faults.isEmpty()) {
      throw InputRefused.of(faults);
    }
    return content;
  }

  private ActionPlanRules rules(PlanSubject subject, LocalDate today) {
    var services = services(subject, today);
    return new ActionPlanRules(subject.cycleYear() + cycles.edition(subject.cycleYear()).actionYearOffset(), budgetYear(subject),
        services, subject.hispId() == null ? Set.of() : services.keySet());
  }

  private Integer budgetYear(PlanSubject subject) {
    var offset = cycles.edition(subject.cycleYear()).budgetYearOffset();
    return offset == null ? null : Integer.valueOf(subject.cycleYear() + offset);
  }

  /** The services designated on the day: a HISP's own, or those of all HISPs of the department. */
  private Map<Integer, String> services(PlanSubject subject, LocalDate today) {
    var names = new LinkedHashMap<Integer, String>();
    hisps(subject).forEach(hisp -> registry.designatedServices(hisp.id(), today)
        .forEach(each -> names.put(each.serviceId(), registry.service(each.serviceId()).name())));
    return names;
  }

  private List<Hisp> hisps(PlanSubject subject) {
    return subject.hispId() != null ? List.of(registry.hisp(subject.hispId()))
        : registry.activeHisps(EasternTime.today(clock)).stream().filter(hisp -> hisp.agencyId().equals(subject.agencyId())).toList();
  }

  private static String obligation(PlanSubject subject) {
    return Obligation.id(subject.businessKey(), ObligationKind.ACTION_PLAN);
  }

  /** The parser's own message would repeat what was entered, so it is not passed on. */
  private ActionPlanContent read(JsonNode draft) {
    try {
      return json.treeToValue(draft, ActionPlanContent.class);
    } catch (JsonProcessingException unreadable) {
      throw new InputRefused("The draft cannot be read: a service id and a fiscal year are whole numbers, lists are lists, everything else is text. Open the form, correct it and save again.");
    }
  }
}

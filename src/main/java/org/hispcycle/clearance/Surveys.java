package org.hispcycle.clearance;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.cycle.Cycles;
import org.hispcycle.cycle.Ledger;
import org.hispcycle.cycle.Obligation;
import org.hispcycle.cycle.ObligationKind;
import org.hispcycle.cycle.ObligationStatus;
import org.hispcycle.draft.CaseStory;
import org.hispcycle.draft.Drafts;
import org.hispcycle.platform.Announcement;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.NotFound;
import org.hispcycle.platform.security.Roles;
import org.hispcycle.survey.Deviation;
import org.hispcycle.survey.SurveyContent;
import org.hispcycle.survey.SurveyRules;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The steps of a survey from its draft to its OMB control number (F1, H1 to H17). */
@Service
@Transactional
public class Surveys {

  private static final String APPLICATION = "system";
  private static final int LONGEST_REASON = 1_000;
  private static final Set<SurveyStatus> WITHDRAWABLE = EnumSet.noneOf(SurveyStatus.class);
  private static final Set<SurveyStatus> OPEN = EnumSet.noneOf(SurveyStatus.class);
  /** A survey on one of these scales counts answers from a rating on that OMB chooses (F2d). */
  private static final Set<String> FIVE_POINTS = Set.of("likert5", "stars5");
  private static final Set<String> AGENCY_SIDE = Set.of(Roles.HISP_REPORTER, Roles.HISP_OFFICIAL, Roles.PRA_OFFICER);
  private static final Set<String> OMB_SIDE = Set.of(Roles.OMB_DESK_OFFICER, Roles.OIRA_ANALYST);

  static {
    for (var status : SurveyStatus.values()) {
      if (status.open()) {
        OPEN.add(status);
      }
      if (status.withdrawable()) {
        WITHDRAWABLE.add(status);
      }
    }
  }

  private final SurveyStore store;
  private final SurveyChecks checks;
  private final PraGroups groups;
  private final PraDeterminations determinations;
  private final Clearances clearances;
  private final Umbrellas umbrellas;
  private final Reviews reviews;
  private final ReviewClock reviewClock;
  private final Drafts drafts;
  private final Ledger ledger;
  private final Cycles cycles;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Surveys(SurveyStore store, SurveyChecks checks, PraGroups groups, PraDeterminations determinations, Clearances clearances, Umbrellas umbrellas, Reviews reviews,
      ReviewClock reviewClock, Drafts drafts, Ledger ledger, Cycles cycles, ApplicationEventPublisher events, Clock clock) {
    this.store = store;
    this.checks = checks;
    this.groups = groups;
    this.determinations = determinations;
    this.clearances = clearances;
    this.umbrellas = umbrellas;
    this.reviews = reviews;
    this.reviewClock = reviewClock;
    this.drafts = drafts;
    this.ledger = ledger;
    this.cycles = cycles;
    this.events = events;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public Survey get(String businessKey) {
    return store.find(businessKey).orElseThrow(() -> new NotFound("There is no survey with the case key " + businessKey + "."));
  }

  @Transactional(readOnly = true)
  public List<Survey> ofAgency(String agencyId) {
    return store.ofAgency(agencyId);
  }

  /** Where the newest submission departs from the guidelines. */
  @Transactional(readOnly = true)
  public List<Deviation> deviations(String businessKey) {
    return store.deviations(businessKey, get(businessKey).submissionVersion());
  }

  /** Whether the Act applies to the newest submission; empty before anything was submitted. */
  @Transactional(readOnly = true)
  public Optional<PraDetermination> determination(String businessKey) {
    return store.determination(businessKey);
  }

  /** The HISP submits the draft; what blocks keeps it open, the rest is for the reviewers (H13). */
  public void submit(String businessKey, JsonNode draft, String by, Instant at) {
    var survey = get(businessKey);
    var content = checks.read(draft);
    var faults = checks.faults(survey, content);
    if (faults.isEmpty() && content.isSurvey()) {
      checks.deviations(survey, content).stream().filter(Deviation::blocking)
          .forEach(each -> faults.add(new InputRefused.Fault(each.field(), each.message() + " (" + each.clause() + ")")));
    }
    InputRefused.ifAny(faults);
    store.submitted(survey, content, drafts.freeze(survey.caseKey(), draft, by, at).version(), at);
  }

  /**
   * The agency takes the request back; possible until there is an outcome (H4).
   *
   * @throws InputRefused where the request has ended, or OMB has decided at the same moment
   */
  public Survey withdraw(String businessKey, String reason, String by, Instant at) {
    var survey = get(businessKey);
    if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
      throw new InputRefused("Say why the request is withdrawn, in at most " + LONGEST_REASON + " characters: it stays in the record.");
    }
    if (!store.withdraw(survey, WITHDRAWABLE, by, reason.strip(), at)) {
      var now = get(businessKey);
      throw new InputRefused(now.status() == SurveyStatus.AWAITING_NUMBER
          ? "Both reviewers have approved this survey; it only waits for its control number and can no longer be withdrawn. Ask OIRA to return it instead."
          : "The request " + businessKey + " has ended already (" + now.status().name().toLowerCase().replace('_', ' ') + "), so there is nothing to withdraw.");
    }
    ended(survey, "Withdrawn by the agency. " + reason.strip(), by, at);
    return survey;
  }

  /** Withdraws the requests that run for a duty that nobody owes any more (C14). */
  public List<Survey> withdrawRunning(String baseKey, String hispId, int serviceId, Instant at) {
    var running = store.openOf(hispId, serviceId).stream().filter(survey -> survey.baseKey().equals(baseKey)).toList();
    running.forEach(survey -> {
      store.withdraw(survey, OPEN, APPLICATION, "The service no longer owes a clearance.", at);
      reviewClock.end(survey.businessKey(), at);
      reviewExemptions(survey, at);
    });
    return running;
  }

  /**
   * The case of the survey has ended, however. Where it still ran, as when an operator deletes it, the survey is withdrawn, so that
   * its duty is open again and a new request can be made.
   */
  public void caseEnded(String businessKey, String why, Instant at) {
    store.find(businessKey).filter(survey -> survey.status().open()).ifPresent(survey -> {
      var reason = cut("The case was ended by the operator" + (why == null || why.isBlank() ? "." : ": " + why), LONGEST_REASON);
      if (store.withdraw(survey, OPEN, APPLICATION, reason, at)) {
        ended(survey, reason, APPLICATION, at);
      }
    });
  }

  private void ended(Survey survey, String reason, String by, Instant at) {
    reviewClock.end(survey.businessKey(), at);
    reviewExemptions(survey, at);
    if (othersWithOmb(survey).isEmpty()) {
      duties(survey).stream().filter(duty -> duty.status() == ObligationStatus.SUBMITTED)
          .forEach(duty -> ledger.returned(duty.id(), cut(by, 64), at, reason));
    }
    var told = new java.util.HashSet<>(AGENCY_SIDE);
    if (survey.status() == SurveyStatus.WITH_OMB || survey.status() == SurveyStatus.AWAITING_NUMBER) {
      told.addAll(OMB_SIDE);
    }
    announce(survey, "withdrawn", told, "Request withdrawn: " + named(survey),
        "The request for a clearance of the survey " + named(survey) + " was withdrawn.", reason, "Its tasks are closed. What was written stays in the record.");
  }

  /** What the decisions need; groups of nine or fewer are counted with those of the last twelve months (H8). */
  public DeterminationInput determinationInput(String businessKey) {
    var survey = get(businessKey);
    var content = checks.submitted(survey);
    var given = content.determination();
    var others = groups.joinsOthers(survey, content) || given.otherGroupsSamePurpose();
    return new DeterminationInput(given.collectsFrom(), given.method(), given.respondents(), given.identicalQuestions(),
        given.screeningQuestions(), others, Boolean.TRUE.equals(given.sectorMajority()), content.offersIncentive(),
        cycles.edition(survey.cycleYear()).cfoClearsIncentives());
  }

  /** In what the submission differs from the approved survey that it changes; empty for a survey of its own. */
  @Transactional(readOnly = true)
  public Optional<SurveyDifferences> differences(String businessKey) {
    var survey = get(businessKey);
    return checks.differences(survey, checks.submitted(survey));
  }

  /** No clearance is needed: the duty is excused with the reason, and a survey may go live as it is. */
  public void recordExemption(String businessKey, PraDetermination result) {
    var survey = get(businessKey);
    var content = checks.submitted(survey);
    var at = clock.instant();
    var by = drafts.latestSubmission(survey.caseKey()).orElseThrow().submittedBy();
    store.replaceDetermination(survey, content.determination(), content.questionSet(), result, at);
    store.status(survey, SurveyStatus.NO_CLEARANCE_NEEDED, at);
    if (store.openOf(survey.hispId(), survey.serviceId()).stream().noneMatch(each -> each.baseKey().equals(survey.baseKey()))) {
      unsettled(survey, ObligationKind.PRA_CLEARANCE).ifPresent(duty ->
          ledger.excuse(duty.id(), by, at, "No clearance needed: " + result.reason() + " (" + result.clause() + ")"));
    }
    reviewExemptions(survey, at);
    if (content.isSurvey()) {
      unsettled(survey, ObligationKind.SURVEY).ifPresent(duty -> {
        ledger.submitted(duty.id(), by, at);
        ledger.accepted(duty.id(), APPLICATION, at);
      });
    }
  }

  /** Keeps the determination and how far the submission conforms to the guidelines. */
  public void checkGuideline(String businessKey, PraDetermination result) {
    var survey = get(businessKey);
    var content = checks.submitted(survey);
    store.replaceDetermination(survey, content.determination(), content.questionSet(), result, clock.instant());
    store.replaceDeviations(survey, content.isSurvey() ? checks.deviations(survey, content) : List.of());
    reviewExemptions(survey, clock.instant());
  }

  /**
   * A group came to those of its agency, or left them: of the ones that needed no clearance by themselves, the exemption ends where
   * they need one together now, and holds again where they do not (H8). Their people are told.
   */
  private void reviewExemptions(Survey cause, Instant at) {
    for (var key : groups.exempt(cause.agencyId())) {
      var exempt = get(key);
      var content = checks.submitted(exempt);
      var given = content.determination();
      var result = determinations.determine(new PraDeterminations.Question(given.collectsFrom(), given.method(), given.respondents(), given.identicalQuestions(),
          given.screeningQuestions(), groups.joined(key) || Boolean.TRUE.equals(given.otherGroupsSamePurpose()), given.sectorMajority()));
      var status = result.applies() ? SurveyStatus.EXEMPTION_ENDED : SurveyStatus.NO_CLEARANCE_NEEDED;
      if (status == exempt.status()) {
        continue;
      }
      store.replaceDetermination(exempt, given, content.questionSet(), result, at);
      store.exemption(exempt, status, at);
      if (result.applies()) {
        announce(exempt, "exemption-ended/" + at.getEpochSecond(), AGENCY_SIDE, "A clearance is needed after all: " + named(exempt),
            "The survey " + named(exempt) + " of nine people or fewer needed no clearance. Since then another group joined it (case " + cause.businessKey() + "). "
                + result.reason() + " (" + result.clause() + ")", "Ask nobody else under the exemption. Request a clearance for this survey from your inbox, or have the groups made independent.");
      } else {
        announce(exempt, "exemption-holds/" + at.getEpochSecond(), AGENCY_SIDE, "No clearance is needed again: " + named(exempt),
            "The other group that joined the survey " + named(exempt) + " was given up, so it needs no clearance again. " + result.reason() + " (" + result.clause() + ")");
      }
    }
  }

  /** Keeps what kind of change the submission is. */
  public void recordTriage(String businessKey, String kind, String reason, String clause) {
    store.change(get(businessKey), new Survey.Change(ChangeKind.of(kind), reason, clause));
  }

  public void clearAsCounsel(JsonNode draft) {
    InputRefused.ifAny(ClearanceRules.finding("counsel", "legal counsel", checks.read(draft).counsel()));
  }

  public void clearAsCfo(JsonNode draft) {
    InputRefused.ifAny(ClearanceRules.finding("cfo", "the Chief Financial Officer", checks.read(draft).cfo()));
  }

  /**
   * The PRA officer submits to OMB: all material is in, and the clock begins (H17). An incentive needs its clearances first (H12),
   * and results that are published an umbrella that allows it (L12). A cosmetic change does not go to OMB.
   */
  public void forward(String businessKey, JsonNode draft, String by, Instant at) {
    var survey = get(businessKey);
    var content = checks.read(draft);
    var cosmetic = survey.is(ChangeKind.COSMETIC);
    var faults = new ArrayList<>(cosmetic ? List.<InputRefused.Fault>of()
        : ClearanceRules.clearances(content, cycles.edition(survey.cycleYear()).cfoClearsIncentives()));
    faults.addAll(ClearanceRules.publication(content, umbrellas.valid(survey.agencyId(), EasternTime.dateOf(at)).orElse(null)));
    InputRefused.ifAny(faults);
    store.version(survey, drafts.freeze(survey.caseKey(), draft, by, at).version());
    if (cosmetic) {
      return;
    }
    store.status(survey, SurveyStatus.WITH_OMB, at);
    duties(survey).forEach(duty -> ledger.submitted(duty.id(), by, at));
    reviewClock.start(businessKey, at);
  }

  /** A cosmetic change: the approved survey goes on with the new version; number, dates, terms and burden stay. */
  public void recordChange(String businessKey) {
    var survey = get(businessKey);
    var at = clock.instant();
    var submission = drafts.latestSubmission(survey.caseKey()).orElseThrow();
    var content = checks.submitted(survey);
    var replaced = checks.changed(survey).orElseThrow(() -> new IllegalStateException("The case " + businessKey + " changes nothing."));
    var today = EasternTime.dateOf(at);
    var umbrella = validUmbrella(survey, at);
    if (!replaced.expiresOn().isAfter(today)) {
      throw new InputRefused("The approved survey \"" + replaced.title() + "\" (" + replaced.controlNumber() + ") ends today, has ended or was changed in the meantime,"
          + " so nothing is left to change. Withdraw this request; for the survey that is in force now, request a change of that one.");
    }
    take(survey, replaced, umbrella, content, new SurveyContent.Approval(replaced.controlNumber(), today, replaced.expiresOn(), replaced.terms()),
        submission.submittedBy(), at);
    store.status(survey, SurveyStatus.CHANGE_RECORDED, at);
    announce(survey, "changed", AGENCY_SIDE, "Change recorded: " + named(survey), "The change of the approved survey " + named(survey)
        + " is cosmetic and was recorded.", survey.change().reason(), "Its number stays " + replaced.controlNumber() + ". Use the new version from now on.");
  }

  /** Somebody in the agency sends the survey back to the HISP; OMB has not seen it. */
  public void returnedInAgency(String businessKey, Instant at) {
    store.status(get(businessKey), SurveyStatus.RETURNED, at);
  }

  /** A reviewer asks the agency; where material is missing the clock stops (H17). */
  public void ask(String businessKey, Reviewer reviewer, String text, boolean materialMissing, String by, Instant at) {
    var survey = get(businessKey);
    reviews.ask(survey, reviewer, text, materialMissing, by, at);
    if (materialMissing) {
      reviewClock.stop(businessKey, at);
      events.publishEvent(new ReviewClockMoved(businessKey, reviewer));
      announce(survey, "material-missing/" + reviews.questions(businessKey).size(), AGENCY_SIDE, "Material is missing: " + named(survey),
          "OMB cannot review the survey " + named(survey) + " because material is missing; the five business days of the review stand still.",
          "The agency's PRA officer has a task to add it. The five days begin anew with the answer.");
    }
  }

  /** The agency answers a reviewer; when all material is in again, the five days begin anew. */
  public void answer(String businessKey, Reviewer reviewer, String text, JsonNode draft, String by, Instant at) {
    var survey = get(businessKey);
    var missing = reviews.open(businessKey, reviewer).map(ReviewQuestion::materialMissing).orElse(false);
    if (!drafts.latestSubmission(survey.caseKey()).map(last -> last.content().equals(draft)).orElse(false)) {
      InputRefused.ifAny(checks.faults(survey, checks.read(draft)));
      store.version(survey, drafts.freeze(survey.caseKey(), draft, by, at).version());
    }
    reviews.answer(survey, reviewer, text, by, at);
    if (missing && !reviews.materialMissing(businessKey)) {
      reviewClock.start(businessKey, at);
      events.publishEvent(new ReviewClockMoved(businessKey, reviewer));
    }
  }

  /** What a reviewer says stands in the story of the case; for five ratings the desk officer says which count as positive (F2d). */
  public void review(String businessKey, Reviewer reviewer, boolean approves, JsonNode draft) {
    var content = checks.read(draft);
    if (approves && reviewer == Reviewer.DESK_OFFICER && content.isSurvey() && FIVE_POINTS.contains(content.scale())) {
      InputRefused.ifAny(SurveyRules.affirmative(content));
    }
  }

  /** OIRA sends an approved survey back before it got its number. */
  public void returnedByOmb(String businessKey, String by, Instant at, String comment) {
    var survey = get(businessKey);
    store.status(survey, SurveyStatus.RETURNED, at);
    reviewClock.end(businessKey, at);
    returned(survey, by, at, comment);
    announce(survey, "returned/" + survey.submissionVersion() + "/number", AGENCY_SIDE, "Returned by OIRA: " + named(survey),
        "OIRA returned the survey " + named(survey) + " instead of assigning a number.", cut(comment, LONGEST_REASON), "The HISP has a task to revise it.");
  }

  /** The joint outcome of the two reviews: {@code approved}, {@code approvedWithChanges}, {@code returned} or {@code disapproved}. */
  public void recordJointOutcome(String businessKey, String outcome) {
    var survey = get(businessKey);
    var at = clock.instant();
    if (outcome.startsWith("approved")) {
      store.status(survey, SurveyStatus.AWAITING_NUMBER, at);
      return;
    }
    var disapproved = outcome.equals("disapproved");
    store.status(survey, disapproved ? SurveyStatus.DISAPPROVED : SurveyStatus.RETURNED, at);
    reviewClock.end(businessKey, at);
    if (disapproved) {
      reviewExemptions(survey, at);
    }
    var verdicts = reviews.verdicts(survey.caseKey());
    var said = verdicts.stream().filter(each -> each.comment() != null)
        .map(each -> each.step() + " (" + each.outcomeLabel() + "): " + each.comment()).collect(Collectors.joining("\n"));
    var by = verdicts.stream().filter(each -> each.comment() != null).map(CaseStory.Entry::by).collect(Collectors.joining(", "));
    returned(survey, by, at, (disapproved ? "Disapproved. " : "Returned. ") + said);
    announce(survey, outcome + "/" + survey.submissionVersion(), AGENCY_SIDE, (disapproved ? "Disapproved: " : "Returned by OMB: ") + named(survey),
        "OMB " + (disapproved ? "disapproved" : "returned") + " the survey " + named(survey) + ".", cut(said, 4 * LONGEST_REASON),
        disapproved ? "The case has ended. A survey that meets what was said can be requested anew." : "The HISP has a task to revise it.");
  }

  private void returned(Survey survey, String by, Instant at, String comment) {
    if (othersWithOmb(survey).isEmpty()) {
      duties(survey).forEach(duty -> ledger.returned(duty.id(), cut(by, 64), at, cut(comment, 4 * LONGEST_REASON)));
    }
  }

  /** OIRA assigns the number; the burden is drawn down, or everything stays as it was. */
  public void assign(String businessKey, JsonNode draft, String by, Instant at) {
    var survey = get(businessKey);
    var content = checks.read(draft);
    var today = EasternTime.dateOf(at);
    var umbrella = umbrellas.valid(survey.agencyId(), today).orElse(null);
    var replaced = checks.changed(survey).orElse(null);
    var faults = new ArrayList<>(ClearanceRules.approval(content, today, withOmbSince(survey), umbrella, changesAsked(survey), replaced, survey.is(ChangeKind.NON_SUBSTANTIVE)));
    faults.addAll(ClearanceRules.publication(content, umbrella));
    InputRefused.ifAny(faults);
    take(survey, replaced, validUmbrella(survey, at), content, content.approval(), by, at);
    store.version(survey, drafts.freeze(survey.caseKey(), draft, by, at).version());
  }

  private LocalDate withOmbSince(Survey survey) {
    return reviewClock.runs(survey.businessKey()).stream().reduce((earlier, later) -> later).map(ReviewClock.Run::startedOn).orElse(null);
  }

  /** Enters the approval; an approved survey that it changes ends on the day on which it begins (H17). */
  private void take(Survey survey, ApprovedSurvey replaced, UmbrellaClearance umbrella, SurveyContent content, SurveyContent.Approval approval, String by,
      Instant at) {
    if (replaced != null) {
      clearances.end(replaced, approval.approvedOn(), "Changed by " + survey.businessKey(), by, at);
    }
    clearances.add(survey, umbrella, content, approval, by, at);
    if (replaced != null) {
      clearances.replaced(replaced, survey, survey.change() == null ? ChangeKind.SUBSTANTIVE : survey.change().kind(), by, at);
    }
  }

  private UmbrellaClearance validUmbrella(Survey survey, Instant at) {
    var today = EasternTime.dateOf(at);
    return umbrellas.valid(survey.agencyId(), today).orElseThrow(() -> new InputRefused("The department " + survey.agencyId()
        + " has no umbrella clearance that is valid on " + today + ", and a survey can only be approved under one. Renew the umbrella first, or return the request."));
  }

  /** The duties are met, and whoever waits for the clearance is told; in the transaction of {@link #assign}. */
  public void recordApproval(String businessKey) {
    var survey = get(businessKey);
    var approved = clearances.ofCase(businessKey).orElseThrow(() -> new IllegalStateException("The case " + businessKey + " has no clearance to record."));
    var at = clock.instant();
    var by = drafts.latestSubmission(survey.caseKey()).orElseThrow().submittedBy();
    store.status(survey, SurveyStatus.APPROVED, at);
    reviewClock.end(businessKey, at);
    duties(survey).forEach(duty -> ledger.accepted(duty.id(), by, at));
    events.publishEvent(new ClearanceApproved(survey.hispId(), survey.serviceId(), approved.controlNumber(), approved.approvedOn(), approved.expiresOn()));
    announce(survey, "approved", AGENCY_SIDE, "Approved: " + named(survey), "OMB approved the survey " + named(survey) + " under the control number "
        + approved.controlNumber() + "; the approval ends on " + EasternTime.longDate(approved.expiresOn()) + ".",
        approved.terms() == null || approved.terms().isBlank() ? "There are no terms of clearance." : "Terms of clearance: " + approved.terms(),
        "Show number, expiry and burden on the survey.");
  }

  /** Whether a reviewer approved with changes, which the approval must name as its terms. */
  boolean changesAsked(Survey survey) {
    return reviews.verdicts(survey.caseKey()).stream().anyMatch(each -> each.outcome().equals("approveWithChanges"));
  }

  private List<Survey> othersWithOmb(Survey survey) {
    return store.openOf(survey.hispId(), survey.serviceId()).stream().filter(each -> each.baseKey().equals(survey.baseKey()))
        .filter(each -> !each.businessKey().equals(survey.businessKey()))
        .filter(each -> each.status() == SurveyStatus.WITH_OMB || each.status() == SurveyStatus.AWAITING_NUMBER).toList();
  }

  private List<Obligation> duties(Survey survey) {
    return List.of(ObligationKind.SURVEY, ObligationKind.PRA_CLEARANCE).stream().flatMap(kind -> unsettled(survey, kind).stream()).toList();
  }

  private Optional<Obligation> unsettled(Survey survey, ObligationKind kind) {
    return ledger.find(Obligation.id(survey.baseKey(), kind)).filter(duty -> !duty.status().settled());
  }

  private void announce(Survey survey, String what, Set<String> roles, String subject, String... paragraphs) {
    events.publishEvent(new Announcement("clearance/" + survey.businessKey() + "/" + what, survey.agencyId(), roles, subject,
        java.util.stream.Stream.of(paragraphs).filter(SurveyContent::filled).toList(), "/office/clearance/" + survey.businessKey()));
  }

  private static String named(Survey survey) {
    return "\"" + (survey.title() == null ? survey.businessKey() : survey.title()) + "\"";
  }

  private static String cut(String text, int longest) {
    return text == null || text.length() <= longest ? text : text.substring(0, longest);
  }
}

package org.hispcycle.clearance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.cycle.Cycles;
import org.hispcycle.cycle.Ledger;
import org.hispcycle.cycle.Obligation;
import org.hispcycle.cycle.ObligationKind;
import org.hispcycle.cycle.Subject;
import org.hispcycle.draft.CaseStory;
import org.hispcycle.draft.Drafts;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.NotFound;
import org.hispcycle.registry.Registry;
import org.hispcycle.survey.ConformanceCheck;
import org.hispcycle.survey.Deviation;
import org.hispcycle.survey.Guideline;
import org.hispcycle.survey.Guidelines;
import org.hispcycle.survey.SurveyContent;
import org.hispcycle.survey.SurveyRules;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The steps of a survey from its draft to its OMB control number (F1, H1 to H17). */
@Service
@Transactional
public class Surveys {

  private static final String APPLICATION = "system";
  /** H8: the circular's limit, and the months over which groups count together. */
  private static final int NINE = 9;
  private static final int MONTHS_COUNTED = 12;
  private static final int REVIEWERS = 2;

  private final SurveyStore store;
  private final Clearances clearances;
  private final Umbrellas umbrellas;
  private final Guidelines guidelines;
  private final Drafts drafts;
  private final CaseStory story;
  private final Ledger ledger;
  private final Cycles cycles;
  private final Registry registry;
  private final ApplicationEventPublisher events;
  private final ObjectMapper json;
  private final Clock clock;

  Surveys(SurveyStore store, Clearances clearances, Umbrellas umbrellas, Guidelines guidelines, Drafts drafts, CaseStory story, Ledger ledger, Cycles cycles,
      Registry registry, ApplicationEventPublisher events, ObjectMapper json, Clock clock) {
    this.store = store;
    this.clearances = clearances;
    this.umbrellas = umbrellas;
    this.guidelines = guidelines;
    this.drafts = drafts;
    this.story = story;
    this.ledger = ledger;
    this.cycles = cycles;
    this.registry = registry;
    this.events = events;
    this.json = json;
    this.clock = clock;
  }

  /**
   * An agency asks for a clearance (H1).
   *
   * @param agencyId the agency that asks; null where the caller works for none or several
   */
  public Survey request(Integer serviceId, String agencyId, String by) {
    if (agencyId == null) {
      throw new InputRefused("A clearance is requested by the people of one agency. Ask the HISP that provides the service to request it.");
    }
    if (serviceId == null) {
      throw new InputRefused("Choose the service whose survey needs a clearance.");
    }
    var today = EasternTime.today(clock);
    if (cycles.find(today.getYear()).isEmpty()) {
      throw new InputRefused("The cycle " + today.getYear() + " has not been opened yet. Ask OMB to open it, then request the clearance again.");
    }
    var providers = registry.providersOf(serviceId).stream().filter(hisp -> hisp.agencyId().equals(agencyId)).toList();
    if (providers.isEmpty()) {
      throw new InputRefused("Your agency (" + agencyId + ") has no service with the id " + serviceId + ". Choose one of its own services.");
    }
    // of two HISPs of one agency that share a service, the one without a running request
    var hisp = providers.stream().filter(each -> store.openFor(each.id(), serviceId).isEmpty()).findFirst().orElseThrow(() -> {
      var running = store.openFor(providers.get(0).id(), serviceId).orElseThrow();
      return new InputRefused("A clearance for \"" + registry.service(serviceId).name() + "\" is being worked on already (case "
          + running.businessKey() + "). Carry on with it; it stands in your inbox or in that of the next reviewer.");
    });
    return open(today.getYear(), agencyId, hisp.id(), serviceId, by);
  }

  /** A designation asks for a clearance (C10); empty where a request for the service is running already. */
  public Optional<Survey> requestForDesignation(int cycleYear, String agencyId, String hispId, int serviceId, String by) {
    return store.openFor(hispId, serviceId).isPresent() ? Optional.empty() : Optional.of(open(cycleYear, agencyId, hispId, serviceId, by));
  }

  private Survey open(int cycleYear, String agencyId, String hispId, int serviceId, String by) {
    var baseKey = new Subject(agencyId, hispId, "").businessKey(cycleYear) + "-" + registry.service(serviceId).slug();
    var key = baseKey;
    for (int n = 2; store.find(key).isPresent(); n++) {
      key = baseKey + "-" + n;
    }
    var survey = new Survey(key, baseKey, cycleYear, agencyId, hispId, serviceId, null, null, SurveyStatus.DRAFT, clock.instant());
    try {
      store.insert(survey, by);
    } catch (DuplicateKeyException raced) {
      throw new InputRefused("Somebody else requested a clearance for \"" + registry.service(serviceId).name()
          + "\" at the same moment. Reload your inbox and carry on with that one.");
    }
    return survey;
  }

  @Transactional(readOnly = true)
  public Survey get(String businessKey) {
    return store.find(businessKey).orElseThrow(() -> new NotFound("There is no survey with the case key " + businessKey + "."));
  }

  @Transactional(readOnly = true)
  public List<Survey> ofAgency(String agencyId) {
    return store.ofAgency(agencyId);
  }

  /** The HISP submits the draft; what blocks keeps it open, the rest is for the reviewers (H13). */
  public void submit(String caseKey, String businessKey, JsonNode draft, String by, Instant at) {
    var survey = get(businessKey);
    var content = read(draft);
    var faults = new ArrayList<>(SurveyRules.draft(content, survey.serviceId()));
    if (faults.isEmpty() && content.isSurvey()) {
      deviations(survey, content).stream().filter(Deviation::blocking)
          .forEach(each -> faults.add(new InputRefused.Fault(each.field(), each.message() + " (" + each.clause() + ")")));
    }
    refuse(faults);
    var submission = drafts.freeze(caseKey, draft, by, at);
    store.submitted(survey, content.title(), submission.version(), at);
  }

  public void withdraw(String businessKey, Instant at) {
    store.status(get(businessKey), SurveyStatus.WITHDRAWN, at);
  }

  /** Withdraws the request that runs for a duty, if one does. */
  public Optional<Survey> withdrawRunning(String baseKey, String hispId, int serviceId, Instant at) {
    var running = store.openFor(hispId, serviceId).filter(survey -> survey.baseKey().equals(baseKey));
    running.ifPresent(survey -> store.status(survey, SurveyStatus.WITHDRAWN, at));
    return running;
  }

  /** What the determination needs; groups of nine or fewer are counted with those of the last twelve months (H8). */
  @Transactional(readOnly = true)
  public DeterminationInput determinationInput(String caseKey, String businessKey) {
    var survey = get(businessKey);
    var content = submitted(caseKey);
    var given = content.determination();
    var since = clock.instant().atZone(EasternTime.ZONE).minusMonths(MONTHS_COUNTED).toInstant();
    var others = given.otherGroupsSamePurpose() || store.exemptGroupSince(survey, content.questionSet(), NINE, since);
    return new DeterminationInput(given.collectsFrom(), given.method(), given.respondents(), given.identicalQuestions(),
        given.screeningQuestions(), others, false, content.offersIncentive(), cycles.edition(survey.cycleYear()).cfoClearsIncentives());
  }

  /** No clearance is needed: the duty is excused with the reason, and a survey may go live as it is. */
  public void recordExemption(String caseKey, String businessKey, PraDetermination result) {
    var survey = get(businessKey);
    var content = submitted(caseKey);
    var at = clock.instant();
    var by = drafts.latestSubmission(caseKey).orElseThrow().submittedBy();
    store.replaceDetermination(survey, content.determination(), content.questionSet(), result, at);
    store.status(survey, SurveyStatus.NO_CLEARANCE_NEEDED, at);
    unsettled(survey, ObligationKind.PRA_CLEARANCE).ifPresent(duty ->
        ledger.excuse(duty.id(), by, at, "No clearance needed: " + result.reason() + " (" + result.clause() + ")"));
    if (content.isSurvey()) {
      unsettled(survey, ObligationKind.SURVEY).ifPresent(duty -> {
        ledger.submitted(duty.id(), by, at);
        ledger.accepted(duty.id(), APPLICATION, at);
      });
    }
  }

  /** Keeps the determination and how far the submission conforms to the guidelines. */
  public void checkGuideline(String caseKey, String businessKey, PraDetermination result) {
    var survey = get(businessKey);
    var content = submitted(caseKey);
    store.replaceDetermination(survey, content.determination(), content.questionSet(), result, clock.instant());
    store.replaceDeviations(survey, content.isSurvey() ? deviations(survey, content) : List.of());
  }

  public void clearAsCounsel(JsonNode draft) {
    refuse(ClearanceRules.finding("counsel", "legal counsel", read(draft).counsel()));
  }

  public void clearAsCfo(JsonNode draft) {
    refuse(ClearanceRules.finding("cfo", "the Chief Financial Officer", read(draft).cfo()));
  }

  /** The PRA officer submits to OMB; an incentive needs its clearances first (H12). */
  public void forward(String caseKey, String businessKey, JsonNode draft, String by, Instant at) {
    var survey = get(businessKey);
    refuse(ClearanceRules.clearances(read(draft), cycles.edition(survey.cycleYear()).cfoClearsIncentives()));
    store.version(survey, drafts.freeze(caseKey, draft, by, at).version());
    store.status(survey, SurveyStatus.WITH_OMB, at);
    duties(survey).forEach(duty -> ledger.submitted(duty.id(), by, at));
  }

  /** Somebody in the agency sends the survey back to the HISP; OMB has not seen it. */
  public void returnedInAgency(String businessKey, Instant at) {
    store.status(get(businessKey), SurveyStatus.RETURNED, at);
  }

  /** OIRA sends an approved survey back before it got its number. */
  public void returnedByOmb(String businessKey, String by, Instant at, String comment) {
    var survey = get(businessKey);
    store.status(survey, SurveyStatus.RETURNED, at);
    duties(survey).forEach(duty -> ledger.returned(duty.id(), by, at, comment));
  }

  /** The joint outcome of the two reviews: {@code approved}, {@code approvedWithChanges}, {@code returned} or {@code disapproved}. */
  public void recordJointOutcome(String caseKey, String businessKey, String outcome) {
    if (outcome.startsWith("approved")) {
      return;
    }
    var survey = get(businessKey);
    var at = clock.instant();
    var disapproved = outcome.equals("disapproved");
    store.status(survey, disapproved ? SurveyStatus.DISAPPROVED : SurveyStatus.RETURNED, at);
    var reviews = lastReviews(caseKey);
    var said = reviews.stream().filter(each -> each.comment() != null)
        .map(each -> each.step() + " (" + each.outcomeLabel() + "): " + each.comment()).collect(Collectors.joining("\n"));
    var reason = (disapproved ? "Disapproved. " : "Returned. ") + said;
    var by = reviews.stream().filter(each -> each.comment() != null).map(CaseStory.Entry::by).collect(Collectors.joining(", "));
    duties(survey).forEach(duty -> ledger.returned(duty.id(), cut(by, 64), at, cut(reason, 4000)));
  }

  /** OIRA assigns the number; the burden is drawn down, or everything stays as it was. */
  public void assign(String caseKey, String businessKey, JsonNode draft, String by, Instant at) {
    var survey = get(businessKey);
    var content = read(draft);
    var today = EasternTime.dateOf(at);
    var umbrella = umbrellas.valid(survey.agencyId(), today);
    refuse(ClearanceRules.approval(content, today, umbrella.orElse(null), changesAsked(caseKey)));
    var drawnFrom = umbrella.orElseThrow(() -> new InputRefused("The department " + survey.agencyId() + " has no umbrella clearance that is valid on "
        + today + ", and a survey can only be approved under one. Renew the umbrella first, or return the request."));
    umbrellas.draw(drawnFrom, businessKey, content.burden().responses(), content.burden().hours(), content.burden().cost(), by, at);
    clearances.add(survey, drawnFrom, content, by, at);
    store.version(survey, drafts.freeze(caseKey, draft, by, at).version());
  }

  /** The duties are met, and whoever waits for the clearance is told; in the transaction of {@link #assign}. */
  public void recordApproval(String caseKey, String businessKey) {
    var survey = get(businessKey);
    var approved = clearances.ofCase(businessKey).orElseThrow(() -> new IllegalStateException("The case " + businessKey + " has no clearance to record."));
    var at = clock.instant();
    var by = drafts.latestSubmission(caseKey).orElseThrow().submittedBy();
    store.status(survey, SurveyStatus.APPROVED, at);
    duties(survey).forEach(duty -> ledger.accepted(duty.id(), by, at));
    events.publishEvent(new ClearanceApproved(survey.hispId(), survey.serviceId(), approved.controlNumber(), approved.approvedOn(), approved.expiresOn()));
  }

  /** What the forms show beside the draft. */
  @Transactional(readOnly = true)
  public Map<String, Object> shown(String caseKey, String businessKey, JsonNode draft) {
    var survey = get(businessKey);
    var service = registry.service(survey.serviceId());
    var guideline = guidelines.of(cycles.edition(survey.cycleYear()));
    var umbrella = umbrellas.valid(survey.agencyId(), EasternTime.today(clock)).orElse(null);
    var shown = new LinkedHashMap<String, Object>();
    shown.put("services", List.of(Map.of("id", service.id(), "name", service.name())));
    shown.put("guideline", guideline(guideline));
    shown.put("channels", registry.channels(survey.hispId(), survey.serviceId()));
    shown.put("pointsInTime", choices(SurveyRules.POINTS_IN_TIME));
    shown.put("scales", choices(SurveyRules.SCALES));
    shown.put("methods", choices(SurveyRules.METHODS));
    shown.put("collectsFrom", choices(SurveyRules.COLLECTS_FROM));
    shown.put("conformance", draft.isEmpty() ? List.of() : conformance(survey, draft));
    shown.put("umbrella", umbrella == null ? null : umbrella(umbrella));
    shown.put("determinationResult", store.determination(businessKey).orElse(null));
    shown.put("publicationAllowed", umbrella != null && umbrella.publicationAllowed());
    shown.put("termsRequired", changesAsked(caseKey));
    return shown;
  }

  private List<Deviation> conformance(Survey survey, JsonNode draft) {
    try {
      var content = json.treeToValue(draft, SurveyContent.class);
      return content.determination() == null || content.isSurvey() ? deviations(survey, content) : List.of();
    } catch (JsonProcessingException unreadable) {
      // a half-written draft; the submission will be refused with a sentence
      return List.of();
    }
  }

  private Map<String, Object> guideline(Guideline guideline) {
    Map<String, Object> shown = json.convertValue(guideline, new TypeReference<LinkedHashMap<String, Object>>() {});
    shown.put("trustTemplate", guideline.trustTemplates().get(0));
    shown.put("scale", guideline.scale());
    return shown;
  }

  private static Map<String, Object> umbrella(UmbrellaClearance umbrella) {
    var shown = new LinkedHashMap<String, Object>();
    // an umbrella of the public records may lack its number
    shown.put("controlNumber", umbrella.controlNumber());
    shown.put("title", umbrella.title());
    shown.put("expiresOn", umbrella.expiresOn());
    shown.put("remainingResponses", umbrella.remainingResponses());
    shown.put("remainingHours", umbrella.remainingHours());
    shown.put("demo", umbrella.demo());
    return shown;
  }

  private static List<Map<String, String>> choices(Map<String, String> labels) {
    return labels.entrySet().stream().map(each -> Map.of("id", each.getKey(), "label", each.getValue())).toList();
  }

  private List<Deviation> deviations(Survey survey, SurveyContent content) {
    var today = EasternTime.today(clock);
    var guideline = guidelines.of(cycles.edition(survey.cycleYear()));
    var found = new ArrayList<>(ConformanceCheck.of(guideline, content, !clearances.hasValidClearance(survey.hispId(), survey.serviceId(), today)));
    found.addAll(UmbrellaCheck.of(guideline, content, umbrellas.valid(survey.agencyId(), today).orElse(null), today));
    return found;
  }

  /** The two reviews are always the last two decisions when their joint outcome, and then the number, is due. */
  private List<CaseStory.Entry> lastReviews(String caseKey) {
    var entries = story.of(caseKey);
    return entries.subList(Math.max(0, entries.size() - REVIEWERS), entries.size());
  }

  private boolean changesAsked(String caseKey) {
    return lastReviews(caseKey).stream().anyMatch(each -> each.outcome().equals("approveWithChanges"));
  }

  private List<Obligation> duties(Survey survey) {
    return List.of(ObligationKind.SURVEY, ObligationKind.PRA_CLEARANCE).stream().flatMap(kind -> unsettled(survey, kind).stream()).toList();
  }

  private Optional<Obligation> unsettled(Survey survey, ObligationKind kind) {
    return ledger.find(Obligation.id(survey.baseKey(), kind)).filter(duty -> !duty.status().settled());
  }

  private SurveyContent submitted(String caseKey) {
    return read(drafts.latestSubmission(caseKey).orElseThrow(() -> new IllegalStateException("The case " + caseKey + " has no submission.")).content());
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest);
  }

  private static void refuse(List<InputRefused.Fault> faults) {
    if (!faults.isEmpty()) {
      throw InputRefused.of(faults);
    }
  }

  private SurveyContent read(JsonNode draft) {
    try {
      return json.treeToValue(draft, SurveyContent.class);
    } catch (JsonProcessingException unreadable) {
      var field = unreadable instanceof com.fasterxml.jackson.databind.JsonMappingException at && !at.getPath().isEmpty()
          ? " The field \"" + at.getPath().stream().map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex() + 1) : step.getFieldName())
              .collect(Collectors.joining(".")) + "\" is wrong." : "";
      throw new InputRefused("The draft cannot be read: numbers are whole or decimal numbers, a date looks like 2026-05-20." + field
          + " Open the form, correct it and save again.");
    }
  }
}

package org.hispcycle.clearance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hispcycle.calendar.Calendars;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.clearance.UmbrellaCase.Stage;
import org.hispcycle.clearance.UmbrellaClearance.Status;
import org.hispcycle.draft.Drafts;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.InputRefused.Fault;
import org.hispcycle.platform.NotFound;
import org.hispcycle.registry.Registry;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The cases of umbrella clearances: from one that is in force, or from none, to the next one (H2, H3, H7, H17). */
@Service
@Transactional
public class UmbrellaCases {

  private static final String APPLICATION = "system";

  private final UmbrellaCaseStore cases;
  private final UmbrellaStore store;
  private final Umbrellas umbrellas;
  private final UmbrellaNews news;
  private final UmbrellaWorkflow workflow;
  private final Drafts drafts;
  private final Registry registry;
  private final Calendars calendars;
  private final ObjectMapper json;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  UmbrellaCases(UmbrellaCaseStore cases, UmbrellaStore store, Umbrellas umbrellas, UmbrellaNews news, UmbrellaWorkflow workflow, Drafts drafts,
      Registry registry, Calendars calendars, ObjectMapper json, ApplicationEventPublisher events, Clock clock) {
    this.cases = cases;
    this.store = store;
    this.umbrellas = umbrellas;
    this.news = news;
    this.workflow = workflow;
    this.drafts = drafts;
    this.registry = registry;
    this.calendars = calendars;
    this.json = json;
    this.events = events;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public UmbrellaCase get(String businessKey) {
    return cases.find(businessKey).orElseThrow(() -> new NotFound("There is no case of an umbrella clearance with the key " + businessKey + "."));
  }

  /** The case of the department that runs now, if one does. */
  @Transactional(readOnly = true)
  public Optional<UmbrellaCase> open(String agencyId) {
    return cases.open(agencyId);
  }

  // ---- beginnings

  /**
   * Opens the case of the clearance under which the department's surveys are approved, if it has none; doing it again, or on two
   * nodes at once, changes nothing.
   */
  public Optional<UmbrellaCase> watch(String agencyId) {
    store.lock(agencyId);
    var current = current(agencyId);
    if (cases.open(agencyId).isPresent() || current.filter(each -> each.status() == Status.IN_FORCE).isEmpty()) {
      return Optional.empty();
    }
    var opened = cases.insert(agencyId, current.get().id(), Stage.WATCHED, APPLICATION, clock.instant());
    workflow.watch(opened);
    return Optional.of(opened);
  }

  /**
   * The case has ended, however. Where it still ran, as when an operator deletes it, it is closed, so that the department can ask
   * again; a clearance in force is watched by a new case at once (H3).
   */
  public void caseEnded(String businessKey, String why, Instant at) {
    cases.find(businessKey).filter(each -> each.stage().open()).ifPresent(ended -> {
      store.lock(ended.agencyId());
      cases.stage(businessKey, Stage.ENDED, at);
      news.ended(ended, why);
      events.publishEvent(new UmbrellaCaseEnded(ended.agencyId()));
    });
  }

  /** Somebody asks for a clearance where none is being worked on: a first one, or one after a lapse, or early. */
  public UmbrellaCase request(String agencyId, String by) {
    if (agencyId == null) {
      throw new InputRefused("An umbrella clearance belongs to one department. Choose the department.");
    }
    if (registry.agencies().stream().noneMatch(each -> each.id().equals(agencyId))) {
      throw new InputRefused("There is no department with the id " + agencyId + ". Choose one of the list.");
    }
    store.lock(agencyId);
    cases.open(agencyId).ifPresent(running -> {
      throw new InputRefused("The umbrella clearance of " + registry.agency(agencyId).name() + " has a case already (" + running.businessKey() + ": "
          + running.stage().label() + "). " + (running.stage() == Stage.WATCHED
          ? "Its renewal begins by itself; to begin now, choose \"Begin the renewal now\" on its page (/office/umbrella-clearance/" + running.umbrellaId() + ")." : "Carry on with it; it stands in the inbox of whoever has the next step."));
    });
    return cases.insert(agencyId, current(agencyId).map(UmbrellaClearance::id).orElse(null), Stage.STATEMENT, by, clock.instant());
  }

  private Optional<UmbrellaClearance> current(String agencyId) {
    return Umbrellas.current(store.ofAgency(agencyId));
  }

  /** OMB or OIRA enters a clearance that was approved outside the application; a case that watched the old one ends. */
  public UmbrellaClearance register(NewUmbrella given, String by) {
    var at = clock.instant();
    if (given.agencyId() == null || registry.agencies().stream().noneMatch(each -> each.id().equals(given.agencyId()))) {
      var faults = new ArrayList<Fault>();
      faults.add(new Fault("agencyId", given.agencyId() == null ? "Choose the department that the clearance belongs to."
          : "There is no department with the id " + given.agencyId() + ". Choose one of the list (GET /api/v1/clearances)."));
      faults.addAll(UmbrellaRules.registration("", given, EasternTime.dateOf(at)));
      InputRefused.ifAny(faults);
    }
    var registered = umbrellas.register(given, "", by, at);
    follow(registered, at);
    return registered;
  }

  /** The running case was for the clearance that has just been replaced, or for a first one: it ends, and the new one is watched. */
  private void follow(UmbrellaClearance registered, Instant at) {
    var running = cases.open(registered.agencyId());
    var concerned = running.filter(each -> each.umbrellaId() == null ? registered.kind() == UmbrellaClearance.Kind.A11_280
        : each.umbrellaId().equals(registered.replaces()));
    if (running.isPresent() && concerned.isEmpty()) {
      return;
    }
    concerned.ifPresent(each -> {
      cases.result(each.businessKey(), registered.id());
      cases.stage(each.businessKey(), Stage.REPLACED, at);
      workflow.replaced(each.businessKey());
    });
    watch(registered.agencyId());
  }

  /** The agency begins the renewal before it is due. */
  public UmbrellaCase renewNow(long umbrellaId) {
    var running = runningCase(umbrellaId);
    if (running.stage() != Stage.WATCHED) {
      throw new InputRefused("The renewal has begun already (case " + running.businessKey() + ": " + running.stage().label() + "). Carry on with it.");
    }
    workflow.renewNow(running.businessKey());
    return get(running.businessKey());
  }

  /** The agency asks to extend a clearance whose renewal will not be ready in time. */
  public UmbrellaCase askExtension(long umbrellaId, String reason, LocalDate until) {
    var faults = new ArrayList<Fault>();
    org.hispcycle.platform.TextRule.check(faults, "reason", "why the renewal will not be ready in time", reason, true, 4_000);
    UmbrellaRules.extension(umbrellas.get(umbrellaId), until, EasternTime.today(clock)).forEach(fault -> faults.add(new Fault("until", fault.message())));
    InputRefused.ifAny(faults);
    var running = runningCase(umbrellaId);
    if (!cases.askExtension(running.businessKey(), reason, until)) {
      throw new InputRefused("An extension until " + get(running.businessKey()).extensionUntil() + " has been asked for already; OIRA decides on it. Wait for that.");
    }
    workflow.extensionRequested(running.businessKey());
    return get(running.businessKey());
  }

  private UmbrellaCase runningCase(long umbrellaId) {
    var umbrella = umbrellas.get(umbrellaId);
    store.lock(umbrella.agencyId());
    return cases.open(umbrella.agencyId()).filter(each -> Long.valueOf(umbrellaId).equals(each.umbrellaId())).orElseThrow(() -> new InputRefused(
        "The umbrella clearance " + umbrella.controlNumber() + " has no running case" + (umbrella.status() == Status.REPLACED
            ? ": another clearance took its place. Open that one." : ". Start the process \"Umbrella clearance of a department\".")));
  }

  // ---- what the case does by itself

  /**
   * Sends the newest alert that is due; older ones that were missed are not made up for. Sending one again changes nothing.
   *
   * @return whether the last day has passed
   */
  public boolean alertAboutExpiry(String businessKey) {
    var watched = get(businessKey);
    store.lock(watched.agencyId());
    var umbrella = umbrellas.get(watched.umbrellaId());
    umbrellas.releaseExpired(watched.agencyId(), clock.instant());
    var today = EasternTime.today(clock);
    if (umbrella.expiresOn().isBefore(today)) {
      return true;
    }
    cases.alerts().stream().filter(each -> !today.isBefore(umbrella.expiresOn().minusDays(each.daysAhead())))
        .reduce((earlier, later) -> later).ifPresent(due -> news.expiry(umbrella, watched, due, today));
    return false;
  }

  /** Nothing took the place of the clearance: its surveys may not be used any more (H3). */
  public void suspendSurveys(String businessKey) {
    var watched = get(businessKey);
    if (umbrellas.expire(watched.umbrellaId(), clock.instant())) {
      var umbrella = umbrellas.get(watched.umbrellaId());
      news.lapse(umbrella, watched, store.surveys(umbrella.id()));
    }
  }

  /** Puts the answers of the previous statement and the present figures into a draft that nobody has begun. */
  public void prefill(String caseKey, String businessKey) {
    var renewed = get(businessKey);
    cases.stage(businessKey, Stage.STATEMENT, clock.instant());
    var draft = drafts.find(caseKey);
    if (draft.version() > 0) {
      return;
    }
    var umbrella = renewed.umbrellaId() == null ? null : umbrellas.get(renewed.umbrellaId());
    var unfinished = unfinished(renewed);
    if (unfinished.isPresent()) {
      drafts.save(caseKey, 0, unfinished.get(), APPLICATION);
      return;
    }
    var content = json.createObjectNode();
    var answers = content.putObject("statement");
    var previous = previousStatement(renewed);
    cases.questions().forEach(question -> {
      var key = "q" + question.number();
      if (previous.hasNonNull(key)) {
        answers.put(key, previous.get(key).asText());
      }
    });
    if (umbrella != null) {
      var figures = "Under " + name(umbrella) + ", " + store.surveys(umbrella.id()) + " surveys draw " + umbrella.drawn().words() + " a year as of "
          + EasternTime.longDate(EasternTime.today(clock)) + "; the ceilings are " + new UmbrellaBurden(umbrella.ceilingResponses(), umbrella.ceilingHours(), umbrella.ceilingCost()).words() + ".";
      answers.put("q12", answers.hasNonNull("q12") ? answers.get("q12").asText() + "\n\n" + figures : figures);
      content.putObject("burden").put("responses", umbrella.ceilingResponses()).put("hours", umbrella.ceilingHours()).put("cost", umbrella.ceilingCost());
    }
    drafts.save(caseKey, 0, content, APPLICATION);
  }

  /** What was written in the case before, for the same clearance, if an operator ended that one. */
  private Optional<JsonNode> unfinished(UmbrellaCase renewed) {
    var before = cases.ofAgency(renewed.agencyId()).stream().filter(each -> !each.businessKey().equals(renewed.businessKey()))
        .reduce((first, second) -> second).filter(each -> each.stage() == Stage.ENDED && Objects.equals(each.umbrellaId(), renewed.umbrellaId()));
    return before.map(each -> drafts.find(caseKeyPrefix() + each.businessKey())).filter(draft -> draft.version() > 0).map(Drafts.Saved::content);
  }

  /** The statement that the present clearance was approved on: of the latest case of the department that was submitted. */
  private JsonNode previousStatement(UmbrellaCase renewed) {
    var process = caseKeyPrefix();
    return cases.ofAgency(renewed.agencyId()).stream().filter(each -> each.stage() == Stage.APPROVED)
        .reduce((first, second) -> second).flatMap(each -> drafts.latestSubmission(process + each.businessKey()))
        .map(submission -> submission.content().path("statement")).orElse(json.createObjectNode());
  }

  /** Drafts of these cases are kept under this and the business key. */
  static String caseKeyPrefix() {
    return "UmbrellaClearanceProcess/";
  }

  // ---- what people do

  public void submitStatement(String caseKey, String businessKey, JsonNode draft, String by, Instant at) {
    InputRefused.ifAny(statementFaults(businessKey, read(draft)));
    drafts.freeze(caseKey, normal(draft), by, at);
    cases.stage(businessKey, Stage.NOTICE, at);
  }

  private List<Fault> statementFaults(String businessKey, UmbrellaContent content) {
    var umbrella = Optional.ofNullable(get(businessKey).umbrellaId()).map(umbrellas::get);
    return UmbrellaRules.statement(content, cases.questions(), umbrella.map(UmbrellaClearance::drawn).orElse(UmbrellaBurden.NONE),
        umbrella.map(UmbrellaCases::name).orElse(""));
  }

  /** Only a request for a first clearance, or for one after a lapse, can be withdrawn: what is in force has to be renewed. */
  public void withdraw(String businessKey, Instant at) {
    var withdrawn = get(businessKey);
    if (withdrawn.umbrellaId() != null) {
      var umbrella = umbrellas.get(withdrawn.umbrellaId());
      if (umbrella.validOn(EasternTime.dateOf(at))) {
        throw new InputRefused("The umbrella clearance " + name(umbrella) + " is in force until " + umbrella.expiresOn()
            + ", and its renewal cannot be withdrawn: all surveys under it would stop. Leave the task until the renewal is wanted, or have another clearance registered in its place.");
      }
    }
    cases.stage(businessKey, Stage.WITHDRAWN, at);
  }

  public void publishFirstNotice(String caseKey, String businessKey, JsonNode draft, String by, Instant at) {
    InputRefused.ifAny(UmbrellaRules.notice("sixtyDay", read(draft).sixtyDay(), null, null, EasternTime.dateOf(at), calendars.business()));
    drafts.freeze(caseKey, normal(draft), by, at);
    cases.stage(businessKey, Stage.COMMENT, at);
  }

  public void considerComments(String caseKey, String businessKey, JsonNode draft, String by, Instant at) {
    var content = read(draft);
    var faults = new ArrayList<>(UmbrellaRules.comments(content.comments()));
    faults.addAll(statementFaults(businessKey, content));
    InputRefused.ifAny(faults);
    drafts.freeze(caseKey, normal(draft), by, at);
    cases.stage(businessKey, Stage.COMMENTS_CLOSED, at);
  }

  public void submitToOmb(String caseKey, String businessKey, JsonNode draft, String by, Instant at) {
    var content = read(draft);
    var first = content.sixtyDay() == null ? null : content.sixtyDay().publishedOn();
    var faults = new ArrayList<>(UmbrellaRules.notice("thirtyDay", content.thirtyDay(), first == null ? null : first.plusDays(UmbrellaRules.FIRST_NOTICE_DAYS),
        "the 60-day notice of " + first + " is open for comments until then", EasternTime.dateOf(at), calendars.business()));
    faults.addAll(statementFaults(businessKey, content));
    InputRefused.ifAny(faults);
    drafts.freeze(caseKey, normal(draft), by, at);
    cases.stage(businessKey, Stage.WITH_OMB, at);
  }

  public void resubmit(String caseKey, String businessKey, JsonNode draft, String by, Instant at) {
    InputRefused.ifAny(statementFaults(businessKey, read(draft)));
    drafts.freeze(caseKey, normal(draft), by, at);
    cases.stage(businessKey, Stage.WITH_OMB, at);
  }

  public void returnedByOmb(String businessKey, Instant at) {
    cases.stage(businessKey, Stage.RETURNED, at);
  }

  /** OIRA approves: the clearance is registered, takes over the surveys, and its own case begins. */
  public void approve(String caseKey, String businessKey, JsonNode draft, String by, Instant at) {
    var renewed = get(businessKey);
    var content = read(draft);
    var given = content.approval();
    var old = Optional.ofNullable(renewed.umbrellaId()).map(umbrellas::get);
    // a clearance that was replaced meanwhile ended this case, so the watched one is the one to follow
    var entered = given == null ? new NewUmbrella(renewed.agencyId(), null, null, null, null, null, null, null, null, null, null, renewed.umbrellaId())
        : new NewUmbrella(renewed.agencyId(), given.controlNumber(), given.title(), given.kind(), given.approvedOn(), given.expiresOn(), given.responses(),
            given.hours(), given.cost(), given.terms(), given.publicationAllowed(),
            old.filter(each -> each.kind().id().equals(given.kind())).map(UmbrellaClearance::id).orElse(null));
    InputRefused.ifAny(tooEarly(content, entered.approvedOn()));
    var approved = umbrellas.register(entered, "approval.", by, at);
    drafts.freeze(caseKey, normal(draft), by, at);
    cases.result(businessKey, approved.id());
    cases.stage(businessKey, Stage.APPROVED, at);
    watch(renewed.agencyId());
  }

  private static List<Fault> tooEarly(UmbrellaContent content, LocalDate approvedOn) {
    var notice = content.thirtyDay() == null ? null : content.thirtyDay().publishedOn();
    if (notice == null || approvedOn == null || !approvedOn.isBefore(notice.plusDays(UmbrellaRules.SECOND_NOTICE_DAYS))) {
      return List.of();
    }
    return List.of(new Fault("approval.approvedOn", "The 30-day notice appeared on " + notice + " and is open for comments for 30 days: OMB decides on "
        + notice.plusDays(UmbrellaRules.SECOND_NOTICE_DAYS) + " at the earliest (44 U.S.C. 3507(b)). Enter that day or a later one."));
  }

  public void decideExtension(String businessKey, boolean granted, JsonNode draft, String comment, String by, Instant at) {
    var asked = get(businessKey);
    if (granted) {
      var content = read(draft);
      umbrellas.extend(asked.umbrellaId(), content.extension() == null ? null : content.extension().until(),
          asked.extensionReason() == null ? comment : asked.extensionReason(), by, at);
      workflow.extended(businessKey);
    }
    cases.extensionDecided(businessKey);
  }

  // ---- dates and forms

  /** The next day to look at the clearance: that of the next alert, or the day after the last one. */
  @Transactional(readOnly = true)
  public LocalDate nextAlertOn(String businessKey) {
    var umbrella = umbrellas.get(get(businessKey).umbrellaId());
    var today = EasternTime.today(clock);
    return cases.alerts().stream().map(each -> umbrella.expiresOn().minusDays(each.daysAhead())).filter(day -> day.isAfter(today))
        .min(LocalDate::compareTo).orElse(umbrella.expiresOn().plusDays(1));
  }

  /**
   * A day on which people are told that the clearance runs out, by table umbrella_alert.
   *
   * @param tellsHisps the people of the HISPs, too; always those who renew it and those who review it
   */
  public record AlertDay(LocalDate on, int daysAhead, boolean tellsHisps) {}

  /** Farthest ahead first. */
  @Transactional(readOnly = true)
  public List<AlertDay> alertDays(UmbrellaClearance umbrella) {
    return cases.alerts().stream().map(each -> new AlertDay(umbrella.expiresOn().minusDays(each.daysAhead()), each.daysAhead(), each.tellsHisps())).toList();
  }

  /** When the renewal begins by itself, by table umbrella_schedule. */
  @Transactional(readOnly = true)
  public LocalDate renewalOn(UmbrellaClearance umbrella) {
    return umbrella.expiresOn().minusDays(cases.step("renewal").daysAhead());
  }

  @Transactional(readOnly = true)
  public LocalDate renewalOn(String businessKey) {
    return renewalOn(umbrellas.get(get(businessKey).umbrellaId()));
  }

  /** The last day on which comments on the 60-day notice are taken. */
  @Transactional(readOnly = true)
  public LocalDate commentsUntil(String caseKey) {
    var notice = drafts.latestSubmission(caseKey).map(each -> read(each.content()).sixtyDay()).orElse(null);
    return (notice == null || notice.publishedOn() == null ? EasternTime.today(clock) : notice.publishedOn()).plusDays(UmbrellaRules.FIRST_NOTICE_DAYS);
  }

  /** When a step of the renewal is due, by table umbrella_schedule. */
  @Transactional(readOnly = true)
  public LocalDate dueOn(String businessKey, String step) {
    var schedule = cases.step(step);
    var least = EasternTime.today(clock).plusDays(schedule.leastDays());
    return Optional.ofNullable(get(businessKey).umbrellaId()).map(umbrellas::get).map(each -> each.expiresOn().minusDays(schedule.daysAhead()))
        .filter(day -> day.isAfter(least) && schedule.daysAhead() > 0).orElse(least);
  }

  /** What the forms show beside the draft. */
  @Transactional(readOnly = true)
  public Map<String, Object> shown(String businessKey) {
    var shownCase = get(businessKey);
    var shown = new LinkedHashMap<String, Object>();
    shown.put("questions", cases.questions());
    shown.put("stage", shownCase.stage().label());
    var umbrella = shownCase.umbrellaId() == null ? null : umbrellas.get(shownCase.umbrellaId());
    shown.put("umbrella", umbrella == null ? null : umbrella(umbrella));
    shown.put("kinds", List.of(UmbrellaClearance.Kind.values()).stream().map(each -> Map.of("id", each.id(), "label", each.label())).toList());
    shown.put("extensionReason", shownCase.extensionReason());
    shown.put("extensionUntil", shownCase.extensionUntil());
    shown.put("longestYears", UmbrellaRules.LONGEST_YEARS);
    return shown;
  }

  private Map<String, Object> umbrella(UmbrellaClearance each) {
    var shown = new LinkedHashMap<String, Object>();
    shown.put("controlNumber", each.controlNumber());
    shown.put("title", each.title());
    shown.put("kind", each.kind().id());
    shown.put("approvedOn", each.approvedOn());
    shown.put("expiresOn", each.expiresOn());
    shown.put("valid", each.validOn(EasternTime.today(clock)));
    shown.put("ceilings", new UmbrellaBurden(each.ceilingResponses(), each.ceilingHours(), each.ceilingCost()));
    shown.put("drawn", each.drawn());
    shown.put("surveys", store.surveys(each.id()));
    shown.put("terms", each.terms());
    shown.put("publicationAllowed", each.publicationAllowed());
    return shown;
  }

  private static String name(UmbrellaClearance umbrella) {
    return umbrella.controlNumber() == null ? umbrella.title() : umbrella.controlNumber();
  }

  /** Citations as one writes them, however they were typed. */
  private static JsonNode normal(JsonNode draft) {
    var content = (ObjectNode) draft.deepCopy();
    for (var part : List.of("sixtyDay", "thirtyDay")) {
      if (content.get(part) instanceof ObjectNode notice && notice.path("citation").isTextual()) {
        notice.put("citation", UmbrellaRules.citation(notice.get("citation").asText()));
      }
    }
    return content;
  }

  private UmbrellaContent read(JsonNode draft) {
    try {
      return json.treeToValue(draft, UmbrellaContent.class);
    } catch (JsonProcessingException unreadable) {
      var path = unreadable instanceof com.fasterxml.jackson.databind.JsonMappingException at ? at.getPath().stream()
          .map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex() + 1) : step.getFieldName()).toList() : List.<String>of();
      var sentence = "The draft cannot be read: numbers are whole or decimal numbers, a date looks like 2026-05-20."
          + (path.isEmpty() ? "" : " The field \"" + String.join(".", path) + "\" is wrong.") + " Open the form, correct it and save again.";
      throw path.isEmpty() ? new InputRefused(sentence) : InputRefused.of(List.of(new Fault(String.join(".", path), sentence)));
    }
  }
}

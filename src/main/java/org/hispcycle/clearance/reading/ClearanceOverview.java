package org.hispcycle.clearance.reading;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.clearance.ApprovedSurvey;
import org.hispcycle.clearance.Clearances;
import org.hispcycle.clearance.PraContacts;
import org.hispcycle.clearance.PraContacts.PraContact;
import org.hispcycle.clearance.ReviewClock;
import org.hispcycle.clearance.Survey;
import org.hispcycle.clearance.Surveys;
import org.hispcycle.clearance.UmbrellaCase.Stage;
import org.hispcycle.clearance.UmbrellaCases;
import org.hispcycle.clearance.UmbrellaClearance;
import org.hispcycle.clearance.UmbrellaClearance.Status;
import org.hispcycle.clearance.Umbrellas;
import org.hispcycle.clearance.reading.Standing.State;
import org.hispcycle.edition.Code;
import org.hispcycle.edition.Editions;
import org.hispcycle.platform.engine.OpenTasks;
import org.hispcycle.registry.Agency;
import org.hispcycle.registry.Designation;
import org.hispcycle.registry.Registry;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Expiries, burden, coverage, what is blocked, and requests under way (F1a to F1c, F1f, H2, H3, L17). */
@Service
@Transactional(readOnly = true)
public class ClearanceOverview {

  /** From when on a survey's end is pointed out; an umbrella's renewal takes longer (H3). */
  private static final int SURVEY_ENDS_SOON = 90;
  private static final int UMBRELLA_ENDS_SOON = 365;
  private static final String WITHOUT_UMBRELLA = "This department has no valid umbrella clearance: none of its surveys can be approved (A-11 280.7).";
  private static final String GET_AN_UMBRELLA = "The agency's PRA officer asks for one in Tasklist (\"Start process\", \"Umbrella clearance of a department\"), or OIRA enters one that was approved elsewhere.";
  private static final String RESTORED = "No new request is needed: the survey may be used again as soon as the umbrella clearance is renewed or extended.";
  private static final String REQUEST = "The HISP requests a clearance for a survey of this service in Tasklist (\"Start process\").";

  /** One umbrella clearance. {@code daysLeft} is negative after its end. */
  public record Umbrella(String controlNumber, String title, LocalDate approvedOn, LocalDate expiresOn, boolean valid, long ceilingResponses,
      BigDecimal ceilingHours, long drawnResponses, BigDecimal drawnHours, boolean publicationAllowed, boolean demo, String source,
      long id, String state, String stateLabel, long daysLeft, String alert, String kind, BigDecimal ceilingCost, BigDecimal drawnCost, String terms) {}

  /** One approved survey. */
  public record Approved(String hispId, int serviceId, String serviceName, String controlNumber, String title, LocalDate approvedOn,
      LocalDate expiresOn, boolean valid, String terms, Long responses, BigDecimal hours, boolean publicationAllowed, boolean demo,
      String caseKey, String hispName, String state, String stateLabel, long daysLeft, long id, String note) {}

  /** One open step of a request: what is to be done, until when, and by whom if somebody took it. */
  public record OpenStep(String name, Instant dueAt, boolean overdue, boolean taken) {}

  /** One request; {@code steps} is empty where it has ended, {@code clock} is null where nobody at OMB reviews it. */
  public record Case(String caseKey, String hispId, int serviceId, String serviceName, String title, String status, Instant statusAt,
      String hispName, String statusLabel, boolean open, List<OpenStep> steps, ReviewClock.Reading clock) {}

  /** A designated service whose survey may not be used today, why, and what to do. */
  public record Blocked(String hispId, int serviceId, String serviceName, String reason, String hispName, String next, String caseKey) {}

  /** How a designated service is covered by surveys that may be used today (F1a to F1c, F2o). */
  public record Coverage(String hispId, String hispName, int serviceId, String serviceName, int surveys, List<String> touchpoints,
      List<String> channels, List<String> channelsWithoutSurvey, Boolean atEndOfJourney, LocalDate validUntil, String remark) {}

  /** A department's umbrella clearance on its way: a renewal, or a first one. */
  public record Renewal(String caseKey, String stage, String stageLabel, Instant since) {}

  /** What is known of one agency. {@code renewal} is null where none is under way. {@code risk} and what to do about it are null where there is none. */
  public record AgencyView(String agencyId, String agencyName, String risk, List<Umbrella> umbrellas, List<Approved> surveys, List<Case> cases,
      List<Blocked> blocked, String riskNext, PraContact contact, String contactNote, List<Coverage> coverage, Renewal renewal) {}

  public record Answer(LocalDate asOf, String demoNote, List<AgencyView> agencies) {}

  private final Clearances clearances;
  private final Umbrellas umbrellas;
  private final UmbrellaCases umbrellaCases;
  private final Surveys surveys;
  private final SurveyTexts texts;
  private final Undesignated undesignated;
  private final PraContacts contacts;
  private final ReviewClock reviewClock;
  private final Registry registry;
  private final OpenTasks openTasks;
  private final Editions editions;
  private final Clock clock;

  ClearanceOverview(Clearances clearances, Umbrellas umbrellas, UmbrellaCases umbrellaCases, Surveys surveys, SurveyTexts texts, Undesignated undesignated, PraContacts contacts, ReviewClock reviewClock, Registry registry, OpenTasks openTasks,
      Editions editions, Clock clock) {
    this.clearances = clearances;
    this.umbrellas = umbrellas;
    this.umbrellaCases = umbrellaCases;
    this.surveys = surveys;
    this.texts = texts;
    this.undesignated = undesignated;
    this.contacts = contacts;
    this.reviewClock = reviewClock;
    this.registry = registry;
    this.openTasks = openTasks;
    this.editions = editions;
    this.clock = clock;
  }

  /**
   * @param agencies ids of those that the caller may see
   * @param state what alone is wanted: valid, ending, expired, running or blocked; null for all
   */
  public Answer of(Set<String> agencies, String state) {
    var wanted = state == null || state.isBlank() ? null : Wanted.of(state);
    var today = EasternTime.today(clock);
    return new Answer(today, Registry.DEMO_NOTE, registry.agencies().stream().filter(agency -> agencies.contains(agency.id()))
        .map(agency -> view(agency, today)).map(view -> wanted == null ? view : wanted.of(view))
        .filter(view -> wanted == null || !Wanted.isEmpty(view)).toList());
  }

  private AgencyView view(Agency agency, LocalDate today) {
    var hisps = registry.activeHisps(today).stream().filter(hisp -> hisp.agencyId().equals(agency.id())).toList();
    var covered = umbrellas.valid(agency.id(), today).isPresent();
    var cases = surveys.ofAgency(agency.id());
    var designations = hisps.stream().flatMap(hisp -> registry.designatedServices(hisp.id(), today).stream()).toList();
    var contact = contacts.of(agency.id()).orElse(null);
    return new AgencyView(agency.id(), agency.name(), covered ? null : WITHOUT_UMBRELLA,
        umbrellas.of(agency.id()).stream().map(each -> umbrella(each, today)).toList(),
        clearances.approvedSurveys(agency.id()).stream().map(each -> approved(each, today)).toList(),
        cases.stream().map(this::running).toList(),
        designations.stream().filter(each -> !clearances.hasValidClearance(each.hispId(), each.serviceId(), today)).map(each -> blocked(each, cases, covered, today)).toList(),
        covered ? null : GET_AN_UMBRELLA, contact, contact == null ? PraContacts.NONE : null,
        designations.stream().map(each -> coverage(each, today)).toList(), umbrellaCases.open(agency.id()).filter(each -> each.stage() != Stage.WATCHED)
            .map(each -> new Renewal(each.businessKey(), each.stage().name(), each.stage().label(), each.stageAt())).orElse(null));
  }

  private static Umbrella umbrella(UmbrellaClearance each, LocalDate today) {
    var standing = each.status() == Status.REPLACED ? Standing.replaced(each.expiresOn(), today)
        : Standing.of(each.approvedOn(), each.expiresOn(), today, UMBRELLA_ENDS_SOON);
    return new Umbrella(each.controlNumber(), each.title(), each.approvedOn(), each.expiresOn(), each.validOn(today),
        each.ceilingResponses(), each.ceilingHours(), each.drawnResponses(), each.drawnHours(), each.publicationAllowed(), each.demo(), each.source(),
        each.id(), standing.state().name(), standing.state().label(), standing.daysLeft(),
        standing.state() == State.ENDING ? "It " + standing.words() + "; a renewal takes six to nine months and more." : null,
        each.kind().label(), each.ceilingCost(), each.drawnCost(), each.terms());
  }

  private Approved approved(ApprovedSurvey each, LocalDate today) {
    var standing = Standing.of(each, today, SURVEY_ENDS_SOON);
    return new Approved(each.hispId(), each.serviceId(), registry.service(each.serviceId()).name(), each.controlNumber(), each.title(),
        each.approvedOn(), each.expiresOn(), each.validOn(today), each.terms(), each.responses(), each.hours(), each.publicationAllowed(),
        each.demo(), each.businessKey(), registry.hisp(each.hispId()).name(), standing.state().name(), standing.state().label(), standing.daysLeft(), each.id(), undesignated.note(each, today));
  }

  private Case running(Survey each) {
    return new Case(each.businessKey(), each.hispId(), each.serviceId(), registry.service(each.serviceId()).name(), each.title(),
        each.status().name(), each.statusAt(), registry.hisp(each.hispId()).name(), SurveyWords.label(each.status()), each.status().open(), steps(each),
        each.status().open() ? reviewClock.of(each.businessKey()).orElse(null) : null);
  }

  private List<OpenStep> steps(Survey survey) {
    if (!survey.status().open()) {
      return List.of();
    }
    return openTasks.ofCase(SurveyTexts.PROCESS, survey.businessKey()).stream().map(task -> new OpenStep(task.name(), task.dueAt(),
        task.dueAt() != null && task.dueAt().isBefore(clock.instant()), task.assignee() != null)).toList();
  }

  /** Designated services whose survey may not be used today (F1f, L17). */
  private Blocked blocked(Designation designation, List<Survey> cases, boolean umbrella, LocalDate today) {
    var running = cases.stream().filter(each -> each.status().open() && each.hispId().equals(designation.hispId()) && each.serviceId() == designation.serviceId())
        .findFirst();
    var surveysOfService = clearances.forService(designation.hispId(), designation.serviceId());
    var suspended = surveysOfService.stream().filter(each -> each.suspendedOn(today)).findFirst();
    var next = new ArrayList<String>();
    if (suspended.isPresent()) {
      next.add(RESTORED);
    } else if (!umbrella) {
      next.add("First the department needs an umbrella clearance.");
    }
    running.ifPresent(each -> next.add("A request is under way: " + SurveyWords.label(each.status()).toLowerCase() + "."));
    if (suspended.isEmpty() && running.isEmpty()) {
      next.add(REQUEST);
    }
    var reason = suspended.map(each -> "The survey \"" + each.title() + "\" is suspended: the umbrella clearance of the department lapsed on " + each.expiresOn() + ".")
        .orElseGet(() -> surveysOfService.stream().max(Comparator.comparing(ApprovedSurvey::expiresOn)).map(each -> last(each, today))
            .orElse("No survey of this service has an approved clearance."));
    return new Blocked(designation.hispId(), designation.serviceId(), registry.service(designation.serviceId()).name(), reason,
        registry.hisp(designation.hispId()).name(), String.join(" ", next), running.map(Survey::businessKey).orElse(null));
  }

  private static String last(ApprovedSurvey survey, LocalDate today) {
    return survey.endedBy(today) ? "The last survey was ended on " + survey.endedOn() + ": " + survey.endedWhy() + (survey.endedWhy().endsWith(".") ? "" : ".")
        : "The last clearance expired on " + survey.expiresOn() + ".";
  }

  private Coverage coverage(Designation designation, LocalDate today) {
    var valid = clearances.forService(designation.hispId(), designation.serviceId()).stream().filter(each -> each.validOn(today)).toList();
    var contents = valid.stream().map(texts::of).flatMap(Optional::stream).toList();
    var channels = contents.stream().flatMap(each -> each.channels().stream()).distinct().toList();
    var offered = registry.channels(designation.hispId(), designation.serviceId());
    var known = contents.size() == valid.size() && !valid.isEmpty();
    var atEnd = valid.isEmpty() ? null : contents.stream().anyMatch(SurveyWords::atEndOfJourney) ? Boolean.TRUE : known ? Boolean.FALSE : null;
    return new Coverage(designation.hispId(), registry.hisp(designation.hispId()).name(), designation.serviceId(), registry.service(designation.serviceId()).name(),
        valid.size(), contents.stream().map(SurveyWords::touchpoint).filter(Objects::nonNull).distinct().toList(), labels(channels),
        known ? labels(offered.stream().filter(each -> !channels.contains(each)).toList()) : List.of(), atEnd,
        valid.stream().map(ApprovedSurvey::expiresOn).max(Comparator.naturalOrder()).orElse(null), remark(valid.size(), known, atEnd));
  }

  private static String remark(int surveys, boolean known, Boolean atEnd) {
    if (surveys == 0) {
      return "No survey may be used: at least one is owed for a significant touchpoint (F1a).";
    }
    if (!known) {
      return "What the survey asks is not in the system: its clearance comes from the seed of the demonstration.";
    }
    if (surveys == 1 && Boolean.FALSE.equals(atEnd)) {
      return "The only survey should be at or near the completion of the service journey (F1c).";
    }
    return null;
  }

  /** Codes of channels in the words of the newest edition. */
  private List<String> labels(List<String> codes) {
    var known = editions.codes(editions.all().get(editions.all().size() - 1).id(), "channel");
    var labels = new LinkedHashSet<String>();
    codes.forEach(code -> labels.add(known.stream().filter(each -> each.code().equals(code)).map(Code::label).findFirst().orElse(code)));
    return List.copyOf(labels);
  }
}

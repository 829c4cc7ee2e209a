package org.hispcycle.clearance.reading;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.clearance.ApprovedSurvey;
import org.hispcycle.clearance.Clearances;
import org.hispcycle.clearance.PraContacts;
import org.hispcycle.clearance.PraContacts.PraContact;
import org.hispcycle.clearance.PraDetermination;
import org.hispcycle.clearance.ReviewClock;
import org.hispcycle.clearance.ReviewQuestion;
import org.hispcycle.clearance.Reviews;
import org.hispcycle.clearance.Survey;
import org.hispcycle.clearance.SurveyDesk;
import org.hispcycle.clearance.Surveys;
import org.hispcycle.clearance.Umbrellas;
import org.hispcycle.clearance.reading.ContentFields.Change;
import org.hispcycle.clearance.reading.InformationCollection.Decision;
import org.hispcycle.clearance.reading.InformationCollection.Version;
import org.hispcycle.cycle.Cycles;
import org.hispcycle.document.DocumentFile;
import org.hispcycle.draft.CaseStory;
import org.hispcycle.draft.Drafts;
import org.hispcycle.draft.Drafts.Submission;
import org.hispcycle.edition.Editions;
import org.hispcycle.evidence.Evidence;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.NotAllowed;
import org.hispcycle.platform.NotFound;
import org.hispcycle.platform.engine.OpenTasks;
import org.hispcycle.platform.security.Actor;
import org.hispcycle.platform.security.Roles;
import org.hispcycle.registry.Registry;
import org.hispcycle.survey.Exceptions;
import org.hispcycle.survey.GuidelineRules;
import org.hispcycle.survey.SurveyContent;
import org.hispcycle.survey.SurveyPreview;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * One survey on its way to a control number, as people read it: its story, its versions with what differs, and its package
 * (H4, X6). People of the agency read their own, OMB and OIRA what was submitted.
 */
@Service
@Transactional(readOnly = true)
public class ClearanceReading {

  /** Names what is being written, where a version is asked for. */
  private static final String DRAFT = "draft";

  /** One version that can be read; {@code id} is its number, or {@code draft}. */
  public record VersionView(String id, String label, String by, Instant at, String sha256) {}

  /** One step that was taken. */
  public record StepView(String step, String outcome, String outcomeLabel, String comment, String by, Instant at) {}

  /** One point in which the survey departs from the guidelines, or would. */
  public record DeviationView(String rule, String title, String severity, String message, String clause) {}

  /** The approval; null while there is none. */
  public record ApprovalView(String controlNumber, LocalDate approvedOn, LocalDate expiresOn, String terms, boolean valid, long id, LocalDate endedOn,
      String endedWhy, String state, String stateLabel, String note, boolean mayEnd) {}

  /** What is known of a case. {@code versions} is newest first; {@code deviations} is null where nothing was checked yet. */
  public record View(String caseKey, String title, String agencyId, String agencyName, String hispId, String hispName, int serviceId,
      String serviceName, int cycleYear, String edition, String status, String statusLabel, Instant statusAt, boolean open,
      List<ClearanceOverview.OpenStep> steps, ReviewClock.Reading clock, List<VersionView> versions, List<StepView> story,
      List<ReviewQuestion> questions, PraDetermination determination, List<DeviationView> deviations, ApprovalView approval,
      PraContact contact, String contactNote, boolean mayWithdraw) {}

  /** What differs between two versions. */
  public record Differences(String from, String to, List<Change> changes) {}

  private final Surveys surveys;
  private final SurveyDesk desk;
  private final Clearances clearances;
  private final Umbrellas umbrellas;
  private final Undesignated undesignated;
  private final Reviews reviews;
  private final ReviewClock reviewClock;
  private final Exceptions exceptions;
  private final PraContacts contacts;
  private final CheckedSurveys checks;
  private final SurveyTexts texts;
  private final Drafts drafts;
  private final CaseStory story;
  private final Evidence evidence;
  private final OpenTasks openTasks;
  private final Registry registry;
  private final Cycles cycles;
  private final Editions editions;
  private final Clock clock;

  ClearanceReading(Surveys surveys, SurveyDesk desk, Clearances clearances, Umbrellas umbrellas, Undesignated undesignated, Reviews reviews, ReviewClock reviewClock, Exceptions exceptions,
      PraContacts contacts, CheckedSurveys checks, SurveyTexts texts, Drafts drafts, CaseStory story, Evidence evidence, OpenTasks openTasks,
      Registry registry, Cycles cycles, Editions editions, Clock clock) {
    this.surveys = surveys;
    this.desk = desk;
    this.clearances = clearances;
    this.umbrellas = umbrellas;
    this.undesignated = undesignated;
    this.reviews = reviews;
    this.reviewClock = reviewClock;
    this.exceptions = exceptions;
    this.contacts = contacts;
    this.checks = checks;
    this.texts = texts;
    this.drafts = drafts;
    this.story = story;
    this.evidence = evidence;
    this.openTasks = openTasks;
    this.registry = registry;
    this.cycles = cycles;
    this.editions = editions;
    this.clock = clock;
  }

  public View view(String businessKey, Actor caller) {
    var survey = readable(businessKey, caller);
    var caseKey = SurveyTexts.caseKey(businessKey);
    var today = EasternTime.today(clock);
    var contact = contacts.of(survey.agencyId()).orElse(null);
    var checked = checks.upTo(businessKey, Integer.MAX_VALUE);
    return new View(businessKey, survey.title(), survey.agencyId(), registry.agency(survey.agencyId()).name(), survey.hispId(),
        registry.hisp(survey.hispId()).name(), survey.serviceId(), registry.service(survey.serviceId()).name(), survey.cycleYear(),
        cycles.edition(survey.cycleYear()).title(), survey.status().name(), SurveyWords.label(survey.status()), survey.statusAt(), survey.status().open(),
        steps(survey), reviewClock.of(businessKey).orElse(null), versions(caseKey, survey.status().open() && own(survey, caller)),
        story.of(caseKey).stream().map(CaseStory.Entry::withoutConfidence).map(each -> new StepView(each.step(), each.outcome(), each.outcomeLabel(), each.comment(),
            each.by(), each.at())).toList(),
        reviews.questions(businessKey), checked.map(CheckedSurveys.Checked::determination).orElse(null),
        checked.map(each -> each.deviations().stream().map(found -> new DeviationView(found.rule(), GuidelineRules.title(found.rule()), found.severity(), found.message(), found.clause())).toList()).orElse(null),
        approval(businessKey, survey, today, caller), contact, contact == null ? PraContacts.NONE : null, mayWithdraw(survey, caller));
  }

  private static boolean mayWithdraw(Survey survey, Actor caller) {
    return survey.status().withdrawable() && own(survey, caller)
        && (caller.is(Roles.PRA_OFFICER) || caller.is(Roles.HISP_REPORTER) || caller.is(Roles.HISP_OFFICIAL)
            || caller.is(Roles.SERVICE_DELIVERY_OFFICIAL));
  }

  private ApprovalView approval(String businessKey, Survey survey, LocalDate today, Actor caller) {
    return approved(businessKey, survey).map(each -> {
      var standing = Standing.of(each, today, 0).state();
      return new ApprovalView(each.controlNumber(), each.approvedOn(), each.expiresOn(), each.terms(), each.validOn(today), each.id(), each.endedOn(), each.endedWhy(),
          standing.name(), standing.label(), undesignated.note(each, today),
          (each.validOn(today) || each.suspendedOn(today)) && UmbrellaReading.mayEnd(each.agencyId(), caller));
    })
        .orElse(null);
  }

  private Optional<ApprovedSurvey> approved(String businessKey, Survey survey) {
    return clearances.forService(survey.hispId(), survey.serviceId()).stream().filter(each -> businessKey.equals(each.businessKey())).findFirst();
  }

  private List<ClearanceOverview.OpenStep> steps(Survey survey) {
    return !survey.status().open() ? List.of() : openTasks.ofCase(SurveyTexts.PROCESS, survey.businessKey()).stream()
        .map(task -> new ClearanceOverview.OpenStep(task.name(), task.dueAt(), task.dueAt() != null && task.dueAt().isBefore(clock.instant()), task.assignee() != null))
        .toList();
  }

  private List<VersionView> versions(String caseKey, boolean own) {
    var list = new ArrayList<VersionView>();
    drafts.submissions(caseKey).forEach(each -> list.add(0, new VersionView(String.valueOf(each.version()), "Version " + each.version(), each.submittedBy(),
        each.submittedAt(), each.sha256())));
    var saved = drafts.find(caseKey);
    if (own && saved.version() > 0) {
      list.add(0, new VersionView(DRAFT, "Draft", saved.updatedBy(), saved.updatedAt(), null));
    }
    return list;
  }

  /** @param from may be null for the version before; {@code to} for the newest */
  public Differences differences(String businessKey, String from, String to, Actor caller) {
    var survey = readable(businessKey, caller);
    var after = state(survey, to, caller);
    var before = from != null ? state(survey, from, caller)
        : state(survey, after.version().submitted() ? String.valueOf(after.version().number() - 1) : String.valueOf(after.version().newest()), caller);
    return new Differences(name(before.version()), name(after.version()), ContentFields.between(before.json(), after.json()));
  }

  private static String name(Version version) {
    return version.submitted() ? String.valueOf(version.number()) : DRAFT;
  }

  /** @param version a number, {@code draft}, or null for the newest that was submitted, else the draft */
  public DocumentFile file(String businessKey, String version, DocumentFile.Format format, Actor caller) {
    if (format == DocumentFile.Format.XLSX) {
      throw new InputRefused("The package is read as HTML or PDF. Choose one of them.");
    }
    return new PackageDocument(collection(businessKey, version, caller)).file(format);
  }

  /** The survey as a respondent would see it. */
  public String preview(String businessKey, String version, Actor caller) {
    var collection = collection(businessKey, version, caller);
    var approved = collection.approved();
    return SurveyPreview.html(collection.content(), collection.guideline(), new SurveyPreview.Display(approved == null ? null : approved.controlNumber(),
        approved == null ? null : approved.expiresOn(), collection.agencyName(), collection.serviceName()));
  }

  private InformationCollection collection(String businessKey, String version, Actor caller) {
    var survey = readable(businessKey, caller);
    var caseKey = SurveyTexts.caseKey(businessKey);
    var state = state(survey, version, caller);
    var content = texts.read(state.json()).orElseThrow(() -> new InputRefused("The draft cannot be read yet: something in it has the wrong form. Open the survey's form, "
        + "correct what it marks and save."));
    var today = EasternTime.today(clock);
    var until = until(caseKey, state.version());
    var checked = state.version().submitted() ? checks.upTo(businessKey, state.version().number()) : Optional.<CheckedSurveys.Checked>empty();
    var newest = state.version().submitted() && state.version().number() == state.version().newest();
    return new InformationCollection(survey, registry.agency(survey.agencyId()).name(), registry.hisp(survey.hispId()).name(),
        registry.service(survey.serviceId()).name(), cycles.edition(survey.cycleYear()).title(), content, desk.guideline(businessKey), state.version(),
        newest ? approved(businessKey, survey).orElse(null) : null, checked.map(CheckedSurveys.Checked::determination).orElse(null),
        checked.map(CheckedSurveys.Checked::deviations).orElse(null), exceptions.inForce(survey.hispId(), survey.serviceId(), today).orElse(null),
        decisions(caseKey, until), reviews.questions(businessKey).stream().filter(each -> each.askedAt().isBefore(until)).toList(),
        newest ? reviewClock.of(businessKey).map(ReviewClock.Reading::sentence).orElse(null) : null,
        umbrellas.valid(survey.agencyId(), today).orElse(null), umbrellas.drawnBy(businessKey), contacts.of(survey.agencyId()).orElse(null),
        channels(survey), files(caseKey, content), today);
  }

  /** A version shows what was said before the next one was submitted. */
  private Instant until(String caseKey, Version version) {
    return drafts.submissions(caseKey).stream().filter(each -> version.submitted() && each.version() == version.number() + 1).map(Submission::submittedAt)
        .findFirst().orElse(Instant.MAX);
  }

  private List<Decision> decisions(String caseKey, Instant until) {
    return story.of(caseKey).stream().filter(each -> each.at().isBefore(until)).map(CaseStory.Entry::withoutConfidence)
        .map(each -> new Decision(each.elementId(), each.step(), each.outcome(), each.outcomeLabel(), each.comment(), each.by(), each.at())).toList();
  }

  private Map<String, String> channels(Survey survey) {
    var labels = new LinkedHashMap<String, String>();
    editions.codes(cycles.edition(survey.cycleYear()).id(), "channel").forEach(each -> labels.put(each.code(), each.label()));
    return labels;
  }

  private List<String> files(String caseKey, SurveyContent content) {
    return content.files().isEmpty() ? List.of() : evidence.of(caseKey).stream().filter(each -> content.files().contains(each.id()))
        .map(each -> each.title() == null || each.title().isBlank() ? each.name() : each.title() + " (" + each.name() + ")").toList();
  }

  private record State(Version version, JsonNode json) {}

  private State state(Survey survey, String wanted, Actor caller) {
    var caseKey = SurveyTexts.caseKey(survey.businessKey());
    var submissions = drafts.submissions(caseKey);
    var newest = submissions.isEmpty() ? 0 : submissions.get(submissions.size() - 1).version();
    if (DRAFT.equals(wanted) || wanted == null && newest == 0) {
      if (!own(survey, caller)) {
        throw new NotFound(newest == 0 ? "Nothing of this survey has been submitted yet. The agency is still writing."
            : "What the agency is writing is its own until it submits it. Choose one of the versions 1 to " + newest + ".");
      }
      var saved = drafts.find(caseKey);
      return new State(new Version(0, newest, null, saved.updatedBy(), saved.updatedAt()), saved.content());
    }
    return submissions.stream().filter(each -> wanted == null ? each.version() == newest : String.valueOf(each.version()).equals(wanted)).findFirst()
        .map(each -> new State(new Version(each.version(), newest, each.sha256(), each.submittedBy(), each.submittedAt()), each.content()))
        .orElseThrow(() -> new NotFound("This survey has no such version. " + (newest == 0 ? "Nothing has been submitted yet." : "Choose 1 to " + newest + ".")));
  }

  /** People of another agency learn nothing, not even that there is such a case. */
  private Survey readable(String businessKey, Actor caller) {
    if (!caller.isOmb() && caller.groups().stream().noneMatch(Roles.AGENCY::contains)) {
      throw new NotAllowed("Requests for clearance are read by the people of the agency, by OMB and by OIRA.");
    }
    var survey = surveys.get(businessKey);
    if (!caller.isOmb() && !own(survey, caller)) {
      throw new NotFound("There is no survey with the case key " + businessKey + ".");
    }
    return survey;
  }

  private static boolean own(Survey survey, Actor caller) {
    return caller.groups().stream().anyMatch(Roles.AGENCY::contains) && caller.agencies().contains(survey.agencyId());
  }
}

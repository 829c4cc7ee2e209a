package org.hispcycle.survey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.draft.Drafts;
import org.hispcycle.edition.Editions;
import org.hispcycle.evidence.Evidence;
import org.hispcycle.platform.Announcement;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.NotFound;
import org.hispcycle.platform.SqlTime;
import org.hispcycle.platform.security.Roles;
import org.hispcycle.registry.Hisp;
import org.hispcycle.registry.Registry;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Exceptions from the survey guidelines: "exceptions may be made for HISPs that demonstrate success with a previous model and
 * sufficient organizational capacity to use more granular data" (F1e, F2q). A HISP asks, its agency endorses, OMB decides,
 * and every exception ends on a day.
 */
@Service
@Transactional
public class Exceptions {

  /** One request, whatever became of it. */
  public record Request(long id, String businessKey, String agencyId, String hispId, int serviceId, String status, String model,
      List<String> rules, String requestedBy, Instant requestedAt, LocalDate grantedOn, LocalDate expiresOn, String terms,
      String decidedBy, Instant decidedAt) {

    SurveyException exception() {
      return new SurveyException(id, businessKey, agencyId, hispId, serviceId, Set.copyOf(rules), model, grantedOn, expiresOn, terms);
    }

    /** requested, granted, ended, refused or withdrawn. */
    public String stateOn(LocalDate day) {
      return status.equals(GRANTED) && day.isAfter(expiresOn) ? "ended" : status.toLowerCase(Locale.ROOT);
    }
  }

  private static final String REQUESTED = "REQUESTED";
  private static final String GRANTED = "GRANTED";
  private static final String REFUSED = "REFUSED";
  private static final String WITHDRAWN = "WITHDRAWN";
  private static final String APPLICATION = "system";

  private static final String PAGE = "/office/survey-exceptions";
  private static final Set<String> WHO_ASKS = Set.of(Roles.HISP_REPORTER, Roles.HISP_OFFICIAL, Roles.SERVICE_DELIVERY_OFFICIAL, Roles.PRA_OFFICER);
  private static final Set<String> WHO_IS_TOLD_OF_THE_END =
      Set.of(Roles.HISP_REPORTER, Roles.HISP_OFFICIAL, Roles.SERVICE_DELIVERY_OFFICIAL, Roles.PRA_OFFICER, Roles.OMB_LEAD);
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.US);

  private final JdbcClient sql;
  private final Registry registry;
  private final Editions editions;
  private final Guidelines guidelines;
  private final Drafts drafts;
  private final Evidence evidence;
  private final ApplicationEventPublisher events;
  private final ObjectMapper json;
  private final Clock clock;

  Exceptions(JdbcClient sql, Registry registry, Editions editions, Guidelines guidelines, Drafts drafts, Evidence evidence,
      ApplicationEventPublisher events, ObjectMapper json, Clock clock) {
    this.sql = sql;
    this.registry = registry;
    this.editions = editions;
    this.guidelines = guidelines;
    this.drafts = drafts;
    this.evidence = evidence;
    this.events = events;
    this.json = json;
    this.clock = clock;
  }

  /** The exception that holds for the service on the day; of several, the one that lasts longest. */
  @Transactional(readOnly = true)
  public Optional<SurveyException> inForce(String hispId, int serviceId, LocalDate on) {
    return sql.sql("select * from survey_exception where hisp_id = ? and service_id = ? and status = 'GRANTED' and granted_on <= ? and expires_on >= ? "
        + "order by expires_on desc, id desc").params(hispId, serviceId, on, on).query(Exceptions::request).list().stream()
        .findFirst().map(Request::exception);
  }

  /** Every request of the agency, newest first. */
  @Transactional(readOnly = true)
  public List<Request> ofAgency(String agencyId) {
    return sql.sql("select * from survey_exception where agency_id = ? order by id desc").param(agencyId).query(Exceptions::request).list();
  }

  @Transactional(readOnly = true)
  public Request get(String businessKey) {
    return find(businessKey).orElseThrow(() -> new NotFound("There is no request for an exception with the case key " + businessKey + "."));
  }

  /**
   * A HISP begins a request.
   *
   * @param agencyId the agency that asks; null where the caller works for none or several
   */
  public Request begin(Integer serviceId, String agencyId, String by) {
    if (agencyId == null) {
      throw new InputRefused("An exception is requested by the people of one agency. Ask the HISP that provides the service to request it.");
    }
    if (serviceId == null) {
      throw new InputRefused("Choose the service whose survey needs an exception.");
    }
    var hisps = registry.providersOf(serviceId).stream().filter(each -> each.agencyId().equals(agencyId)).toList();
    if (hisps.isEmpty()) {
      throw new InputRefused("Your agency (" + agencyId + ") has no service with the id " + serviceId + ". Choose one of its own services.");
    }
    // of two HISPs of one agency that share a service, the one without a running request
    var hisp = hisps.stream().filter(each -> openFor(each.id(), serviceId).isEmpty()).findFirst().orElseThrow(() -> new InputRefused(
        "An exception for \"" + registry.service(serviceId).name() + "\" is being asked for already (case " + openFor(hisps.get(0).id(), serviceId).orElseThrow()
            + "). Carry on with that one."));
    return insert(hisp, serviceId, by);
  }

  private Request insert(Hisp hisp, int serviceId, String by) {
    var end = "-" + hisp.id() + "-" + registry.service(serviceId).slug();
    for (int n = 1; ; n++) {
      var key = "SE-" + n + end;
      if (find(key).isEmpty()) {
        try {
          sql.sql("insert into survey_exception (business_key, agency_id, hisp_id, service_id, status, requested_by, requested_at, open_for) values (?, ?, ?, ?, ?, ?, ?, ?)")
              .params(key, hisp.agencyId(), hisp.id(), serviceId, REQUESTED, by, SqlTime.of(clock.instant()), hisp.id() + "/" + serviceId).update();
        } catch (DuplicateKeyException raced) {
          throw new InputRefused("Somebody else began a request for \"" + registry.service(serviceId).name() + "\" at the same moment. Reload your inbox and carry on with that one.");
        }
        return get(key);
      }
    }
  }

  /** The HISP asks (F1e). */
  public void submit(String caseKey, JsonNode draft, String by, Instant at) {
    var content = read(draft);
    var faults = new ArrayList<>(ExceptionRules.request(content, knownRules(), EasternTime.dateOf(at)));
    evidence.check(caseKey, "evidence", content.evidence().files(), content.evidence().links(), faults);
    InputRefused.ifAny(faults);
    drafts.freeze(caseKey, draft, by, at);
  }

  public void withdraw(String businessKey, String by, Instant at) {
    decide(businessKey, WITHDRAWN, by, at);
  }

  /**
   * The case has ended, however. A request that was still worked on, as when an operator deletes its case, is withdrawn, so that
   * another one can be made.
   */
  public void caseEnded(String businessKey, Instant at) {
    find(businessKey).filter(request -> request.status().equals(REQUESTED)).ifPresent(request -> {
      decide(businessKey, WITHDRAWN, APPLICATION, at);
      var service = registry.service(request.serviceId()).name();
      tell(request, "withdrawn", WHO_ASKS, "A request for an exception was ended by the operator: " + service,
          "The operator ended the case " + businessKey + ", in which an exception from the survey guidelines was asked for: the survey of \"" + service + "\" of "
              + registry.hisp(request.hispId()).name() + ".", "Its tasks are closed. What was written stays in the record. Ask for the exception again from your inbox if it is still needed.");
    });
  }

  public void refuse(String businessKey, String by, Instant at) {
    decide(businessKey, REFUSED, by, at);
    var request = get(businessKey);
    tell(request, "refused", WHO_ASKS, "OMB refused an exception: " + registry.service(request.serviceId()).name(),
        "OMB refused to except the survey of \"" + registry.service(request.serviceId()).name() + "\" of " + registry.hisp(request.hispId()).name() + " from the survey guidelines.",
        "The reason stands in the case " + businessKey + ". The survey has to follow every rule of the guidelines.");
  }

  /** OMB grants until a day. */
  public void grant(String caseKey, String businessKey, JsonNode draft, String by, Instant at) {
    var content = read(draft);
    var today = EasternTime.dateOf(at);
    InputRefused.ifAny(ExceptionRules.grant(content, today));
    drafts.freeze(caseKey, draft, by, at);
    decide(businessKey, GRANTED, by, at);
    sql.sql("update survey_exception set model = ?, rules = ?, granted_on = ?, expires_on = ?, terms = ? where business_key = ?")
        .params(content.model().strip(), String.join(" ", content.rules()), today, content.decision().expiresOn(), content.decision().terms(), businessKey).update();
    var request = get(businessKey);
    tell(request, "granted", WHO_ASKS, "OMB granted an exception: " + registry.service(request.serviceId()).name(),
        "OMB excepts the survey of \"" + registry.service(request.serviceId()).name() + "\" of " + registry.hisp(request.hispId()).name()
            + " from " + (request.rules().size() == 1 ? "one rule" : request.rules().size() + " rules") + " of the survey guidelines until " + DAY.format(request.expiresOn()) + ".",
        "The terms stand on the page. Data from this survey are accepted with a mark that says so.");
  }

  private void decide(String businessKey, String status, String by, Instant at) {
    int decided = sql.sql("update survey_exception set status = ?, decided_by = ?, decided_at = ?, open_for = null where business_key = ? and status = ?")
        .params(status, by, SqlTime.of(at), businessKey, REQUESTED).update();
    if (decided == 0) {
      throw new InputRefused("The request " + businessKey + " has been decided already: it is " + get(businessKey).status().toLowerCase() + ". Reload your inbox.");
    }
  }

  /** The next day on which somebody is told about the exception: a day of warning, or the first day after it has ended. */
  @Transactional(readOnly = true)
  public LocalDate nextDay(String businessKey) {
    var expiresOn = get(businessKey).expiresOn();
    var today = EasternTime.today(clock);
    var warnings = sql.sql("select days_before from survey_exception_alert").query(Integer.class).list();
    return Stream.concat(warnings.stream().map(expiresOn::minusDays).filter(day -> day.isAfter(today)), Stream.of(expiresOn.plusDays(1)))
        .min(LocalDate::compareTo).orElseThrow();
  }

  /**
   * Tells of the coming end, or of the end.
   *
   * @return whether the exception has ended
   */
  public boolean tellOfEnd(String businessKey) {
    var request = get(businessKey);
    var today = EasternTime.today(clock);
    var ended = today.isAfter(request.expiresOn());
    var survey = "The exception from the survey guidelines for \"" + registry.service(request.serviceId()).name() + "\" of "
        + registry.hisp(request.hispId()).name();
    if (ended) {
      tell(request, "ended", WHO_IS_TOLD_OF_THE_END, "The exception of a survey has ended: " + registry.service(request.serviceId()).name(),
          survey + " ended on " + DAY.format(request.expiresOn()) + ".",
          "From now on a survey of this service is held against every rule of the guidelines again. Data from a survey outside them do not meet the quarterly reporting requirement.",
          "Bring the survey in line with the guidelines and request a clearance of the change, or ask for a new exception from your inbox.");
    } else {
      var left = ChronoUnit.DAYS.between(today, request.expiresOn());
      tell(request, "ends-" + left, WHO_ASKS, "An exception of a survey ends in " + left + (left == 1 ? " day: " : " days: ") + registry.service(request.serviceId()).name(),
          survey + " ends on " + DAY.format(request.expiresOn()) + ".",
          "If the survey is to keep the model \"" + request.model() + "\" after that day, ask for a new exception from your inbox now: OMB needs time to decide. Otherwise prepare a survey in line with the guidelines.");
    }
    return ended;
  }

  private void tell(Request request, String what, Set<String> roles, String subject, String... paragraphs) {
    events.publishEvent(new Announcement("survey-exception/" + request.id() + "/" + what, request.agencyId(), roles, subject, List.of(paragraphs), PAGE));
  }

  /** What the forms show beside the draft. */
  @Transactional(readOnly = true)
  public Map<String, Object> shown(String businessKey) {
    var request = get(businessKey);
    var service = registry.service(request.serviceId());
    var today = EasternTime.today(clock);
    var shown = new LinkedHashMap<String, Object>();
    shown.put("service", Map.of("id", service.id(), "name", service.name()));
    shown.put("rules", guideline().rules().entrySet().stream().filter(each -> GuidelineRules.ofTheSurvey(each.getKey())).map(each -> Map.of("id", each.getKey(), "title", GuidelineRules.title(each.getKey()), "severity", each.getValue().severity(), "clause", each.getValue().clause())).toList());
    shown.put("latestDay", today.plusYears(ExceptionRules.MOST_YEARS));
    shown.put("earlier", ofAgency(request.agencyId()).stream()
        .filter(each -> each.hispId().equals(request.hispId()) && each.serviceId() == request.serviceId() && each.id() != request.id()).toList());
    return shown;
  }

  /** The ids of the rules that an exception can be asked for: those of the guideline in force. */
  private Set<String> knownRules() {
    return guideline().rules().keySet().stream().filter(GuidelineRules::ofTheSurvey).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private Guideline guideline() {
    return guidelines.inForce(editions.forCycle(EasternTime.today(clock).getYear()).id());
  }

  private Optional<String> openFor(String hispId, int serviceId) {
    return sql.sql("select business_key from survey_exception where open_for = ?").param(hispId + "/" + serviceId).query(String.class).optional();
  }

  private Optional<Request> find(String businessKey) {
    return sql.sql("select * from survey_exception where business_key = ?").param(businessKey).query(Exceptions::request).optional();
  }

  private ExceptionContent read(JsonNode draft) {
    try {
      return json.treeToValue(draft, ExceptionContent.class);
    } catch (JsonProcessingException unreadable) {
      throw new InputRefused("The draft cannot be read: a day looks like 2026-05-20, rules and files are lists, everything else is text. Open the form, correct it and save again.");
    }
  }

  private static Request request(ResultSet rows, int n) throws SQLException {
    var rules = rows.getString("rules");
    return new Request(rows.getLong("id"), rows.getString("business_key"), rows.getString("agency_id"), rows.getString("hisp_id"),
        rows.getInt("service_id"), rows.getString("status"), rows.getString("model"), rules == null || rules.isBlank() ? List.of() : List.of(rules.split(" ")),
        rows.getString("requested_by"), SqlTime.instant(rows, "requested_at"), rows.getObject("granted_on", LocalDate.class),
        rows.getObject("expires_on", LocalDate.class), rows.getString("terms"), rows.getString("decided_by"), SqlTime.instant(rows, "decided_at"));
  }
}

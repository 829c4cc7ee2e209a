package org.hispcycle.survey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.draft.Drafts;
import org.hispcycle.edition.Edition;
import org.hispcycle.edition.Editions;
import org.hispcycle.evidence.Evidence;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.InputRefused.Fault;
import org.hispcycle.platform.NotFound;
import org.hispcycle.platform.SqlTime;
import org.hispcycle.registry.Hisp;
import org.hispcycle.registry.Registry;
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

    boolean granted() {
      return status.equals(GRANTED);
    }
  }

  private static final String REQUESTED = "REQUESTED";
  private static final String GRANTED = "GRANTED";
  private static final String REFUSED = "REFUSED";
  private static final String WITHDRAWN = "WITHDRAWN";

  private final JdbcClient sql;
  private final Registry registry;
  private final Editions editions;
  private final Guidelines guidelines;
  private final Drafts drafts;
  private final Evidence evidence;
  private final ObjectMapper json;
  private final Clock clock;

  Exceptions(JdbcClient sql, Registry registry, Editions editions, Guidelines guidelines, Drafts drafts, Evidence evidence, ObjectMapper json, Clock clock) {
    this.sql = sql;
    this.registry = registry;
    this.editions = editions;
    this.guidelines = guidelines;
    this.drafts = drafts;
    this.evidence = evidence;
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
    requireNone(faults);
    drafts.freeze(caseKey, draft, by, at);
  }

  public void withdraw(String businessKey, String by, Instant at) {
    decide(businessKey, WITHDRAWN, by, at);
  }

  public void refuse(String businessKey, String by, Instant at) {
    decide(businessKey, REFUSED, by, at);
  }

  /** OMB grants until a day. */
  public void grant(String caseKey, String businessKey, JsonNode draft, String by, Instant at) {
    var content = read(draft);
    var today = EasternTime.dateOf(at);
    requireNone(ExceptionRules.grant(content, today));
    drafts.freeze(caseKey, draft, by, at);
    decide(businessKey, GRANTED, by, at);
    sql.sql("update survey_exception set model = ?, rules = ?, granted_on = ?, expires_on = ?, terms = ? where business_key = ?")
        .params(content.model().strip(), String.join(" ", content.rules()), today, content.decision().expiresOn(), content.decision().terms(), businessKey).update();
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

  @Transactional(readOnly = true)
  public boolean ended(String businessKey) {
    return EasternTime.today(clock).isAfter(get(businessKey).expiresOn());
  }

  /** The ids of the rules that an exception can be asked for: those of the guideline in force. */
  private Set<String> knownRules() {
    return guideline().rules().keySet();
  }

  private Guideline guideline() {
    return guidelines.of(edition());
  }

  private Edition edition() {
    return editions.forCycle(EasternTime.today(clock).getYear());
  }

  private Optional<String> openFor(String hispId, int serviceId) {
    return sql.sql("select business_key from survey_exception where open_for = ?").param(hispId + "/" + serviceId).query(String.class).optional();
  }

  private Optional<Request> find(String businessKey) {
    return sql.sql("select * from survey_exception where business_key = ?").param(businessKey).query(Exceptions::request).optional();
  }

  private static void requireNone(List<Fault> faults) {
    if (!faults.isEmpty()) {
      throw InputRefused.of(faults);
    }
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

package org.hispcycle.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.calendar.FiscalQuarter;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.NotFound;
import org.hispcycle.platform.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** The register of agencies, HISPs, services and designations; nothing in it is deleted, only ended. */
@org.springframework.stereotype.Service
@Transactional
public class Registry {

  /** Shown wherever the list is shown: what we know is public reporting data, the full list is OMB's. */
  public static final String INCOMPLETENESS_NOTE = "This list is incomplete: it holds the 28 providers found in public reporting "
      + "data of fiscal years 2021 to 2023. OMB keeps the full list.";
  /** Shown wherever something seeded is shown that the data does not say. */
  public static final String DEMO_NOTE = "Demo data: which services are designated today, their clearances and the departments' "
      + "umbrella clearances are examples, not facts.";

  private static final int FIRST_OWN_SERVICE_ID = 1000;
  private static final int LONGEST_NAME = 400;
  private static final int LONGEST_CODES = 400;
  private static final int LONGEST_DESCRIPTION = 4000;

  private final JdbcClient sql;
  private final Clock clock;

  Registry(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public List<Agency> agencies() {
    return sql.sql("select id, name from agency order by id").query((rows, n) -> new Agency(rows.getString("id"), rows.getString("name"))).list();
  }

  @Transactional(readOnly = true)
  public Agency agency(String id) {
    return agencies().stream().filter(each -> each.id().equals(id)).findFirst()
        .orElseThrow(() -> new NotFound("The register has no agency " + id + "."));
  }

  @Transactional(readOnly = true)
  public List<Hisp> hisps() {
    return sql.sql("select * from hisp order by id").query(Registry::hisp).list();
  }

  /** The HISPs that the public reporting data knows, by the number it gives them. */
  @Transactional(readOnly = true)
  public Map<Integer, String> hispsBySourceNumber() {
    return sql.sql("select source_id, id from hisp where source_id is not null").query((rows, n) -> Map.entry(rows.getInt("source_id"), rows.getString("id")))
        .list().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** The HISPs that OMB's designation covers on the day. */
  @Transactional(readOnly = true)
  public List<Hisp> activeHisps(LocalDate on) {
    return sql.sql("""
        select h.* from hisp h where exists (select 1 from hisp_term t where t.hisp_id = h.id and t.designated_on <= ?
          and (t.withdrawn_on is null or t.withdrawn_on > ?)) order by h.id""").params(on, on).query(Registry::hisp).list();
  }

  @Transactional(readOnly = true)
  public Hisp hisp(String id) {
    return sql.sql("select * from hisp where id = ?").param(id).query(Registry::hisp).optional()
        .orElseThrow(() -> new NotFound("The register has no HISP " + id + "."));
  }

  /** Every term on the list of every HISP, by HISP and day (A12). */
  @Transactional(readOnly = true)
  public List<HispTerm> terms() {
    return sql.sql("select * from hisp_term order by hisp_id, designated_on, id").query(Registry::term).list();
  }

  /**
   * OMB takes a HISP off the list from the day on (A12). A withdrawal announced for a later day is brought forward.
   *
   * @throws InputRefused if the HISP is not on the list that day
   */
  public void withdrawHisp(String id, LocalDate on, String by, String reason) {
    var hisp = hisp(id);
    int withdrawn = sql.sql("""
        update hisp_term set withdrawn_on = :on, withdrawn_by = :by, withdrawal_reason = :reason, withdrawal_recorded_at = :at
        where hisp_id = :id and designated_on <= :on and (withdrawn_on is null or withdrawn_on > :on)""")
        .param("on", on).param("by", by).param("reason", reason).param("at", now()).param("id", id).update();
    if (withdrawn == 0) {
      throw new InputRefused(hisp.name() + " (" + id + ") is not on the list of HISPs on " + EasternTime.longDate(on)
          + ", so it cannot be withdrawn. Choose a day on which it is on the list.");
    }
  }

  /**
   * OMB puts a HISP back on the list from the day on (A12).
   *
   * @throws InputRefused if the HISP is on the list that day, or will be from a later day on
   */
  public void readmitHisp(String id, LocalDate on, String by, String reason) {
    var hisp = hisp(id);
    var standing = terms().stream().filter(each -> each.hispId().equals(id))
        .filter(each -> each.withdrawnOn() == null || each.withdrawnOn().isAfter(on))
        // withdrawn on the day its term began: it was never on the list
        .filter(each -> each.withdrawnOn() == null || each.withdrawnOn().isAfter(each.designatedOn()))
        .findFirst();
    if (standing.isPresent()) {
      throw new InputRefused(hisp.name() + " (" + id + ") is on the list of HISPs from "
          + EasternTime.longDate(standing.get().designatedOn()) + " on. Withdraw it before you put it back on the list.");
    }
    sql.sql("insert into hisp_term (hisp_id, designated_on, designated_by, reason, recorded_at, day_known) values (?, ?, ?, ?, ?, true)")
        .params(id, on, by, reason, now()).update();
  }

  /** Every service of a HISP, designated or not. */
  @Transactional(readOnly = true)
  public List<Service> services(String hispId) {
    return sql.sql("select s.* from service s join hisp_service p on p.service_id = s.id where p.hisp_id = ? order by s.name")
        .param(hispId).query(Registry::service).list();
  }

  @Transactional(readOnly = true)
  public Service service(int id) {
    return sql.sql("select * from service where id = ?").param(id).query(Registry::service).optional()
        .orElseThrow(() -> new NotFound("The register has no service " + id + "."));
  }

  @Transactional(readOnly = true)
  public List<Hisp> providersOf(int serviceId) {
    return sql.sql("select h.* from hisp h join hisp_service p on p.hisp_id = h.id where p.service_id = ? order by h.id")
        .param(serviceId).query(Registry::hisp).list();
  }

  /** Every service of these HISPs with its status on the day, by HISP and name (C14). */
  @Transactional(readOnly = true)
  public List<ListedService> inventory(Collection<Hisp> hisps, LocalDate on) {
    if (hisps.isEmpty()) {
      return List.of();
    }
    var byId = hisps.stream().collect(Collectors.toMap(Hisp::id, Function.identity()));
    var terms = designations().stream().filter(each -> byId.containsKey(each.hispId()) && !each.designatedOn().isAfter(on))
        .collect(Collectors.groupingBy(each -> each.hispId() + "/" + each.serviceId()));
    return sql.sql("""
        select s.*, p.hisp_id, p.channels, p.last_quarter from service s join hisp_service p on p.service_id = s.id
        where p.hisp_id in (:hisps) order by p.hisp_id, s.name, s.id""").param("hisps", byId.keySet()).query((rows, n) -> {
          var hisp = byId.get(rows.getString("hisp_id"));
          var service = service(rows, n);
          return listed(service, hisp, listed(rows.getString("channels")), rows.getString("last_quarter"),
              terms.getOrDefault(hisp.id() + "/" + service.id(), List.of()), on);
        }).list();
  }

  private static ListedService listed(Service service, Hisp hisp, List<String> channels, String lastReported, List<Designation> terms,
      LocalDate on) {
    var current = terms.stream().filter(each -> each.covers(on)).findFirst();
    var newest = terms.stream().max(Comparator.comparing(Designation::designatedOn).thenComparing(Designation::id));
    var status = current.isPresent() ? ServiceStatus.DESIGNATED
        : newest.isPresent() || lastReported != null ? ServiceStatus.PREVIOUSLY_REPORTED : ServiceStatus.NOT_DESIGNATED;
    return new ListedService(service, hisp, channels, status, current.map(Designation::designatedOn).orElse(null),
        current.isPresent() ? null : newest.map(Designation::endedOn).orElse(null), current.map(Designation::demo).orElse(false), lastReported);
  }

  /** Channels of a service as codes; empty where the register does not know them. */
  @Transactional(readOnly = true)
  public List<String> channels(String hispId, int serviceId) {
    return listed(sql.sql("select channels from hisp_service where hisp_id = ? and service_id = ?").params(hispId, serviceId)
        .query((rows, n) -> Optional.ofNullable(rows.getString(1)).orElse("")).optional().orElse(""));
  }

  /** OMB control numbers that were seen with the service in the public data; whether they are valid today is not known. */
  @Transactional(readOnly = true)
  public List<String> observedControlNumbers(String hispId, int serviceId) {
    return listed(sql.sql("select observed_control_numbers from hisp_service where hisp_id = ? and service_id = ?")
        .params(hispId, serviceId).query((rows, n) -> Optional.ofNullable(rows.getString(1)).orElse("")).optional().orElse(""));
  }

  /**
   * Adds a service that the register does not know to a HISP's inventory (K6).
   *
   * @throws InputRefused if the HISP has a service of that name already, or the definition cannot be kept as it is
   */
  public Service addService(String hispId, NewService definition, String by, Instant at) {
    var hisp = hisp(hispId);
    refuseUnfit(definition);
    var name = definition.name().strip();
    services(hispId).stream().filter(each -> ServiceNames.key(each.name()).equals(ServiceNames.key(name))).findFirst().ifPresent(each -> {
      throw new InputRefused(hisp.name() + " has a service named \"" + each.name() + "\" already (number " + each.id()
          + "). Choose it from the list, or give the new service another name.");
    });
    var id = sql.sql("select coalesce(max(id), 0) + 1 from service").query(Integer.class).single();
    id = Math.max(id, FIRST_OWN_SERVICE_ID);
    sql.sql("""
        insert into service (id, slug, name, description, occasion, outcome, customers, partners, tools, service_types, added_by, added_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
        .params(Arrays.asList(id, freeSlug(name), name, definition.description(), definition.occasion(), definition.outcome(),
            definition.customers(), definition.partners(), definition.tools(), String.join("|", definition.types()), by, SqlTime.of(at))).update();
    sql.sql("insert into hisp_service (hisp_id, service_id, channels) values (?, ?, ?)")
        .params(hispId, id, String.join("|", definition.channels())).update();
    return service(id);
  }

  /** What the tables cannot hold. Whether the codes are those of the edition is for the caller to say (C13). */
  private static void refuseUnfit(NewService definition) {
    var faults = new ArrayList<InputRefused.Fault>();
    if (definition.name() == null || definition.name().isBlank()) {
      faults.add(new InputRefused.Fault("name", "The new service has no name. Name it as its customers would."));
    } else if (definition.name().strip().length() > LONGEST_NAME) {
      faults.add(new InputRefused.Fault("name", "The name of the new service is longer than " + LONGEST_NAME + " characters. Shorten it."));
    }
    tooLong(faults, "description", "description", definition.description());
    tooLong(faults, "occasion", "occasion", definition.occasion());
    tooLong(faults, "outcome", "outcome", definition.outcome());
    tooLong(faults, "customers", "text about the customers", definition.customers());
    tooLong(faults, "partners", "text about partners", definition.partners());
    tooLong(faults, "tools", "text about tools", definition.tools());
    unfitCodes(faults, "types", "service types", definition.types());
    unfitCodes(faults, "channels", "channels", definition.channels());
    InputRefused.ifAny(faults);
  }

  private static void tooLong(List<InputRefused.Fault> faults, String field, String what, String text) {
    if (text != null && text.length() > LONGEST_DESCRIPTION) {
      faults.add(new InputRefused.Fault(field, "The " + what + " of the new service is longer than " + LONGEST_DESCRIPTION + " characters. Shorten it."));
    }
  }

  private static void unfitCodes(List<InputRefused.Fault> faults, String field, String what, List<String> codes) {
    // kept in one column, separated by bars
    if (codes.stream().anyMatch(each -> each.isBlank() || each.contains("|")) || String.join("|", codes).length() > LONGEST_CODES) {
      faults.add(new InputRefused.Fault(field, "The " + what + " of the new service are not codes of the list. Choose them from the list."));
    }
  }

  private String freeSlug(String name) {
    var plain = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
    var base = plain.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    base = base.isEmpty() ? "service" : base.substring(0, Math.min(base.length(), 40)).replaceAll("-$", "");
    var slug = base;
    for (int n = 2; taken(slug); n++) {
      slug = base + "-" + n;
    }
    return slug;
  }

  private boolean taken(String slug) {
    return sql.sql("select count(*) from service where slug = ?").param(slug).query(Integer.class).single() > 0;
  }

  /** What is designated on the day. */
  @Transactional(readOnly = true)
  public List<Designation> designatedServices(String hispId, LocalDate on) {
    return sql.sql("""
        select * from designation where hisp_id = ? and designated_on <= ? and (ended_on is null or ended_on > ?)
        order by service_id""").params(hispId, on, on).query(Registry::designation).list();
  }

  /** Every designation, also ended ones. */
  @Transactional(readOnly = true)
  public List<Designation> designations() {
    return sql.sql("select * from designation order by hisp_id, service_id, id").query(Registry::designation).list();
  }

  /** Every designation that a service ever had, newest first, with the reasons for its beginning and end (C14). */
  @Transactional(readOnly = true)
  public List<DesignationTerm> history(int serviceId) {
    return sql.sql("select * from designation where service_id = ? order by designated_on desc, id desc").param(serviceId)
        .query((rows, n) -> new DesignationTerm(designation(rows, n), rows.getString("designated_by"), SqlTime.instant(rows, "recorded_at"),
            new Rationale(rows.getString("rationale_organization"), rows.getString("rationale_customers"), rows.getString("rationale_performance")),
            rows.getString("ended_by"), SqlTime.instant(rows, "end_recorded_at"), rows.getString("end_reason"))).list();
  }

  /**
   * A designation owes its first report for an earlier quarter than was set, because its survey is in use already (C12);
   * a later one changes nothing.
   */
  public void reportEarlier(String hispId, int serviceId, FiscalQuarter quarter, LocalDate on) {
    designated(hispId, serviceId, on).filter(each -> quarter.compareTo(each.firstReport()) < 0).ifPresent(each ->
        sql.sql("update designation set first_report = ? where id = ?").params(quarter.toString(), each.id()).update());
  }

  /**
   * The designations that owe a report for the quarter: designated on a day not after its end, with a first report not
   * later than it, and not ended before it began (C10, C14). Who was designated during any part of the quarter reports
   * on all of it; a service that was ended and designated again within it owes one report.
   */
  @Transactional(readOnly = true)
  public List<Designation> servicesOwingReport(String hispId, FiscalQuarter quarter) {
    var owing = new LinkedHashMap<Integer, Designation>();
    sql.sql("""
        select * from designation where hisp_id = ? and designated_on <= ?
          and (ended_on is null or (ended_on > ? and ended_on > designated_on)) order by service_id, designated_on, id""")
        .params(hispId, quarter.end(), quarter.start()).query(Registry::designation).list().stream()
        .filter(each -> each.firstReport().compareTo(quarter) <= 0)
        .forEach(each -> owing.put(each.serviceId(), each));
    return List.copyOf(owing.values());
  }

  /** The same for every HISP at once: the denominator of a quarter (X4). */
  @Transactional(readOnly = true)
  public List<Designation> servicesOwingReport(FiscalQuarter quarter) {
    var owing = new LinkedHashMap<String, Designation>();
    sql.sql("""
        select * from designation where designated_on <= ? and (ended_on is null or (ended_on > ? and ended_on > designated_on))
        order by hisp_id, service_id, designated_on, id""")
        .params(quarter.end(), quarter.start()).query(Registry::designation).list().stream()
        .filter(each -> each.firstReport().compareTo(quarter) <= 0)
        .forEach(each -> owing.put(each.hispId() + "/" + each.serviceId(), each));
    return List.copyOf(owing.values());
  }

  /** What every service is called. */
  @Transactional(readOnly = true)
  public Map<Integer, String> serviceNames() {
    var names = new LinkedHashMap<Integer, String>();
    sql.sql("select id, name from service order by id").query(rows -> {
      names.put(rows.getInt("id"), rows.getString("name"));
    });
    return names;
  }

  /**
   * Designates a service; one that is designated on the day already stays as it is, so that it is safe to repeat.
   *
   * @throws InputRefused if the HISP does not provide the service, or its designation from a later day on stands already
   */
  public Designation designate(String hispId, int serviceId, LocalDate on, FiscalQuarter firstReport, Rationale rationale, String by) {
    if (providersOf(serviceId).stream().noneMatch(each -> each.id().equals(hispId))) {
      throw new InputRefused("The service " + serviceId + " is not provided by " + hispId + ". Choose one of its own services or add a new one.");
    }
    var current = designated(hispId, serviceId, on);
    if (current.isPresent()) {
      return current.get();
    }
    laterThan(hispId, serviceId, on).ifPresent(later -> {
      throw new InputRefused("The service " + serviceId + " of " + hispId + " is designated from "
          + EasternTime.longDate(later.designatedOn()) + " on already. Choose that day or a later one.");
    });
    sql.sql("""
        insert into designation (hisp_id, service_id, designated_on, designated_by, first_report, rationale_organization,
          rationale_customers, rationale_performance, demo, recorded_at) values (?, ?, ?, ?, ?, ?, ?, ?, false, ?)""")
        .params(hispId, serviceId, on, by, firstReport.toString(), rationale.organization(), rationale.customers(),
            rationale.performance(), now()).update();
    return designated(hispId, serviceId, on).orElseThrow();
  }

  /**
   * Ends a designation from the day on; its history stays (C14). One that has ended by then already stays as it is.
   *
   * @throws InputRefused if the service was not designated at all by that day
   */
  public void endDesignation(String hispId, int serviceId, LocalDate on, String by, String reason) {
    int ended = sql.sql("""
        update designation set ended_on = :on, ended_by = :by, end_reason = :reason, end_recorded_at = :at
        where hisp_id = :hisp and service_id = :service and designated_on <= :on and (ended_on is null or ended_on > :on)""")
        .param("on", on).param("by", by).param("reason", reason).param("at", now()).param("hisp", hispId).param("service", serviceId)
        .update();
    if (ended == 0 && designations().stream().noneMatch(each -> each.hispId().equals(hispId) && each.serviceId() == serviceId
        && !each.designatedOn().isAfter(on))) {
      throw new InputRefused("The service " + serviceId + " of " + hispId + " is not designated on " + EasternTime.longDate(on)
          + ", so its designation cannot end then. Choose a designated service, or a later day.");
    }
  }

  private Optional<Designation> designated(String hispId, int serviceId, LocalDate on) {
    return designatedServices(hispId, on).stream().filter(each -> each.serviceId() == serviceId).findFirst();
  }

  private Optional<Designation> laterThan(String hispId, int serviceId, LocalDate on) {
    return designations().stream().filter(each -> each.hispId().equals(hispId) && each.serviceId() == serviceId)
        .filter(each -> each.designatedOn().isAfter(on))
        .filter(each -> each.endedOn() == null || each.endedOn().isAfter(each.designatedOn())).findFirst();
  }

  private OffsetDateTime now() {
    return SqlTime.of(clock.instant());
  }

  private static List<String> listed(String text) {
    return text == null || text.isBlank() ? List.of() : Arrays.asList(text.split("\\|"));
  }

  private static Hisp hisp(ResultSet rows, int n) throws SQLException {
    return new Hisp(rows.getString("id"), rows.getString("agency_id"), rows.getString("code"), rows.getString("name"));
  }

  private static HispTerm term(ResultSet rows, int n) throws SQLException {
    return new HispTerm(rows.getString("hisp_id"), rows.getObject("designated_on", LocalDate.class), rows.getBoolean("day_known"),
        rows.getString("reason"), rows.getObject("withdrawn_on", LocalDate.class), rows.getString("withdrawal_reason"));
  }

  private static Service service(ResultSet rows, int n) throws SQLException {
    return new Service(rows.getInt("id"), rows.getString("slug"), rows.getString("name"), rows.getString("description"),
        listed(rows.getString("service_types")), rows.getString("occasion"), rows.getString("outcome"), rows.getString("customers"),
        rows.getString("partners"), rows.getString("tools"));
  }

  private static Designation designation(ResultSet rows, int n) throws SQLException {
    return new Designation(rows.getLong("id"), rows.getString("hisp_id"), rows.getInt("service_id"),
        rows.getObject("designated_on", LocalDate.class), FiscalQuarter.parse(rows.getString("first_report")),
        rows.getObject("ended_on", LocalDate.class), rows.getBoolean("demo"));
  }
}

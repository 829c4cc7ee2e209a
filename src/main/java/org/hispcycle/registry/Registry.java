package org.hispcycle.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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

  private final JdbcClient sql;

  Registry(JdbcClient sql) {
    this.sql = sql;
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

  /** OMB takes a HISP off the list from the day on (A12). */
  public void withdrawHisp(String id, LocalDate on, String by, String reason) {
    sql.sql("update hisp_term set withdrawn_on = ?, withdrawn_by = ?, reason = ? where hisp_id = ? and withdrawn_on is null")
        .params(on, by, reason, hisp(id).id()).update();
  }

  /** OMB puts a HISP back on the list from the day on (A12). */
  public void readmitHisp(String id, LocalDate on, String by, String reason) {
    sql.sql("insert into hisp_term (hisp_id, designated_on, designated_by, reason) values (?, ?, ?, ?)")
        .params(hisp(id).id(), on, by, reason).update();
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

  /** Adds a service that the register does not know to a HISP's inventory. */
  public Service addService(String hispId, NewService definition, String by, Instant at) {
    var id = sql.sql("select coalesce(max(id), 0) + 1 from service").query(Integer.class).single();
    id = Math.max(id, FIRST_OWN_SERVICE_ID);
    sql.sql("insert into service (id, slug, name, description, service_types, added_by, added_at) values (?, ?, ?, ?, ?, ?, ?)")
        .params(id, freeSlug(definition.name()), definition.name(), definition.description(), String.join("|", definition.types()),
            by, SqlTime.of(at)).update();
    sql.sql("insert into hisp_service (hisp_id, service_id, channels) values (?, ?, ?)")
        .params(hisp(hispId).id(), id, String.join("|", definition.channels())).update();
    return service(id);
  }

  private String freeSlug(String name) {
    var base = name.toLowerCase().replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
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

  /**
   * The designations that owe a report for the quarter: designated before the quarter ended, with a first report not
   * later than it, and not ended before it began (C10, C14). Who was designated during any part of it reports on it.
   */
  @Transactional(readOnly = true)
  public List<Designation> servicesOwingReport(String hispId, FiscalQuarter quarter) {
    return sql.sql("select * from designation where hisp_id = ? and designated_on <= ? and (ended_on is null or ended_on > ?) order by service_id")
        .params(hispId, quarter.end(), quarter.start()).query(Registry::designation).list().stream()
        .filter(each -> each.firstReport().compareTo(quarter) <= 0).toList();
  }

  /** Designates a service; one that is designated already stays as it is. */
  public Designation designate(String hispId, int serviceId, LocalDate on, FiscalQuarter firstReport, Rationale rationale, String by) {
    if (providersOf(serviceId).stream().noneMatch(each -> each.id().equals(hispId))) {
      throw new InputRefused("The service " + serviceId + " is not provided by " + hispId + ". Choose one of its own services or add a new one.");
    }
    var current = designatedServices(hispId, on).stream().filter(each -> each.serviceId() == serviceId).findFirst();
    if (current.isPresent()) {
      return current.get();
    }
    sql.sql("""
        insert into designation (hisp_id, service_id, designated_on, designated_by, first_report, rationale_organization,
          rationale_customers, rationale_performance, demo) values (?, ?, ?, ?, ?, ?, ?, ?, false)""")
        .params(hispId, serviceId, on, by, firstReport.toString(), rationale.organization(), rationale.customers(),
            rationale.performance()).update();
    return designatedServices(hispId, on).stream().filter(each -> each.serviceId() == serviceId).findFirst().orElseThrow();
  }

  /** Ends a designation from the day on; its history stays (C14). */
  public void endDesignation(String hispId, int serviceId, LocalDate on, String by, String reason) {
    sql.sql("update designation set ended_on = ?, ended_by = ?, end_reason = ? where hisp_id = ? and service_id = ? and ended_on is null")
        .params(on, by, reason, hispId, serviceId).update();
  }

  private static List<String> listed(String text) {
    return text == null || text.isBlank() ? List.of() : Arrays.asList(text.split("\\|"));
  }

  private static Hisp hisp(ResultSet rows, int n) throws SQLException {
    return new Hisp(rows.getString("id"), rows.getString("agency_id"), rows.getString("code"), rows.getString("name"));
  }

  private static Service service(ResultSet rows, int n) throws SQLException {
    return new Service(rows.getInt("id"), rows.getString("slug"), rows.getString("name"), rows.getString("description"),
        listed(rows.getString("service_types")));
  }

  private static Designation designation(ResultSet rows, int n) throws SQLException {
    return new Designation(rows.getLong("id"), rows.getString("hisp_id"), rows.getInt("service_id"),
        rows.getObject("designated_on", LocalDate.class), FiscalQuarter.parse(rows.getString("first_report")),
        rows.getObject("ended_on", LocalDate.class), rows.getBoolean("demo"));
  }
}

package org.hispcycle.cockpit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hispcycle.calendar.Calendars;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.calendar.FiscalQuarter;
import org.hispcycle.clearance.Umbrellas;
import org.hispcycle.cycle.CycleMilestone;
import org.hispcycle.cycle.Cycles;
import org.hispcycle.cycle.DutyState;
import org.hispcycle.cycle.ObligationKind;
import org.hispcycle.cycle.ObligationStatus;
import org.hispcycle.cycle.Promises;
import org.hispcycle.platform.SqlTime;
import org.hispcycle.registry.Registry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The year as counts, read from the ledger by SQL (X3): agencies by milestones, the quarter with the services that owe a
 * report, and single duties. Every question is asked for the agencies that the caller may see.
 */
@Service
@Transactional(readOnly = true)
public class Board {

  /** A milestone of the year; kinds without a date of their own in the calendar have no dates. */
  public record Column(String id, String label, LocalDate opensOn, LocalDate dueOn, boolean proposed, String warning) {}

  /** An agency, or a HISP of one agency; {@code department} where the agency itself is the subject. */
  public record Row(String id, String name, boolean department) {}

  public record Cell(String row, String column, int owed, Map<DutyState, Integer> states) {}

  /** Cumulated: what was due by the end of a day, what was submitted for the first time, what was settled. */
  public record Progress(LocalDate day, int due, int submitted, int settled) {}

  /** A duty that was settled with a day on which it will be met after all; {@code words} says for when or since when. */
  public record Promised(String id, String agencyId, String title, String status, LocalDate day, boolean overdue, String words) {}

  /** @param promised of the year and of those before it */
  public record Year(int year, String edition, LocalDate today, LocalDate soonUntil, Instant closedAt, List<Column> columns, List<Row> rows,
      List<Cell> cells, List<Progress> progress, List<Promised> promised) {}

  /**
   * One HISP's reports of a quarter.
   *
   * @param designated services that are designated and owe a report for the quarter: the denominator
   * @param inLedger how many of them have a duty in the ledger; {@code states} counts these
   * @param cameIn how many of them were submitted or are met
   * @param beyond duties of services that owe no report any more, counted nowhere else
   * @param missing names of designated services without one
   */
  public record QuarterRow(String agencyId, String hispId, String hispName, int designated, int inLedger, int cameIn, int beyond,
      Map<DutyState, Integer> states, List<String> missing) {}

  public record Quarter(String quarter, String label, LocalDate start, LocalDate end, LocalDate opensOn, LocalDate dueOn, LocalDate today,
      List<QuarterRow> rows) {}

  /** @param lateDays days since the due day of what is late; 0 otherwise */
  public record Duty(String id, int cycleYear, String kind, String kindLabel, String column, String businessKey, String agencyId,
      String agencyName, String hispId, String hispName, Integer serviceId, String serviceName, String quarter, String title, LocalDate opensOn,
      LocalDate dueOn, DutyState state, ObligationStatus status, Instant statusAt, String statusBy, String reason, LocalDate targetDate,
      Instant firstSubmittedAt, Instant settledAt, String blockedReason, int lateDays) {

    /** For readers who may not know what was said of it. */
    public Duty withoutReason() {
      return new Duty(id, cycleYear, kind, kindLabel, column, businessKey, agencyId, agencyName, hispId, hispName, serviceId, serviceName, quarter, title,
          opensOn, dueOn, state, status, statusAt, statusBy, null, targetDate, firstSubmittedAt, settledAt, blockedReason, lateDays);
    }
  }

  public record Entry(Instant at, String actor, String what, String detail) {}

  /** A department whose umbrella clearance has lapsed; the surveys under it are suspended. */
  public record Lapse(String agencyId, String agencyName, String controlNumber, LocalDate lastDay) {}

  /** Which duties; null means all. */
  public record Filter(Integer year, String agency, String hisp, String column, Integer service, DutyState state, String quarter) {}

  private static final String COLUMN = """
      case when kind = 'SERVICE_REPORT' then 'service-report-q' || substring(fiscal_quarter from 8 for 1) else kind end""";

  private final JdbcClient sql;
  private final Cycles cycles;
  private final Promises promises;
  private final Registry registry;
  private final Umbrellas umbrellas;
  private final Calendars calendars;
  private final Clock clock;

  Board(JdbcClient sql, Cycles cycles, Promises promises, Registry registry, Umbrellas umbrellas, Calendars calendars, Clock clock) {
    this.sql = sql;
    this.cycles = cycles;
    this.promises = promises;
    this.registry = registry;
    this.umbrellas = umbrellas;
    this.calendars = calendars;
    this.clock = clock;
  }

  /**
   * @param visible agencies that the caller may see; null for all
   * @param agency null for a row for each agency, else a row for each subject of this one
   */
  public Year year(int year, Set<String> visible, String agency) {
    var cycle = cycles.get(year);
    var cells = cells(year, visible, agency);
    var used = cells.stream().map(Cell::column).collect(Collectors.toSet());
    return new Year(year, cycle.edition(), today(), soon(), cycle.closedAt(), columns(year, used), rows(cells, agency), cells,
        progress(year, visible, agency), promised(year, visible, agency));
  }

  private List<Promised> promised(int year, Set<String> visible, String agency) {
    return promises.open(year, visible).stream().filter(each -> agency == null || agency.equals(each.duty().agencyId()))
        .map(each -> new Promised(each.duty().id(), each.duty().agencyId(), each.duty().title(), each.duty().status().label(), each.day(), each.overdue(),
            each.words())).toList();
  }

  /**
   * Lapses of umbrella clearances as of today (H3).
   *
   * @param visible agencies that the caller may see; null for all
   * @param agency the only one wanted; null for all
   */
  public List<Lapse> lapses(Set<String> visible, String agency) {
    var names = agencyNames();
    return umbrellas.lapsed(today()).stream().filter(each -> visible == null || visible.contains(each.agencyId()))
        .filter(each -> agency == null || agency.equals(each.agencyId()))
        .map(each -> new Lapse(each.agencyId(), names.getOrDefault(each.agencyId(), each.agencyId()), each.controlNumber(), each.expiresOn())).toList();
  }

  private List<Cell> cells(int year, Set<String> visible, String agency) {
    var counts = new LinkedHashMap<String, Map<DutyState, Integer>>();
    // the states are worked out inside, so that the database groups by a column and not by an expression with parameters
    var where = where(visible);
    sql.sql("""
        select row_id, column_id, state, count(*) as n from (
          select %s as row_id, %s as column_id, %s as state from obligation where cycle_year = :year %s %s) as duty
        group by row_id, column_id, state order by row_id, column_id"""
        .formatted(agency == null ? "agency_id" : "coalesce(hisp_id, agency_id)", COLUMN, DutyState.SQL,
            agency == null ? "" : "and agency_id = :agency", where))
        .params(params(year, visible, agency)).query(rows -> {
          var key = rows.getString("row_id") + "\n" + column(rows.getString("column_id"));
          counts.computeIfAbsent(key, each -> new EnumMap<>(DutyState.class)).put(DutyState.valueOf(rows.getString("state")), rows.getInt("n"));
        });
    return counts.entrySet().stream().map(each -> {
      var key = each.getKey().split("\n");
      return new Cell(key[0], key[1], each.getValue().values().stream().mapToInt(Integer::intValue).sum(), each.getValue());
    }).toList();
  }

  private static String where(Set<String> visible) {
    return visible == null ? "" : visible.isEmpty() ? "and 1 = 0" : "and agency_id in (:visible)";
  }

  private Map<String, Object> params(int year, Set<String> visible, String agency) {
    var params = new HashMap<String, Object>(Map.of("year", year, "today", today(), "soon", soon()));
    if (visible != null && !visible.isEmpty()) {
      params.put("visible", visible);
    }
    if (agency != null) {
      params.put("agency", agency);
    }
    return params;
  }

  /** The milestones in the order of the calendar, then the kinds that have no date in it. */
  private List<Column> columns(int year, Set<String> used) {
    var business = calendars.business();
    var columns = new ArrayList<Column>();
    for (var milestone : cycles.milestones(year)) {
      columns.add(new Column(milestone.milestone(), cycles.label(year, milestone), milestone.opensOn(), milestone.dueOn(), milestone.proposed(),
          business.warningFor(milestone.dueOn()).orElse(null)));
    }
    for (var kind : ObligationKind.values()) {
      if (used.contains(kind.slug()) && columns.stream().noneMatch(each -> each.id().equals(kind.slug()))) {
        columns.add(new Column(kind.slug(), cycles.label(year, kind), null, null, false, null));
      }
    }
    return columns;
  }

  private List<Row> rows(List<Cell> cells, String agency) {
    var ids = cells.stream().map(Cell::row).distinct().sorted().toList();
    var names = agency == null ? agencyNames() : hispNames();
    return ids.stream().map(id -> new Row(id, id.equals(agency) ? agencyNames().getOrDefault(id, id) : names.getOrDefault(id, id), id.equals(agency)))
        .toList();
  }

  private Map<String, String> agencyNames() {
    return registry.agencies().stream().collect(Collectors.toMap(each -> each.id(), each -> each.name()));
  }

  private Map<String, String> hispNames() {
    return registry.hisps().stream().collect(Collectors.toMap(each -> each.id(), each -> each.name()));
  }

  private List<Progress> progress(int year, Set<String> visible, String agency) {
    var due = new TreeMap<LocalDate, int[]>();
    for (int what = 0; what < 3; what++) {
      var index = what;
      // the day in the east on which it happened
      var day = List.of("due_on", "cast(first_submitted_at at time zone 'America/New_York' as date)",
          "cast(settled_at at time zone 'America/New_York' as date)").get(what);
      var present = List.of("due_on", "first_submitted_at", "settled_at").get(what);
      sql.sql("select on_day, count(*) as n from (select %s as on_day from obligation where cycle_year = :year and %s is not null %s %s) as duty group by on_day"
          .formatted(day, present, agency == null ? "" : "and agency_id = :agency", where(visible)))
          .params(params(year, visible, agency))
          .query(rows -> {
            due.computeIfAbsent(rows.getObject("on_day", LocalDate.class), each -> new int[3])[index] += rows.getInt("n");
          });
    }
    var sum = new int[3];
    var progress = new ArrayList<Progress>();
    due.forEach((on, counts) -> {
      for (int what = 0; what < 3; what++) {
        sum[what] += counts[what];
      }
      progress.add(new Progress(on, sum[0], sum[1], sum[2]));
    });
    return progress;
  }

  /** The quarter with its denominator: services that are designated and owe a report, whether the ledger knows of them or not. */
  public Quarter quarter(FiscalQuarter quarter, Set<String> visible) {
    var hisps = registry.hisps().stream().collect(Collectors.toMap(each -> each.id(), Function.identity()));
    var owing = new TreeMap<String, Map<Integer, String>>();
    var names = registry.serviceNames();
    registry.servicesOwingReport(quarter).forEach(each -> owing.computeIfAbsent(each.hispId(), id -> new LinkedHashMap<>())
        .put(each.serviceId(), names.get(each.serviceId())));
    var duties = duties(new Filter(null, null, null, null, null, null, quarter.toString()), visible, 0, Integer.MAX_VALUE).stream()
        .filter(each -> each.hispId() != null).collect(Collectors.groupingBy(Duty::hispId, TreeMap::new, Collectors.toList()));
    duties.keySet().forEach(id -> owing.computeIfAbsent(id, none -> new LinkedHashMap<>()));
    var rows = new ArrayList<QuarterRow>();
    owing.forEach((hispId, services) -> {
      var hisp = hisps.get(hispId);
      if (hisp == null || visible != null && !visible.contains(hisp.agencyId())) {
        return;
      }
      var own = duties.getOrDefault(hispId, List.of());
      var states = new EnumMap<DutyState, Integer>(DutyState.class);
      // what came from a service that owes nothing any more must not stand for one that does
      var owed = own.stream().filter(each -> services.containsKey(each.serviceId())).toList();
      owed.forEach(each -> states.merge(each.state(), 1, Integer::sum));
      var known = owed.stream().map(Duty::serviceId).collect(Collectors.toSet());
      rows.add(new QuarterRow(hisp.agencyId(), hispId, hisp.name(), services.size(), owed.size(),
          states.getOrDefault(DutyState.MET, 0) + states.getOrDefault(DutyState.WITH_OMB, 0), own.size() - owed.size(), states,
          services.entrySet().stream().filter(each -> !known.contains(each.getKey())).map(Map.Entry::getValue).sorted().toList()));
    });
    var dates = milestone(quarter);
    return new Quarter(quarter.toString(), quarter.label(), quarter.start(), quarter.end(), dates.map(CycleMilestone::opensOn).orElse(null),
        dates.map(CycleMilestone::dueOn).orElse(null), today(), rows);
  }

  private Optional<CycleMilestone> milestone(FiscalQuarter quarter) {
    return cycles.years().stream().filter(year -> FiscalQuarter.reportedIn(year).contains(quarter)).findFirst()
        .flatMap(year -> cycles.milestones(year).stream().filter(each -> each.milestone().equals(Cycles.reportMilestone(quarter))).findFirst());
  }

  public List<Duty> duties(Filter filter, Set<String> visible, int first, int most) {
    if (filter.year() != null) {
      cycles.get(filter.year());
    }
    var where = new StringBuilder();
    var params = new HashMap<String, Object>(Map.of("today", today(), "soon", soon()));
    and(where, params, "cycle_year", filter.year());
    and(where, params, "agency_id", filter.agency());
    and(where, params, "service_id", filter.service());
    and(where, params, "fiscal_quarter", filter.quarter());
    if (filter.hisp() != null) {
      // a department's own duties stand in its own row
      where.append(" and coalesce(hisp_id, agency_id) = :hisp");
      params.put("hisp", filter.hisp());
    }
    if (visible != null) {
      where.append(' ').append(where(visible));
      if (!visible.isEmpty()) {
        params.put("visible", visible);
      }
    }
    var outer = new StringBuilder();
    and(outer, params, "state", filter.state() == null ? null : filter.state().name());
    and(outer, params, "column_id", filter.column() == null ? null
        : ObligationKind.bySlug(filter.column()).filter(kind -> kind != ObligationKind.SERVICE_REPORT).map(Enum::name).orElse(filter.column()));
    params.put("first", first);
    params.put("most", most);
    var agencies = agencyNames();
    var hisps = hispNames();
    var services = registry.serviceNames();
    return sql.sql("select * from (select obligation.*, %s as column_id, %s as state from obligation where 1 = 1 %s) as duty where 1 = 1 %s order by due_on, agency_id, id offset :first rows fetch next :most rows only"
        .formatted(COLUMN, DutyState.SQL, where, outer)).params(params)
        .query((rows, n) -> duty(rows, agencies, hisps, services)).list();
  }

  private static void and(StringBuilder where, Map<String, Object> params, String column, Object value) {
    if (value != null) {
      where.append(" and ").append(column).append(" = :").append(column);
      params.put(column, value);
    }
  }

  public Optional<Duty> duty(String id) {
    var agencies = agencyNames();
    var hisps = hispNames();
    var services = registry.serviceNames();
    return sql.sql("select obligation.*, %s as column_id, %s as state from obligation where id = :id".formatted(COLUMN, DutyState.SQL))
        .param("id", id).param("today", today()).param("soon", soon()).query((rows, n) -> duty(rows, agencies, hisps, services)).optional();
  }

  /** What happened to a duty, the newest first. */
  public List<Entry> history(String id) {
    return sql.sql("select happened_at, actor, what, detail from obligation_event where obligation_id = ? order by id desc").param(id)
        .query((rows, n) -> new Entry(SqlTime.instant(rows, "happened_at"), rows.getString("actor"), rows.getString("what"), rows.getString("detail"))).list();
  }

  private Duty duty(ResultSet rows, Map<String, String> agencies, Map<String, String> hisps, Map<Integer, String> services) throws SQLException {
    var kind = ObligationKind.valueOf(rows.getString("kind"));
    var agency = rows.getString("agency_id");
    var hisp = rows.getString("hisp_id");
    var service = rows.getObject("service_id", Integer.class);
    var state = DutyState.valueOf(rows.getString("state"));
    var dueOn = rows.getObject("due_on", LocalDate.class);
    return new Duty(rows.getString("id"), rows.getInt("cycle_year"), kind.slug(), kind.label(), column(rows.getString("column_id")),
        rows.getString("business_key"), agency, agencies.getOrDefault(agency, agency), hisp, hisp == null ? null : hisps.getOrDefault(hisp, hisp),
        service, service == null ? null : services.get(service), rows.getString("fiscal_quarter"), rows.getString("title"),
        rows.getObject("opens_on", LocalDate.class), dueOn, state, ObligationStatus.valueOf(rows.getString("status")),
        SqlTime.instant(rows, "status_at"), rows.getString("status_by"), rows.getString("reason"), rows.getObject("target_date", LocalDate.class),
        SqlTime.instant(rows, "first_submitted_at"), SqlTime.instant(rows, "settled_at"), rows.getString("blocked_reason"),
        state == DutyState.LATE ? (int) (today().toEpochDay() - dueOn.toEpochDay()) : 0);
  }

  private static String column(String fromDatabase) {
    return fromDatabase.startsWith("service-report-q") ? fromDatabase : ObligationKind.valueOf(fromDatabase).slug();
  }

  public List<Integer> years() {
    return cycles.years();
  }

  public int currentYear() {
    return today().getYear();
  }

  private LocalDate today() {
    return EasternTime.today(clock);
  }

  private LocalDate soon() {
    return DutyState.soonUntil(today(), calendars.business());
  }
}

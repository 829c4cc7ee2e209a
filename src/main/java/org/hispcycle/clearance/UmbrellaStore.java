package org.hispcycle.clearance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.clearance.UmbrellaClearance.Status;
import org.hispcycle.platform.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;

/** The rows of umbrella clearances and of the journal of what is drawn from them. */
@Component
class UmbrellaStore {

  /** What a case draws from an umbrella: the sum of its rows in the journal. */
  record Holding(long umbrellaId, String caseKey, UmbrellaBurden burden) {}

  /** What of a clearance can change while it is in force. */
  record Revision(UmbrellaBurden ceilings, String terms, boolean publicationAllowed, LocalDate expiresOn) {}

  private static final String HOLDINGS = """
      select d.umbrella_id, d.case_key, sum(d.responses) as responses, sum(d.hours) as hours, sum(d.cost) as cost
      from umbrella_draw d\s""";
  private static final String HELD = " group by d.umbrella_id, d.case_key having sum(d.responses) > 0 order by d.case_key";

  /** Of a survey {@code c} under the umbrella {@code w} on a day, which is given twice: it was ended by then, or its own last day lies before that of the umbrella and has passed. */
  private static final String RUN_OUT = "(c.ended_on <= ? or c.expires_on < ? and c.expires_on < w.expires_on)";
  /** With what surveys that have run out still hold: they count no more, though the journal may show their release only later. */
  private static final String CLEARANCES = """
      select u.*, coalesce(over.responses, 0) as over_responses, coalesce(over.hours, 0) as over_hours, coalesce(over.cost, 0) as over_cost
      from umbrella_clearance u left join (
        select d.umbrella_id, sum(d.responses) as responses, sum(d.hours) as hours, sum(d.cost) as cost from umbrella_draw d
          join survey_clearance c on c.business_key = d.case_key join umbrella_clearance w on w.id = c.umbrella_id
        where\s""" + RUN_OUT + " group by d.umbrella_id) as over on over.umbrella_id = u.id ";
  private static final String IN_USE = "not exists (select 1 from survey_clearance c join umbrella_clearance w on w.id = c.umbrella_id where c.business_key = d.case_key and "
      + RUN_OUT + ")";

  private final JdbcClient sql;
  private final Clock clock;

  UmbrellaStore(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  private LocalDate today() {
    return EasternTime.today(clock);
  }

  /** Until the transaction ends nobody else changes the department's register; taken before any other row of it. */
  void lock(String agencyId) {
    // an update, not "for update": what is read afterwards is read as of after the wait, on every database
    if (sql.sql("update umbrella_register set version = version + 1 where agency_id = ?").param(agencyId).update() == 0) {
      throw new IllegalStateException("The department " + agencyId + " has no register of umbrella clearances.");
    }
  }

  List<UmbrellaClearance> all() {
    return sql.sql(CLEARANCES + "order by u.agency_id, u.expires_on desc, u.id desc").params(today(), today()).query(UmbrellaStore::clearance).list();
  }

  List<UmbrellaClearance> ofAgency(String agencyId) {
    return sql.sql(CLEARANCES + "where u.agency_id = ? order by u.expires_on desc, u.id desc").params(today(), today(), agencyId)
        .query(UmbrellaStore::clearance).list();
  }

  Optional<UmbrellaClearance> find(long id) {
    return sql.sql(CLEARANCES + "where u.id = ?").params(today(), today(), id).query(UmbrellaStore::clearance).optional();
  }

  List<UmbrellaDraw> draws(long umbrellaId) {
    return sql.sql("select * from umbrella_draw where umbrella_id = ? order by id").param(umbrellaId)
        .query((rows, n) -> new UmbrellaDraw(rows.getLong("id"), rows.getLong("umbrella_id"), rows.getString("case_key"), rows.getString("kind"),
            rows.getLong("responses"), rows.getBigDecimal("hours"), rows.getBigDecimal("cost"), rows.getString("reason"),
            rows.getString("drawn_by"), SqlTime.instant(rows, "drawn_at"))).list();
  }

  Optional<Holding> holding(String caseKey) {
    return sql.sql(HOLDINGS + "where d.case_key = ?" + HELD).param(caseKey).query(UmbrellaStore::holding).optional();
  }

  List<Holding> holdings(long umbrellaId) {
    return sql.sql(HOLDINGS + "where d.umbrella_id = ?" + HELD).param(umbrellaId).query(UmbrellaStore::holding).list();
  }

  /** Like {@link #holding}, of a case whose survey has not run out. */
  Optional<Holding> inUse(String caseKey) {
    return sql.sql(HOLDINGS + "where d.case_key = ? and " + IN_USE + HELD).params(caseKey, today(), today()).query(UmbrellaStore::holding).optional();
  }

  /** How many surveys have not run out and draw from the clearance. */
  int surveys(long umbrellaId) {
    return sql.sql(HOLDINGS + "where d.umbrella_id = ? and " + IN_USE + HELD).params(umbrellaId, today(), today()).query(UmbrellaStore::holding).list().size();
  }

  /** The counters as they stand; what has run out is in them until it is released. */
  UmbrellaBurden drawn(long umbrellaId) {
    return sql.sql("select drawn_responses, drawn_hours, drawn_cost from umbrella_clearance where id = ?").param(umbrellaId)
        .query((rows, n) -> new UmbrellaBurden(rows.getLong(1), rows.getBigDecimal(2), rows.getBigDecimal(3))).single();
  }

  /** The other department under whose name a control number stands, if one does. */
  Optional<String> heldElsewhere(String controlNumber, String agencyId) {
    return sql.sql("select agency_id from umbrella_clearance where control_number = ? and agency_id <> ?").params(controlNumber, agencyId)
        .query(String.class).list().stream().findFirst();
  }

  /** Of the department's surveys that were ended by the day, or whose own last day lies before it and before that of their umbrella. */
  List<Holding> holdingsOfExpired(String agencyId, LocalDate today) {
    return sql.sql(HOLDINGS + """
        join survey_clearance c on c.business_key = d.case_key join umbrella_clearance w on w.id = c.umbrella_id
        where c.agency_id = ? and\s""" + RUN_OUT + HELD)
        .params(agencyId, today, today).query(UmbrellaStore::holding).list();
  }

  /** Adds to what is drawn if the clearance is valid on the day and nothing comes to lie above a ceiling. */
  boolean addWithin(long umbrellaId, UmbrellaBurden more, LocalDate day) {
    return sql.sql("""
        update umbrella_clearance set drawn_responses = drawn_responses + ?, drawn_hours = drawn_hours + ?, drawn_cost = drawn_cost + ?
        where id = ? and status <> 'REPLACED' and approved_on <= ? and expires_on >= ? and drawn_responses + ? <= ceiling_responses
          and drawn_hours + ? <= ceiling_hours and drawn_cost + ? <= ceiling_cost""")
        .params(more.responses(), more.hours(), more.cost(), umbrellaId, day, day, more.responses(), more.hours(), more.cost()).update() == 1;
  }

  /** Adds to what is drawn; the table refuses what lies above a ceiling or below nothing. */
  void add(long umbrellaId, UmbrellaBurden more) {
    sql.sql("""
        update umbrella_clearance set drawn_responses = drawn_responses + ?, drawn_hours = drawn_hours + ?, drawn_cost = drawn_cost + ?
        where id = ?""").params(more.responses(), more.hours(), more.cost(), umbrellaId).update();
  }

  void insertDraw(long umbrellaId, String caseKey, String kind, UmbrellaBurden burden, String why, String by, Instant at) {
    sql.sql("""
        insert into umbrella_draw (umbrella_id, case_key, kind, responses, hours, cost, reason, drawn_by, drawn_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
        .params(umbrellaId, caseKey, kind, burden.responses(), burden.hours(), burden.cost(), why, by, SqlTime.of(at)).update();
  }

  // ---- the register

  long insert(NewUmbrella given, String controlNumber, Long replaces, String by, Instant at) {
    var id = new GeneratedKeyHolder();
    sql.sql("""
        insert into umbrella_clearance (agency_id, control_number, title, kind, approved_on, expires_on, ceiling_responses, ceiling_hours,
          ceiling_cost, drawn_responses, drawn_hours, drawn_cost, terms, publication_allowed, status, replaces, demo, registered_by, registered_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, ?, ?, 'IN_FORCE', ?, false, ?, ?)""")
        .params(given.agencyId(), controlNumber, given.title(), given.kind(), given.approvedOn(), given.expiresOn(), given.responses().longValueExact(),
            given.hours(), given.cost(), given.terms(), given.publicationAllowed(), replaces, by, SqlTime.of(at)).update(id, "id");
    return id.getKeyAs(Long.class);
  }

  /** Counts the version up if it is still the one that was seen. */
  boolean revise(long id, int seenVersion, Revision revision) {
    return sql.sql("""
        update umbrella_clearance set ceiling_responses = ?, ceiling_hours = ?, ceiling_cost = ?, terms = ?, publication_allowed = ?,
          expires_on = ?, version = version + 1 where id = ? and version = ? and status <> 'REPLACED'""")
        .params(revision.ceilings().responses(), revision.ceilings().hours(), revision.ceilings().cost(), revision.terms(),
            revision.publicationAllowed(), revision.expiresOn(), id, seenVersion).update() == 1;
  }

  void status(long id, Status status) {
    sql.sql("update umbrella_clearance set status = ? where id = ?").params(status.name(), id).update();
  }

  void keepRevision(UmbrellaClearance now, String reason, String by, Instant at) {
    sql.sql("""
        insert into umbrella_revision (umbrella_id, version, expires_on, ceiling_responses, ceiling_hours, ceiling_cost, terms,
          publication_allowed, reason, revised_by, revised_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
        .params(now.id(), now.version(), now.expiresOn(), now.ceilingResponses(), now.ceilingHours(), now.ceilingCost(), now.terms(),
            now.publicationAllowed(), reason, by, SqlTime.of(at)).update();
  }

  /** The surveys that the old clearance held go on under the new one; one that ran as long as the old runs as long as the new. */
  void takeOver(UmbrellaClearance old, UmbrellaClearance next, LocalDate today) {
    sql.sql("""
        update survey_clearance set umbrella_id = ?, expires_on = case when expires_on >= ? then ? else expires_on end
        where umbrella_id = ? and (ended_on is null or ended_on > ?) and (expires_on >= ? or expires_on >= ?)""")
        .params(next.id(), old.expiresOn(), next.expiresOn(), old.id(), today, old.expiresOn(), today).update();
  }

  /** Surveys that run as long as their umbrella run until its new last day. */
  void runUntil(long umbrellaId, LocalDate before, LocalDate until, LocalDate today) {
    sql.sql("update survey_clearance set expires_on = ? where umbrella_id = ? and (ended_on is null or ended_on > ?) and expires_on >= ? and expires_on < ?")
        .params(until, umbrellaId, today, before, until).update();
  }

  private static Holding holding(ResultSet rows, int n) throws SQLException {
    return new Holding(rows.getLong("umbrella_id"), rows.getString("case_key"),
        new UmbrellaBurden(rows.getLong("responses"), rows.getBigDecimal("hours"), rows.getBigDecimal("cost")));
  }

  private static UmbrellaClearance clearance(ResultSet rows, int n) throws SQLException {
    return new UmbrellaClearance(rows.getLong("id"), rows.getString("agency_id"), rows.getString("control_number"), rows.getString("title"),
        UmbrellaClearance.Kind.byId(rows.getString("kind")), rows.getObject("approved_on", LocalDate.class),
        rows.getObject("expires_on", LocalDate.class), rows.getLong("ceiling_responses"), rows.getBigDecimal("ceiling_hours"),
        rows.getBigDecimal("ceiling_cost"), rows.getLong("drawn_responses") - rows.getLong("over_responses"),
        rows.getBigDecimal("drawn_hours").subtract(rows.getBigDecimal("over_hours")), rows.getBigDecimal("drawn_cost").subtract(rows.getBigDecimal("over_cost")),
        rows.getString("terms"), rows.getBoolean("publication_allowed"), UmbrellaClearance.Status.valueOf(rows.getString("status")),
        rows.getObject("replaces", Long.class), rows.getInt("version"), rows.getBoolean("demo"), rows.getString("source"));
  }
}

package org.hispcycle.cycle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.cycle.LedgerEvents.ObligationChanged;
import org.hispcycle.cycle.LedgerEvents.ObligationPlanned;
import org.hispcycle.cycle.LedgerEvents.ObligationRescheduled;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.NotFound;
import org.hispcycle.platform.SqlTime;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The obligation ledger (X3): every duty with its subject, due date and status, and an entry for every change. It is the
 * one place that says whether the year can close.
 */
@Service
@Transactional
public class Ledger {

  /**
   * One entry of a duty's history.
   *
   * @param by a user id, or {@code system}
   * @param what "planned", "rescheduled", "deadline missed", "blocked", "unblocked", "moved", "submitted after all", or the new status in lower case
   */
  public record Event(String obligationId, String title, Instant at, String by, String what, String detail) {}

  private static final String APPLICATION = "system";

  private final JdbcClient sql;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  Ledger(JdbcClient sql, Clock clock, ApplicationEventPublisher events) {
    this.sql = sql;
    this.clock = clock;
    this.events = events;
  }

  /** Enters a duty once; returns the one that stands in the ledger. */
  public Obligation plan(NewObligation duty) {
    var known = find(duty.id());
    if (known.isPresent()) {
      return known.get();
    }
    var now = clock.instant();
    sql.sql("""
        insert into obligation (id, cycle_year, kind, business_key, agency_id, hisp_id, service_id, fiscal_quarter, title,
          opens_on, due_on, status, status_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
        .params(duty.id(), duty.cycleYear(), duty.kind().name(), duty.businessKey(), duty.agencyId(), duty.hispId(),
            duty.serviceId(), duty.quarter(), duty.title(), duty.opensOn(), duty.dueOn(), ObligationStatus.OPEN.name(),
            SqlTime.of(now)).update();
    remember(duty.id(), now, APPLICATION, "planned", "due " + duty.dueOn());
    var planned = get(duty.id());
    events.publishEvent(new ObligationPlanned(planned));
    return planned;
  }

  @Transactional(readOnly = true)
  public Optional<Obligation> find(String id) {
    return sql.sql("select * from obligation where id = ?").param(id).query(Ledger::read).optional();
  }

  @Transactional(readOnly = true)
  public Obligation get(String id) {
    return find(id).orElseThrow(() -> new NotFound("The ledger has no obligation " + id + "."));
  }

  /** What happened to the duties of a case, oldest first. */
  @Transactional(readOnly = true)
  public List<Event> history(String businessKey) {
    return sql.sql("""
        select e.*, o.title from obligation_event e join obligation o on o.id = e.obligation_id where o.business_key = ? order by e.id""")
        .param(businessKey).query((rows, n) -> new Event(rows.getString("obligation_id"), rows.getString("title"),
            SqlTime.instant(rows, "happened_at"), rows.getString("actor"), rows.getString("what"), rows.getString("detail"))).list();
  }

  @Transactional(readOnly = true)
  public List<Obligation> search(ObligationFilter filter) {
    var where = new StringBuilder("select * from obligation where 1 = 1");
    var params = new ArrayList<Object>();
    and(where, params, "cycle_year", filter.cycleYear());
    and(where, params, "agency_id", filter.agencyId());
    and(where, params, "hisp_id", filter.hispId());
    and(where, params, "kind", filter.kind() == null ? null : filter.kind().name());
    and(where, params, "status", filter.status() == null ? null : filter.status().name());
    and(where, params, "business_key", filter.businessKey());
    var found = sql.sql(where + " order by due_on, agency_id, id").params(params).query(Ledger::read).list();
    return filter.agencies() == null ? found
        : found.stream().filter(each -> filter.agencies().contains(each.agencyId())).toList();
  }

  /**
   * Settled without being met, but with a day on which that will happen, and nothing came since. A report that was not made is
   * promised for later quarters: the first one that comes keeps the promise, and another declaration takes its place. A service's
   * first report is no such promise: its clock goes on as a duty of its own (C12).
   */
  @Transactional(readOnly = true)
  public List<Obligation> promised() {
    return sql.sql("""
        select * from obligation o where target_date is not null and status in ('CARRIED_OVER', 'NOT_REPORTED') and kind <> 'FIRST_REPORT'
          and (first_submitted_at is null or first_submitted_at < settled_at)
          and not exists (select 1 from obligation l where l.kind = 'SERVICE_REPORT' and o.kind = 'SERVICE_REPORT' and l.hisp_id = o.hisp_id
            and l.service_id = o.service_id and l.fiscal_quarter > o.fiscal_quarter and (l.first_submitted_at is not null or l.status = 'NOT_REPORTED'))
        order by target_date, agency_id, id""").query(Ledger::read).list();
  }

  private static void and(StringBuilder where, List<Object> params, String column, Object value) {
    if (value != null) {
      where.append(" and ").append(column).append(" = ?");
      params.add(value);
    }
  }

  public void submitted(String id, String by, Instant at) {
    firstSubmitted(id, at);
    change(id, ObligationStatus.SUBMITTED, by, at, null);
  }

  /** Something comes for a duty that was settled without it; the duty stays settled as it is until that is accepted. */
  public void submittedAfterAll(String id, String by, Instant at) {
    if (firstSubmitted(id, at)) {
      remember(id, at, by, "submitted after all", null);
    }
  }

  /** The moment that decides whether the duty was late stays what it was at first. */
  private boolean firstSubmitted(String id, Instant at) {
    return sql.sql("update obligation set first_submitted_at = ? where id = ? and first_submitted_at is null").params(SqlTime.of(at), id).update() > 0;
  }

  public void returned(String id, String by, Instant at, String comment) {
    change(id, ObligationStatus.RETURNED, by, at, comment);
  }

  public void accepted(String id, String by, Instant at) {
    change(id, ObligationStatus.ACCEPTED, by, at, null);
  }

  public void partlyAccepted(String id, String by, Instant at, String comment) {
    change(id, ObligationStatus.PARTLY_ACCEPTED, by, at, comment);
  }

  /** The subject declares that it will not report, why, and from when it will (E12). */
  public void notReported(String id, String by, Instant at, String reason, LocalDate targetDate) {
    sql.sql("update obligation set target_date = ? where id = ?").params(targetDate, id).update();
    change(id, ObligationStatus.NOT_REPORTED, by, at, reason);
  }

  /** OMB settles at the close-out what is still open. */
  public void settle(String id, Settlement settlement, String by, Instant at, String reason, LocalDate carriedTo) {
    if (get(id).status().settled()) {
      throw new InputRefused("The obligation " + id + " is settled already. Reload the page to see how.");
    }
    sql.sql("update obligation set settlement = ?, target_date = coalesce(?, target_date) where id = ?")
        .params(settlement.name(), carriedTo, id).update();
    change(id, settlement.status(), by, at, reason);
  }

  /** OMB decides outside the close-out that a duty was not met. */
  public void notMet(String id, String by, Instant at, String reason) {
    change(id, ObligationStatus.NOT_MET, by, at, reason);
  }

  /** Duties of earlier cycles that are due in this one now count here: no year waits for them, and none loses them (C12). */
  void moveInto(int year) {
    var moved = sql.sql("""
        select id from obligation where cycle_year < ? and due_on >= ? and due_on <= ? and status in ('OPEN', 'SUBMITTED', 'RETURNED')""")
        .params(year, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)).query(String.class).list();
    for (var id : moved) {
      sql.sql("update obligation set cycle_year = ? where id = ?").params(year, id).update();
      remember(id, clock.instant(), APPLICATION, "moved", "due in the cycle " + year + ", counted there from now on");
    }
  }

  /** A duty that no longer exists, such as the reports of a service that is designated no more; history stays. */
  public void excuse(String id, String by, Instant at, String reason) {
    change(id, ObligationStatus.EXCUSED, by, at, reason);
  }

  public void block(String id, String reason) {
    sql.sql("update obligation set blocked_reason = ? where id = ?").params(reason, id).update();
    remember(id, clock.instant(), APPLICATION, "blocked", reason);
  }

  public void unblock(String id) {
    int changed = sql.sql("update obligation set blocked_reason = null where id = ? and blocked_reason is not null").param(id).update();
    if (changed > 0) {
      remember(id, clock.instant(), APPLICATION, "unblocked", null);
    }
  }

  /** Records once that the deadline passed while the duty was not yet submitted. */
  public void deadlinePassed(String id) {
    int changed = sql.sql("""
        update obligation set deadline_missed_at = ?
        where id = ? and deadline_missed_at is null and first_submitted_at is null and status in ('OPEN', 'RETURNED')""")
        .params(SqlTime.of(clock.instant()), id).update();
    if (changed > 0) {
      remember(id, clock.instant(), APPLICATION, "deadline missed", null);
    }
  }

  /** Notes the missed deadlines whose timer is gone, because it fired before the duty got more time. */
  public int recordMissedDeadlines() {
    var missed = sql.sql("""
        select id from obligation where due_on < ? and deadline_missed_at is null and first_submitted_at is null and status in ('OPEN', 'RETURNED')""")
        .param(EasternTime.today(clock)).query(String.class).list();
    missed.forEach(this::deadlinePassed);
    return missed.size();
  }

  /** Moves a duty's dates; the engine's timers and tasks follow through the event (one operation, one entry). */
  public void reschedule(String id, LocalDate opensOn, LocalDate dueOn, String by, String reason) {
    var before = get(id);
    if (before.opensOn().equals(opensOn) && before.dueOn().equals(dueOn)) {
      return;
    }
    if (dueOn.isBefore(opensOn)) {
      throw new InputRefused("The due date " + dueOn + " of " + before.title() + " lies before its opening on " + opensOn + ". Choose a later due date.");
    }
    sql.sql("update obligation set opens_on = ?, due_on = ? where id = ?").params(opensOn, dueOn, id).update();
    if (!dueOn.isBefore(EasternTime.today(clock))) {
      // with more time nothing is missed yet; the entry that it was stays
      sql.sql("update obligation set deadline_missed_at = null where id = ?").param(id).update();
    }
    remember(id, clock.instant(), by, "rescheduled", before.dueOn() + " to " + dueOn + ": " + reason);
    events.publishEvent(new ObligationRescheduled(get(id), before.dueOn(), by, reason));
  }

  private void change(String id, ObligationStatus status, String by, Instant at, String detail) {
    var before = get(id);
    sql.sql("update obligation set status = ?, status_at = ?, status_by = ?, reason = ?, settled_at = ? where id = ?")
        .params(status.name(), SqlTime.of(at), by, detail, status.settled() ? SqlTime.of(at) : null, id).update();
    remember(id, at, by, status.name().toLowerCase().replace('_', ' '), detail);
    events.publishEvent(new ObligationChanged(before, get(id), by, detail, at));
  }

  private void remember(String id, Instant at, String actor, String what, String detail) {
    sql.sql("insert into obligation_event (obligation_id, happened_at, actor, what, detail) values (?, ?, ?, ?, ?)")
        .params(id, SqlTime.of(at), actor, what, detail).update();
  }

  /**
   * What was written in the ledger in a time, oldest first.
   *
   * @param actor a user id, or {@code system}
   * @param what such as {@code submitted} or {@code rescheduled}
   */
  public record Entry(String obligationId, String title, String agencyId, Instant at, String actor, String what, String detail) {}

  /** @param until not included */
  @Transactional(readOnly = true)
  public List<Entry> entries(Instant from, Instant until) {
    return sql.sql("""
        select e.*, o.title, o.agency_id from obligation_event e join obligation o on o.id = e.obligation_id
        where e.happened_at >= ? and e.happened_at < ? order by e.happened_at, e.obligation_id""").params(SqlTime.of(from), SqlTime.of(until))
        .query((rows, n) -> new Entry(rows.getString("obligation_id"), rows.getString("title"), rows.getString("agency_id"),
            SqlTime.instant(rows, "happened_at"), rows.getString("actor"), rows.getString("what"), rows.getString("detail"))).list();
  }

  private static Obligation read(ResultSet rows, int n) throws SQLException {
    var settlement = rows.getString("settlement");
    return new Obligation(rows.getString("id"), rows.getInt("cycle_year"), ObligationKind.valueOf(rows.getString("kind")),
        rows.getString("business_key"), rows.getString("agency_id"), rows.getString("hisp_id"),
        rows.getObject("service_id", Integer.class), rows.getString("fiscal_quarter"), rows.getString("title"),
        rows.getObject("opens_on", LocalDate.class), rows.getObject("due_on", LocalDate.class),
        ObligationStatus.valueOf(rows.getString("status")), SqlTime.instant(rows, "status_at"), rows.getString("status_by"),
        rows.getString("reason"), rows.getObject("target_date", LocalDate.class),
        SqlTime.instant(rows, "first_submitted_at"), SqlTime.instant(rows, "settled_at"),
        settlement == null ? null : Settlement.valueOf(settlement), rows.getString("blocked_reason"));
  }
}

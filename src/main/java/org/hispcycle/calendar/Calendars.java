package org.hispcycle.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The business calendar in force: the statutory holidays and the closures OMB declared (table {@code
 * calendar_override}). Kept in memory and read again after {@link #declare} commits; who changes the table behind this
 * class's back, or from another server, calls {@link #reload}.
 */
@Service
public class Calendars {

  private final JdbcClient jdbc;
  private final AtomicLong version = new AtomicLong();
  private volatile Snapshot cached;

  Calendars(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The calendar to compute due dates with, as of now; ask again rather than keep it. */
  public BusinessCalendar business() {
    return current().business();
  }

  /** Every declared day, earliest first. */
  public List<CalendarOverride> overrides() {
    return current().overrides();
  }

  /**
   * Records OMB's word on a day and replaces an earlier one. Due dates already stored are not moved by this.
   *
   * @param by user id of who declares it, at most 64 characters
   * @param at when, from the caller's clock
   * @throws IllegalArgumentException if it would open a weekend day, which no override can, or nobody is named
   */
  @Transactional
  public void declare(CalendarOverride o, String by, Instant at) {
    if (!o.closed() && BusinessCalendar.isWeekend(o.day())) {
      throw new IllegalArgumentException(
          EasternTime.longDate(o.day()) + " is a weekend day and cannot be declared open; choose a weekday.");
    }
    if (by == null || by.isBlank()) {
      throw new IllegalArgumentException(
          "Nobody is named as declaring " + EasternTime.longDate(o.day()) + "; name who does.");
    }
    LocalDateTime declaredAt = LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    // the old row's source does not back the new word, so it goes
    int replaced =
        write(
            "update calendar_override set closed = :closed, reason = :reason, source = null,"
                + " declared_by = :by, declared_at = :at where \"day\" = :day",
            o, by, declaredAt);
    if (replaced == 0) {
      write(
          "insert into calendar_override (\"day\", closed, reason, source, declared_by, declared_at)"
              + " values (:day, :closed, :reason, null, :by, :at)",
          o, by, declaredAt);
    }
    reloadWhenSettled();
  }

  /** Forgets what is in memory; the next question reads the table. */
  public void reload() {
    version.incrementAndGet();
  }

  private int write(String sql, CalendarOverride o, String by, LocalDateTime declaredAt) {
    return jdbc.sql(sql)
        .param("day", o.day())
        .param("closed", o.closed())
        .param("reason", o.reason())
        .param("by", by)
        .param("at", declaredAt)
        .update();
  }

  private Snapshot current() {
    if (TransactionSynchronizationManager.hasResource(this)) {
      // this transaction sees its own declaration; nobody else may, until it commits
      return read(-1);
    }
    Snapshot snapshot = cached;
    // version taken before reading: a declaration committed meanwhile makes the snapshot stale, not wrong for good
    long wanted = version.get();
    if (snapshot == null || snapshot.version() != wanted) {
      snapshot = read(wanted);
      cached = snapshot;
    }
    return snapshot;
  }

  private Snapshot read(long asOf) {
    // "day" is a keyword in H2 and would be upper-cased there, hence the quotes
    List<CalendarOverride> overrides =
        jdbc.sql("select \"day\", closed, reason from calendar_override order by \"day\"")
            .query(
                (row, number) ->
                    new CalendarOverride(
                        row.getObject(1, LocalDate.class), row.getBoolean(2), row.getString(3)))
            .list();
    FederalHolidays holidays = FederalHolidays.statutory().with(overrides);
    return new Snapshot(asOf, List.copyOf(overrides), new BusinessCalendar(holidays));
  }

  private void reloadWhenSettled() {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      reload();
      return;
    }
    if (TransactionSynchronizationManager.hasResource(this)) {
      return;
    }
    TransactionSynchronizationManager.bindResource(this, Boolean.TRUE);
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(Calendars.this);
            reload();
          }
        });
  }

  private record Snapshot(long version, List<CalendarOverride> overrides, BusinessCalendar business) {}
}

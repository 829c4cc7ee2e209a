package org.hispcycle.clearance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hispcycle.calendar.Calendars;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.platform.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The reviewers' clock (H17): five business days from the day on which all material is in. It stands still while material is
 * missing, and then begins anew.
 */
@Service
@Transactional
public class ReviewClock {

  private static final int REVIEW_BUSINESS_DAYS = 5;

  /**
   * What both sides are shown.
   *
   * @param startedOn since when this count of five days runs, or ran until it was stopped
   * @param dueAt end of the last day; null while the clock is stopped
   * @param stopped material is missing
   * @param stoppedAt null while it runs
   * @param businessDaysLeft after today; 0 on the last day, negative when overdue, null while the clock is stopped
   * @param sentence the same in words
   */
  public record Reading(LocalDate startedOn, Instant dueAt, boolean stopped, Instant stoppedAt, Integer businessDaysLeft, String sentence) {}

  /** One count of five days; stopped because material was missing, ended by another count or with the review. */
  public record Run(LocalDate startedOn, LocalDate dueOn, Instant startedAt, Instant stoppedAt, Instant endedAt) {}

  private final JdbcClient sql;
  private final Calendars calendars;
  private final Clock clock;

  ReviewClock(JdbcClient sql, Calendars calendars, Clock clock) {
    this.sql = sql;
    this.calendars = calendars;
    this.clock = clock;
  }

  /** Empty where nobody at OMB reviews the case now. */
  @Transactional(readOnly = true)
  public Optional<Reading> of(String businessKey) {
    return last(businessKey).filter(run -> run.endedAt() == null).map(this::read);
  }

  /** Every count, oldest first. */
  @Transactional(readOnly = true)
  public List<Run> runs(String businessKey) {
    return sql.sql("select * from review_clock where business_key = ? order by id").param(businessKey).query(ReviewClock::run).list();
  }

  /** All material is in. */
  void start(String businessKey, Instant at) {
    end(businessKey, at);
    var today = EasternTime.dateOf(at);
    sql.sql("insert into review_clock (business_key, started_at, started_on, due_on) values (?, ?, ?, ?)")
        .params(businessKey, SqlTime.of(at), today, calendars.business().plusBusinessDays(today, REVIEW_BUSINESS_DAYS)).update();
  }

  /** Material is missing. */
  void stop(String businessKey, Instant at) {
    sql.sql("update review_clock set stopped_at = ? where business_key = ? and ended_at is null and stopped_at is null")
        .params(SqlTime.of(at), businessKey).update();
  }

  /** The review has come to its end, whichever. */
  void end(String businessKey, Instant at) {
    sql.sql("update review_clock set ended_at = ? where business_key = ? and ended_at is null").params(SqlTime.of(at), businessKey).update();
  }

  private Reading read(Run run) {
    if (run.stoppedAt() != null) {
      return new Reading(run.startedOn(), null, true, run.stoppedAt(), null, "The five business days of the review stand still since "
          + EasternTime.longDate(EasternTime.dateOf(run.stoppedAt())) + " because material is missing. They begin anew when the agency has answered.");
    }
    int left = calendars.business().businessDaysBetween(EasternTime.today(clock), run.dueOn());
    var until = "All material is in since " + EasternTime.longDate(run.startedOn()) + "; OMB's review ends by " + EasternTime.longDate(run.dueOn());
    return new Reading(run.startedOn(), EasternTime.endOfDay(run.dueOn()), false, null, left, until
        + (left < 0 ? ", which has passed." : left == 0 ? ", which is today." : left == 1 ? ": one business day is left." : ": " + left + " business days are left."));
  }

  private Optional<Run> last(String businessKey) {
    return runs(businessKey).stream().reduce((first, second) -> second);
  }

  private static Run run(ResultSet rows, int n) throws SQLException {
    return new Run(rows.getObject("started_on", LocalDate.class), rows.getObject("due_on", LocalDate.class), SqlTime.instant(rows, "started_at"),
        SqlTime.instant(rows, "stopped_at"), SqlTime.instant(rows, "ended_at"));
  }
}

package org.hispcycle.cockpit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.notification.MailStatus;
import org.hispcycle.notification.Outbox;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What an operator watches, counted from the tables of the ledger, the engine and the outbox. */
@Component
@Transactional(readOnly = true)
class OperatorFigures {

  /** @param jobLag how long the oldest job that could run has been waiting */
  record Figures(int openDuties, int lateDuties, int dueJobs, Duration jobLag, int failedJobs, int incidents, long parkedMails,
      Duration outboxAge) {}

  /** Cases that stand still at one step. */
  record Standstill(String processKey, String activityId, int cases, String message) {}

  private static final int LONGEST_MESSAGE = 300;

  private final JdbcClient sql;
  private final Outbox outbox;
  private final Clock clock;

  OperatorFigures(JdbcClient sql, Outbox outbox, Clock clock) {
    this.sql = sql;
    this.outbox = outbox;
    this.clock = clock;
  }

  Figures now() {
    var now = clock.instant();
    var today = EasternTime.dateOf(now);
    // the engine's timestamps carry no zone; every JVM runs in UTC
    var engineNow = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
    var waiting = "from ACT_RU_JOB where RETRIES_ > 0 and SUSPENSION_STATE_ = 1 and (DUEDATE_ is null or DUEDATE_ <= ?) and coalesce(HANDLER_TYPE_, '') <> 'history-cleanup'";
    return new Figures(
        count("select count(*) from obligation where status in ('OPEN', 'RETURNED')"),
        count("select count(*) from obligation where status in ('OPEN', 'RETURNED') and due_on < ?", today),
        count("select count(*) " + waiting, engineNow),
        age(sql.sql("select min(coalesce(DUEDATE_, CREATE_TIME_)) " + waiting).param(engineNow)
            .query((rows, n) -> instant(rows.getObject(1, LocalDateTime.class))).list(), now),
        count("select count(*) from ACT_RU_JOB where RETRIES_ = 0"),
        count("select count(*) from ACT_RU_INCIDENT"),
        outbox.count(MailStatus.PARKED), age(outbox.waitingSince().map(List::of).orElse(List.of()), now));
  }

  List<Standstill> standstills() {
    return sql.sql("""
        select d.KEY_ as process_key, i.ACTIVITY_ID_ as activity, count(*) as n, max(i.INCIDENT_MSG_) as message
        from ACT_RU_INCIDENT i join ACT_RE_PROCDEF d on d.ID_ = i.PROC_DEF_ID_ where i.ID_ = i.ROOT_CAUSE_INCIDENT_ID_
        group by d.KEY_, i.ACTIVITY_ID_ order by d.KEY_, i.ACTIVITY_ID_""")
        .query((rows, n) -> new Standstill(rows.getString("process_key"), rows.getString("activity"), rows.getInt("n"), shortened(rows.getString("message")))).list();
  }

  private static String shortened(String message) {
    if (message == null || message.isBlank()) {
      return "The engine gives no reason.";
    }
    var line = message.replaceAll("\\s+", " ").strip();
    return line.length() <= LONGEST_MESSAGE ? line : line.substring(0, LONGEST_MESSAGE - 1) + "…";
  }

  private int count(String query, Object... params) {
    return sql.sql(query).params(List.of(params)).query(Integer.class).single();
  }

  private static Duration age(List<Instant> oldest, Instant now) {
    return oldest.isEmpty() || oldest.get(0) == null || oldest.get(0).isAfter(now) ? Duration.ZERO : Duration.between(oldest.get(0), now);
  }

  private static Instant instant(LocalDateTime moment) {
    return moment == null ? null : moment.toInstant(ZoneOffset.UTC);
  }
}

package org.hispcycle.cockpit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hispcycle.notification.Outbox;
import org.hispcycle.platform.Announcement;
import org.hispcycle.platform.SqlTime;
import org.hispcycle.platform.security.Roles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells operators by mail what needs them, once for each cause: from the moment it is seen until it is gone. What comes back
 * afterwards is told again. The log says the same, since a mail about mails that do not leave may not leave either.
 */
@Component
public class OperatorAlerts {

  private static final Logger log = LoggerFactory.getLogger(OperatorAlerts.class);
  private static final int LONGEST_CAUSE = 120;
  private static final int LONGEST = 1000;

  private record Alert(String subject, String happened, String next) {}

  private final OperatorFigures figures;
  private final Outbox outbox;
  private final OperatorSettings settings;
  private final JdbcClient sql;
  private final TransactionTemplate transaction;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  OperatorAlerts(OperatorFigures figures, Outbox outbox, OperatorSettings settings, JdbcClient sql, TransactionTemplate transaction,
      ApplicationEventPublisher events, Clock clock) {
    this.figures = figures;
    this.outbox = outbox;
    this.settings = settings;
    this.sql = sql;
    this.transaction = transaction;
    this.events = events;
    this.clock = clock;
  }

  /** @return how many new causes were told */
  public int look() {
    var present = present();
    int told = 0;
    for (var each : present.entrySet()) {
      told += tell(each.getKey(), each.getValue()) ? 1 : 0;
    }
    clear(present.keySet());
    return told;
  }

  private Map<String, Alert> present() {
    var alerts = new LinkedHashMap<String, Alert>();
    for (var still : figures.standstills()) {
      var cause = "incident/" + still.processKey() + "/" + still.activityId();
      alerts.put(cause.length() <= LONGEST_CAUSE ? cause : cause.substring(0, LONGEST_CAUSE), new Alert(
          still.cases() + (still.cases() == 1 ? " case stands" : " cases stand") + " still at " + still.activityId(),
          "A step of " + still.processKey() + " failed for good: " + still.message(),
          "Mend the cause, then increment the retries in Cockpit; the runbook says how under \"A job failed\"."));
    }
    var now = figures.now();
    if (now.jobLag().compareTo(settings.jobLag()) > 0) {
      alerts.put("job-backlog", new Alert("The engine's jobs are waiting", now.dueJobs() + " jobs could run, and the oldest has been waiting for " + words(now.jobLag()) + ".",
          "See whether the application's job executor runs on every node and whether the database answers; the runbook says how under \"Jobs pile up\"."));
    }
    if (now.outboxAge().compareTo(settings.outboxAge()) > 0) {
      alerts.put("outbox-age", new Alert("Mails are not leaving", "The oldest mail in the outbox has been waiting for " + words(now.outboxAge()) + ".",
          "See whether the mail server answers; nothing is lost meanwhile, and nothing is sent twice afterwards."));
    }
    if (now.parkedMails() > 0) {
      alerts.put(parked(), new Alert("Mails need your help", now.parkedMails() + (now.parkedMails() == 1 ? " mail was" : " mails were") + " refused for good or have no usable address.",
          "Open the board, \"Failed mails\", correct what is wrong there and send them again, or discard them."));
    }
    return alerts;
  }

  /** One cause until a mail is parked that was not there when operators were told: that is news. */
  private String parked() {
    var last = outbox.lastParkedAt().orElse(Instant.EPOCH);
    return sql.sql("select open_cause from operator_alert where open_cause like 'mails-parked/%' and seen_at >= ? order by id desc fetch first 1 row only")
        .param(SqlTime.of(last)).query(String.class).optional().orElse("mails-parked/" + last);
  }

  private boolean tell(String cause, Alert alert) {
    try {
      return Boolean.TRUE.equals(transaction.execute(status -> {
        if (sql.sql("select count(*) from operator_alert where open_cause = ?").param(cause).query(Integer.class).single() > 0) {
          return false;
        }
        var what = alert.subject() + ". " + alert.happened();
        sql.sql("insert into operator_alert (cause, open_cause, what, seen_at) values (?, ?, ?, ?)")
            .params(cause, cause, what.length() <= LONGEST ? what : what.substring(0, LONGEST), SqlTime.of(clock.instant())).update();
        var id = sql.sql("select id from operator_alert where open_cause = ?").param(cause).query(Long.class).single();
        events.publishEvent(new Announcement("operator-alert/" + id, null, Set.of(Roles.ADMIN), alert.subject(), List.of(alert.happened(), alert.next(),
            "You get one mail for this cause until it is gone."), "/office/board").atOnce());
        log.error("Operators are told: {}", what);
        return true;
      }));
    } catch (DuplicateKeyException another) {
      // the other node saw it in the same moment
      return false;
    }
  }

  private void clear(Set<String> present) {
    var open = new HashSet<>(sql.sql("select open_cause from operator_alert where open_cause is not null").query(String.class).list());
    open.removeAll(present);
    open.forEach(cause -> {
      sql.sql("update operator_alert set open_cause = null, cleared_at = ? where open_cause = ?").params(SqlTime.of(clock.instant()), cause).update();
      log.info("Gone, what operators were told: {}", cause);
    });
  }

  private static String words(Duration age) {
    return age.toHours() < 2 ? age.toMinutes() + " minutes" : age.toHours() < 48 ? age.toHours() + " hours" : age.toDays() + " days";
  }
}

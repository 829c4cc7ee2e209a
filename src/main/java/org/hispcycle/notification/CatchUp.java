package org.hispcycle.notification;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.hispcycle.platform.SqlTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * After hours without a mail server, several mails wait for one person that say nearly the same. Once the server answers
 * again they are replaced by one that says what is still true; the old ones stay in the outbox as replaced.
 */
@Component
class CatchUp {

  /** Writes the one mail. */
  interface Writer {
    Optional<NewMail> instead(String personId, List<Long> mailIds, String key);
  }

  private static final Logger log = LoggerFactory.getLogger(CatchUp.class);
  private static final String MERGEABLE = "('TASKS', 'DIGEST', 'ESCALATION', 'CATCH_UP')";

  private final JdbcClient sql;
  private final TransactionTemplate transaction;
  private final Outbox outbox;
  private final Writer writer;
  private final MailSettings settings;
  private final Clock clock;

  CatchUp(JdbcClient sql, TransactionTemplate transaction, Outbox outbox, Writer writer, MailSettings settings, Clock clock) {
    this.sql = sql;
    this.transaction = transaction;
    this.outbox = outbox;
    this.writer = writer;
    this.settings = settings;
    this.clock = clock;
  }

  /** People for whom several mails wait, one of them so long that the mail server must have been away. */
  List<String> people() {
    return sql.sql("select person_id from mail where status = 'QUEUED' and kind in " + MERGEABLE
        + " and person_id is not null group by person_id having count(*) > 1 and min(created_at) <= ? order by person_id")
        .param(SqlTime.of(clock.instant().minus(settings.mergeAfter()))).query(String.class).list();
  }

  /** To be called when the mail server answers. */
  void merge(List<String> people) {
    for (var person : people) {
      try {
        transaction.executeWithoutResult(status -> merge(person));
      } catch (RuntimeException failure) {
        log.error("The mails that wait for {} could not be put in one; they leave one by one.", person, failure);
      }
    }
  }

  private void merge(String person) {
    var waiting = sql.sql("select id from mail where person_id = ? and status = 'QUEUED' and kind in " + MERGEABLE + " order by id for update skip locked")
        .param(person).query(Long.class).list();
    if (waiting.size() < 2) {
      // another node has them
      return;
    }
    var mail = writer.instead(person, waiting, "catch-up/" + person + "/" + waiting.get(waiting.size() - 1));
    var id = mail.map(outbox::put).orElse(null);
    sql.sql("update mail set status = 'REPLACED', replaced_by = :by, last_error = :why where id in (:ids)").param("by", id)
        .param("why", id == null ? "Nothing of it was true any more when the mail server came back." : "One later mail says it all.")
        .param("ids", waiting).update();
    if (id != null) {
      sql.sql("update mail_reminder set mail_id = :by where mail_id in (:ids)").param("by", id).param("ids", waiting).update();
      sql.sql("update notice set mail_id = :by where mail_id in (:ids)").param("by", id).param("ids", waiting).update();
    }
  }
}

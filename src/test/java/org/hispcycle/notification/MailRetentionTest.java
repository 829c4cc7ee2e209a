package org.hispcycle.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.hispcycle.support.MigratedDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Old mails that were sent lose their words and addresses, not their keys; those that wait lose nothing. */
@Tag("database")
class MailRetentionTest {

  private static final OffsetDateTime SENT = OffsetDateTime.of(2026, 3, 2, 15, 0, 0, 0, ZoneOffset.UTC);
  private static final Instant LATER = Instant.parse("2029-03-02T15:00:00Z");

  private final JdbcClient sql = JdbcClient.create(MigratedDatabase.create());

  private void mail(String key, String status) {
    sql.sql("""
        insert into mail (message_key, message_id, recipient, person_id, subject, body_text, body_html, created_at, status, attempts, next_attempt_at, sent_at)
        values (?, ?, 'somebody@example.gov', 'somebody', 'Due soon', 'words', '<p>words</p>', ?, ?, 0, ?, ?)""")
        .params(key, key, SENT, status, SENT, status.equals("SENT") ? SENT : null).update();
  }

  @Test
  void theKeyOfASentMailStaysSoThatItIsNotSentTwice() {
    mail("sent", "SENT");
    mail("waits", "QUEUED");
    var retention = new MailRetention(sql);

    assertThat(retention.due(LATER)).isEqualTo(1);
    assertThat(retention.remove(LATER, 10)).isEqualTo(1);
    assertThat(retention.due(LATER)).isZero();
    assertThat(sql.sql("select message_key from mail where body_text = '' and recipient = '' and person_id = 'somebody'").query(String.class).list()).containsExactly("sent");
    assertThat(sql.sql("select body_text from mail where message_key = 'waits'").query(String.class).single()).isEqualTo("words");
  }

  @Test
  void noMailThatIsOverKeepsAnAddressAnywhere() {
    for (var status : List.of("SENT", "REPLACED", "PARKED", "DISCARDED")) {
      mail(status, status);
      sql.sql("update mail set last_error = 'somebody@example.gov is unknown' where message_key = ?").param(status).update();
      sql.sql("insert into mail_attachment (mail_id, position, obligation_id, file_name, ics_method, content) select id, 0, 'd', 'due.ics', 'REQUEST', "
          + "'ATTENDEE;CN=Somebody:mailto:somebody@example.gov' from mail where message_key = ?").param(status).update();
    }
    // of before invitations were looked at
    sql.sql("update mail set body_text = '' where message_key = 'SENT'").update();
    var retention = new MailRetention(sql);
    assertThat(retention.due(SENT.toInstant())).isZero();
    assertThat(retention.remove(LATER, 10)).isEqualTo(4);
    assertThat(retention.due(LATER)).isZero();
    assertThat(sql.sql("select count(*) from mail_attachment").query(Integer.class).single()).isZero();
    assertThat(sql.sql("select count(*) from mail where recipient <> '' or last_error is not null or body_html <> ''").query(Integer.class).single()).isZero();
    assertThat(sql.sql("select status from mail where message_key = 'PARKED'").query(String.class).single()).isEqualTo("DISCARDED");
  }

  @Test
  void whoWasToldAndWhoWasAwayIsRemovedWhatWaitsStays() {
    mail("m", "SENT");
    for (var status : List.of("MAILED", "PENDING")) {
      sql.sql("insert into reminder (task_id, step, person_id, because, reminded_at, status) values ('t', ?, 'somebody', 'A. Person is away', ?, ?)")
          .params(status, SENT, status).update();
    }
    sql.sql("insert into mail_reminder (mail_id, reminder_id) select m.id, r.id from mail m, reminder r where r.status = 'MAILED'").update();
    sql.sql("insert into notice (notice_key, person_id, obligation_id, kind, channel, title, sentence, because, made_at, status, deliver_at) "
        + "values ('n', 'somebody', 'd', 'MOVED', 'DIGEST', 't', 's', 'b', ?, 'MAILED', ?)").params(SENT, SENT).update();
    sql.sql("insert into calendar_entry (person_id, obligation_id, sequence_number, due_on, active, changed_at) values ('somebody', 'd', 1, ?, true, ?)")
        .params(SENT.toLocalDate(), SENT).update();
    sql.sql("insert into absence (person_id, from_on, until_on, substitute_id, entered_at) values ('somebody', ?, ?, 'other', ?)")
        .params(SENT.toLocalDate(), SENT.toLocalDate(), SENT).update();

    var reminders = new ReminderRetention(sql);
    assertThat(reminders.due(LATER)).isEqualTo(3);
    while (reminders.remove(LATER, 1) > 0) {
      // in small portions
    }
    assertThat(reminders.due(LATER)).isZero();
    assertThat(sql.sql("select status from reminder").query(String.class).list()).containsExactly("PENDING");
    var absences = new AbsenceRetention(sql);
    assertThat(absences.due(SENT.toInstant())).as("on its last day").isZero();
    assertThat(absences.remove(LATER, 10)).isEqualTo(1);
    assertThat(absences.due(LATER)).isZero();
  }
}

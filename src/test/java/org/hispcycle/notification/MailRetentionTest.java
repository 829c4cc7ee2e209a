package org.hispcycle.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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
}

package org.hispcycle.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.platform.SqlTime;
import org.hispcycle.support.MigratedDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was planned and sent before reminders belonged to a deadline is found again with its deadline and its mail. */
@Tag("database")
class ReminderMigrationTest {

  @Test
  void stepsRemindersAndTheirMailsComeAlongWithTheDayTheyCountTo() {
    var database = MigratedDatabase.createAt("411");
    var sql = JdbcClient.create(database);
    step(sql, "task", "opened", LocalDate.of(2026, 3, 31));
    step(sql, "task", "7-days-ahead", LocalDate.of(2026, 3, 31));
    step(sql, "other", "due-day", LocalDate.of(2026, 1, 30));
    for (var step : new String[] {"opened", "7-days-ahead", "by-hand-2026-03-02"}) {
      sql.sql("insert into reminder (task_id, step, person_id, because, reminded_at, status) values ('task', ?, 'vaReporter', 'b', ?, 'MAILED')")
          .params(step, SqlTime.of(EasternTime.endOfDay(LocalDate.of(2026, 3, 2)))).update();
    }
    var sent = SqlTime.of(EasternTime.endOfDay(LocalDate.of(2026, 3, 2)));
    sql.sql("insert into mail (message_key, message_id, recipient, subject, body_text, body_html, created_at, status, attempts, next_attempt_at) "
        + "values ('k', 'i', 'r', 's', 't', 'h', ?, 'SENT', 0, ?)").params(sent, sent).update();
    sql.sql("insert into mail_reminder (mail_id, reminder_id) select m.id, r.id from mail m, reminder r where r.step = '7-days-ahead'").update();

    MigratedDatabase.migrate(database);

    assertThat(sql.sql("select concat(task_id, '/', step, '/', for_deadline) from reminder_step order by id").query(String.class).list())
        .containsExactly("task/opened/", "task/7-days-ahead/2026-03-31", "other/due-day/2026-01-30");
    assertThat(sql.sql("select concat(step, '/', for_deadline, '/', status) from reminder order by id").query(String.class).list())
        .containsExactly("opened//MAILED", "7-days-ahead/2026-03-31/MAILED", "by-hand-2026-03-02//MAILED");
    assertThat(sql.sql("select r.step from mail_reminder l join reminder r on r.id = l.reminder_id join mail m on m.id = l.mail_id where m.message_key = 'k'")
        .query(String.class).list()).containsExactly("7-days-ahead");
  }

  private static void step(JdbcClient sql, String task, String step, LocalDate due) {
    var at = SqlTime.of(EasternTime.endOfDay(due));
    sql.sql("insert into reminder_step (task_id, step, role_group, deadline_at, due_at, audience, tone, subject_prefix, status, status_at) "
        + "values (?, ?, 'agency', ?, ?, 'PEOPLE', 'AHEAD', 'Due', 'SENT', ?)").params(task, step, at, at, at).update();
  }
}

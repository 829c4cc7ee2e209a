package org.hispcycle.notification;

import java.time.Instant;
import java.time.Period;
import java.util.List;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.platform.Retention;
import org.hispcycle.platform.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who was told of what, and what stood in whose calendar. The steps of a ladder stay: they name nobody, and a task may still run. */
@Component
class ReminderRetention implements Retention {

  private static final String REMINDERS = "from reminder where reminded_at < ? and status <> 'PENDING'";
  private static final String NOTICES = "from notice where made_at < ? and status <> 'PENDING'";
  private static final String ENTRIES = "from calendar_entry where changed_at < ? and due_on < ?";

  private final JdbcClient sql;

  ReminderRetention(JdbcClient sql) {
    this.sql = sql;
  }

  @Override
  public String kind() {
    return "reminders";
  }

  @Override
  public String what() {
    return "Who was reminded or told of a duty this long ago, and why, and what was put in calendars for duties due before then. The steps of each task's "
        + "ladder with their times stay, so that none is sent again.";
  }

  @Override
  public Period keeps() {
    return Period.ofYears(3);
  }

  @Override
  public int due(Instant before) {
    return sql.sql("select (select count(*) " + REMINDERS + ") + (select count(*) " + NOTICES + ") + (select count(*) " + ENTRIES + ")")
        .params(SqlTime.of(before), SqlTime.of(before), SqlTime.of(before), EasternTime.dateOf(before)).query(Integer.class).single();
  }

  @Override
  @Transactional
  public int remove(Instant before, int most) {
    var reminders = ids("select id " + REMINDERS, before, most);
    reminders.forEach(id -> {
      sql.sql("delete from mail_reminder where reminder_id = ?").param(id).update();
      sql.sql("delete from reminder where id = ?").param(id).update();
    });
    var notices = ids("select id " + NOTICES, before, most - reminders.size());
    notices.forEach(id -> sql.sql("delete from notice where id = ?").param(id).update());
    var removed = reminders.size() + notices.size();
    return removed > 0 ? removed
        : sql.sql("delete " + ENTRIES).params(SqlTime.of(before), EasternTime.dateOf(before)).update();
  }

  private List<Long> ids(String query, Instant before, int most) {
    return sql.sql(query + " order by id fetch first ? rows only").params(SqlTime.of(before), most).query(Long.class).list();
  }
}

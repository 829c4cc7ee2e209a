package org.hispcycle.notification;

import java.time.Instant;
import java.time.Period;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.platform.Retention;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** When somebody was away is nobody's business any more once it is long over. */
@Component
class AbsenceRetention implements Retention {

  private final JdbcClient sql;

  AbsenceRetention(JdbcClient sql) {
    this.sql = sql;
  }

  @Override
  public String kind() {
    return "absences";
  }

  @Override
  public String what() {
    return "Absences that ended this long ago, with the substitute. A reminder that went to a substitute says so itself, and goes with the reminders.";
  }

  @Override
  public Period keeps() {
    return Period.ofYears(1);
  }

  @Override
  public int due(Instant before) {
    return sql.sql("select count(*) from absence where until_on < ?").param(EasternTime.dateOf(before)).query(Integer.class).single();
  }

  @Override
  @Transactional
  public int remove(Instant before, int most) {
    var ids = sql.sql("select id from absence where until_on < ? order by id fetch first ? rows only").params(EasternTime.dateOf(before), most)
        .query(Long.class).list();
    ids.forEach(id -> sql.sql("delete from absence where id = ?").param(id).update());
    return ids.size();
  }
}

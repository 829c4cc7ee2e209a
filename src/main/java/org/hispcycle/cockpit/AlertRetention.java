package org.hispcycle.cockpit;

import java.time.Instant;
import java.time.Period;
import org.hispcycle.platform.Retention;
import org.hispcycle.platform.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What operators were told, and is gone; the engine's messages in it may name a case. */
@Component
class AlertRetention implements Retention {

  private final JdbcClient sql;

  AlertRetention(JdbcClient sql) {
    this.sql = sql;
  }

  @Override
  public String kind() {
    return "operator-alerts";
  }

  @Override
  public String what() {
    return "What operators were told and was gone this long ago. What is still there stays.";
  }

  @Override
  public Period keeps() {
    return Period.ofYears(2);
  }

  @Override
  public int due(Instant before) {
    return sql.sql("select count(*) from operator_alert where open_cause is null and cleared_at < ?").param(SqlTime.of(before)).query(Integer.class).single();
  }

  @Override
  @Transactional
  public int remove(Instant before, int most) {
    var ids = sql.sql("select id from operator_alert where open_cause is null and cleared_at < ? order by id fetch first ? rows only")
        .params(SqlTime.of(before), most).query(Long.class).list();
    ids.forEach(id -> sql.sql("delete from operator_alert where id = ?").param(id).update());
    return ids.size();
  }
}

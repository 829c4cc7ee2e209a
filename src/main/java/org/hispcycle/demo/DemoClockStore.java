package org.hispcycle.demo;

import java.time.Clock;
import java.time.Duration;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.platform.engine.ClockStart;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Remembers how far the demo's clock is from real time. A fresh demo begins at noon of the day before its start, so that
 * the yearly timer is made for the year it shows and then fires in the walk to the start.
 */
@Component
@Profile("demo")
class DemoClockStore implements ClockStart {

  private final JdbcClient sql;
  private final DemoSettings settings;

  DemoClockStore(JdbcClient sql, DemoSettings settings) {
    this.sql = sql;
    this.settings = settings;
  }

  @Override
  public Duration offset(Clock realTime) {
    var kept = sql.sql("select offset_millis from demo_clock where id = 1").query(Long.class).optional();
    if (kept.isPresent()) {
      return Duration.ofMillis(kept.get());
    }
    if (!settings.walkToStart()) {
      return Duration.ZERO;
    }
    var dayBefore = settings.start().toLocalDate().minusDays(1).atTime(12, 0).atZone(EasternTime.ZONE).toInstant();
    var offset = Duration.between(realTime.instant(), dayBefore);
    sql.sql("insert into demo_clock (id, offset_millis, started) values (1, ?, false)").param(offset.toMillis()).update();
    return offset;
  }

  void keep(Duration offset) {
    var changed = sql.sql("update demo_clock set offset_millis = ? where id = 1").param(offset.toMillis()).update();
    if (changed == 0) {
      sql.sql("insert into demo_clock (id, offset_millis, started) values (1, ?, true)").param(offset.toMillis()).update();
    }
  }

  /** The demo has not been walked to its start yet. */
  boolean fresh() {
    return sql.sql("select count(*) from demo_clock where id = 1 and started = false").query(Integer.class).single() > 0;
  }

  void started() {
    sql.sql("update demo_clock set started = true where id = 1").update();
  }
}

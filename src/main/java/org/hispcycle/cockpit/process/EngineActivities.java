package org.hispcycle.cockpit.process;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hispcycle.cockpit.Activities;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * One statement instead of the engine's statistics, which know neither age nor lateness. The engine's timestamps carry no
 * zone; every JVM runs in UTC (docs/adr/0006).
 */
@Component
@Transactional(readOnly = true)
class EngineActivities implements Activities {

  private static final double SECONDS_IN_AN_HOUR = 3600;

  private final JdbcClient sql;
  private final Clock clock;

  EngineActivities(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  @Override
  public List<Activity> of(String processDefinitionId, Set<String> visible) {
    if (visible != null && visible.isEmpty()) {
      return List.of();
    }
    var now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    var params = new HashMap<String, Object>(Map.of("definition", processDefinitionId, "now", now));
    if (visible != null) {
      params.put("visible", visible);
    }
    return sql.sql("""
        select a.ACT_ID_ as activity, count(*) as n, sum(case when t.DUE_DATE_ < :now then 1 else 0 end) as late,
          avg(extract(epoch from a.START_TIME_)) as started
        from ACT_HI_ACTINST a left join ACT_RU_TASK t on t.ID_ = a.TASK_ID_
        where a.PROC_DEF_ID_ = :definition and a.END_TIME_ is null and a.ACT_TYPE_ not in ('multiInstanceBody', 'subProcess')%s
        group by a.ACT_ID_ order by a.ACT_ID_""".formatted(visible == null ? "" : " and a.TENANT_ID_ in (:visible)"))
        .params(params)
        .query((rows, n) -> new Activity(rows.getString("activity"), rows.getInt("n"), rows.getInt("late"),
            Math.max(0, (now.toEpochSecond(ZoneOffset.UTC) - rows.getDouble("started")) / SECONDS_IN_AN_HOUR))).list();
  }
}

package org.hispcycle.draft;

import java.time.Instant;
import java.time.Period;
import java.util.List;
import org.hispcycle.platform.Retention;
import org.hispcycle.platform.SqlTime;
import org.hispcycle.platform.engine.CaseHistory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was written and never submitted; what was submitted stays. */
@Component
class DraftRetention implements Retention {

  private final JdbcClient sql;
  private final CaseHistory history;

  DraftRetention(JdbcClient sql, CaseHistory history) {
    this.sql = sql;
    this.history = history;
  }

  @Override
  public String kind() {
    return "drafts";
  }

  @Override
  public String what() {
    return "Drafts of cases that ended this long ago. Every submitted version, every decision and every remark stays.";
  }

  @Override
  public Period keeps() {
    return Period.ofYears(3);
  }

  @Override
  public int due(Instant before) {
    return keys(before, Integer.MAX_VALUE).size();
  }

  @Override
  @Transactional
  public int remove(Instant before, int most) {
    var keys = keys(before, most);
    keys.forEach(key -> sql.sql("delete from draft where case_key = ? and updated_at < ?").params(key, SqlTime.of(before)).update());
    return keys.size();
  }

  private List<String> keys(Instant before, int most) {
    try (var keys = sql.sql("select case_key from draft where updated_at < ? order by updated_at").param(SqlTime.of(before))
        .query(String.class).stream()) {
      return keys.filter(key -> history.endedBefore(key, before)).limit(most).toList();
    }
  }
}

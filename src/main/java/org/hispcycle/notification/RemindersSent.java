package org.hispcycle.notification;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hispcycle.platform.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How often people were reminded of a duty (X5); the mail that told of a new task is none, nor what was never mailed. */
@Service
public class RemindersSent {

  /**
   * @param count reminders to single people, by the ladder and by hand
   * @param lastAt null if there was none
   */
  public record Sent(int count, Instant lastAt) {}

  private static final Sent NONE = new Sent(0, null);
  private static final int AT_ONCE = 500;

  private final JdbcClient sql;

  RemindersSent(JdbcClient sql) {
    this.sql = sql;
  }

  @Transactional(readOnly = true)
  public Sent of(String obligationId) {
    return of(List.of(obligationId)).get(obligationId);
  }

  /** For a whole table of duties at once; each that was asked for is in the answer. */
  @Transactional(readOnly = true)
  public Map<String, Sent> of(Collection<String> obligationIds) {
    var found = new HashMap<String, Sent>();
    obligationIds.forEach(id -> found.put(id, NONE));
    var ids = List.copyOf(found.keySet());
    for (int from = 0; from < ids.size(); from += AT_ONCE) {
      sql.sql("""
          select obligation_id, count(*) as reminders, max(reminded_at) as last_at from reminder
          where obligation_id in (:ids) and status <> 'DROPPED' and step <> 'opened' and step not like 'assigned-%' group by obligation_id""")
          .param("ids", ids.subList(from, Math.min(from + AT_ONCE, ids.size())))
          .query((rows, n) -> found.put(rows.getString("obligation_id"), new Sent(rows.getInt("reminders"), SqlTime.instant(rows, "last_at")))).list();
    }
    return found;
  }
}

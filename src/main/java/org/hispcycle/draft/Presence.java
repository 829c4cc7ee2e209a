package org.hispcycle.draft;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hispcycle.platform.SqlTime;
import org.hispcycle.platform.engine.TaskEvents.TaskDecided;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Who has a draft open now, and where they write. In the database, because colleagues may be served by different nodes; a
 * form that is not heard of for a while counts as closed.
 */
@Service
public class Presence {

  /** Somebody else who has the draft open; {@code place} is null while they write nowhere. */
  public record Other(String userId, String place, Instant since) {}

  /** Forms report every 20 seconds; one report may get lost. */
  static final Duration LASTS = Duration.ofSeconds(50);
  private static final Duration KEPT = Duration.ofHours(1);

  private final JdbcClient sql;
  private final Clock clock;

  Presence(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /** The person is here; {@code place} may be null. */
  public void here(String draftKey, String userId, String place) {
    var now = clock.instant();
    var at = place == null ? null : Place.checked(place);
    if (renew(draftKey, userId, at, now) == 0) {
      sql.sql("delete from draft_presence where seen_at < ?").param(SqlTime.of(now.minus(KEPT))).update();
      try {
        sql.sql("insert into draft_presence (draft_key, user_id, place, since, seen_at) values (?, ?, ?, ?, ?)")
            .params(draftKey, userId, at, SqlTime.of(now), SqlTime.of(now)).update();
      } catch (DuplicateKeyException twoWindows) {
        renew(draftKey, userId, at, now);
      }
    }
  }

  private int renew(String draftKey, String userId, String place, Instant now) {
    // "since" begins anew when the person comes to another place
    int stayed = sql.sql("update draft_presence set seen_at = ? where draft_key = ? and user_id = ? and coalesce(place, '') = ? and seen_at >= ?")
        .params(SqlTime.of(now), draftKey, userId, place == null ? "" : place, SqlTime.of(now.minus(LASTS))).update();
    return stayed > 0 ? stayed : sql.sql("update draft_presence set place = ?, since = ?, seen_at = ? where draft_key = ? and user_id = ?")
        .params(place, SqlTime.of(now), SqlTime.of(now), draftKey, userId).update();
  }

  /** Whoever completed the task has its form open no more. */
  @EventListener
  void decided(TaskDecided decided) {
    gone(decided.task().draftKey(), decided.userId());
  }

  public void gone(String draftKey, String userId) {
    sql.sql("delete from draft_presence where draft_key = ? and user_id = ?").params(draftKey, userId).update();
  }

  /** The others who are here now, the longest first. */
  public List<Other> others(String draftKey, String userId) {
    return sql.sql("select user_id, place, since from draft_presence where draft_key = ? and user_id <> ? and seen_at >= ? order by since, user_id")
        .params(draftKey, userId, SqlTime.of(clock.instant().minus(LASTS)))
        .query((rows, n) -> new Other(rows.getString("user_id"), rows.getString("place"), SqlTime.instant(rows, "since"))).list();
  }
}

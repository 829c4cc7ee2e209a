package org.hispcycle.notification;

import java.time.Clock;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a person chose within what policy allows. Whether deadlines and escalations are told is no choice. */
@Service
public class Preferences {

  /**
   * @param digestAt hour of the day's digest, U.S. Eastern, outside the quiet hours
   * @param instantLow whether new tasks and good news come at once rather than in the digest
   * @param invitations whether mails about new tasks bring a calendar invitation along
   */
  public record Preference(LocalTime digestAt, boolean instantLow, boolean invitations) {}

  private final JdbcClient sql;
  private final ReminderSettings settings;
  private final Clock clock;

  Preferences(JdbcClient sql, ReminderSettings settings, Clock clock) {
    this.sql = sql;
    this.settings = settings;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public Preference of(String personId) {
    return sql.sql("select digest_at, instant_low, invitations from notification_preference where person_id = ?").param(personId)
        .query((rows, n) -> new Preference(LocalTime.parse(rows.getString("digest_at")), rows.getBoolean("instant_low"),
            rows.getBoolean("invitations"))).optional().orElseGet(this::standard);
  }

  private Preference standard() {
    return new Preference(settings.digestAt(), true, true);
  }

  public LocalTime earliest() {
    return settings.quietUntil();
  }

  /** The last hour at which a digest may leave: one before the quiet hours begin. */
  public LocalTime latest() {
    return settings.quietFrom().minusHours(1);
  }

  /** @param digestAt such as {@code 08:30} */
  @Transactional
  public Preference choose(String personId, String digestAt, boolean instantLow, boolean invitations) {
    var hour = hour(digestAt);
    var changed = sql.sql("update notification_preference set digest_at = ?, instant_low = ?, invitations = ?, changed_at = ? where person_id = ?")
        .params(hour.toString(), instantLow, invitations, SqlTime.of(clock.instant()), personId).update();
    if (changed == 0) {
      sql.sql("insert into notification_preference (person_id, digest_at, instant_low, invitations, changed_at) values (?, ?, ?, ?, ?)")
          .params(personId, hour.toString(), instantLow, invitations, SqlTime.of(clock.instant())).update();
    }
    return new Preference(hour, instantLow, invitations);
  }

  private LocalTime hour(String text) {
    try {
      var hour = LocalTime.parse(text == null ? "" : text.strip()).withSecond(0).withNano(0);
      if (!hour.isBefore(earliest()) && !hour.isAfter(latest())) {
        return hour;
      }
    } catch (DateTimeParseException unreadable) {
      // told below, together with what is allowed
    }
    throw new InputRefused("The digest leaves between " + earliest() + " and " + latest() + " Eastern Time. Choose an hour between them, such as "
        + settings.digestAt() + ".");
  }
}

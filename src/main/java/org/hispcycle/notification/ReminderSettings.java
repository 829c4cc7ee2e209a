package org.hispcycle.notification;

import java.time.Duration;
import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param every how often due steps of the ladder are looked for
 * @param enabled false where somebody else asks for it, as tests do
 * @param quietFrom no mail leaves from this hour of the evening, U.S. Eastern
 * @param quietUntil until this hour of the next business day
 * @param digestAt when the digest leaves for who chose no hour
 */
@ConfigurationProperties("hisp.reminders")
record ReminderSettings(@DefaultValue("20s") Duration every, @DefaultValue("true") boolean enabled,
    @DefaultValue("19:00") LocalTime quietFrom, @DefaultValue("07:00") LocalTime quietUntil, @DefaultValue("09:00") LocalTime digestAt) {

  ReminderSettings {
    if (!quietUntil.isBefore(quietFrom) || digestAt.isBefore(quietUntil) || !digestAt.isBefore(quietFrom)) {
      throw new IllegalArgumentException("The settings hisp.reminders.quiet-until (" + quietUntil + "), digest-at (" + digestAt
          + ") and quiet-from (" + quietFrom + ") must follow each other in this order; otherwise no digest could ever leave.");
    }
  }
}

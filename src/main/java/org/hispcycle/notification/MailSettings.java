package org.hispcycle.notification;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.ConstructorBinding;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How mail leaves the house.
 *
 * @param from one address, with or without a name
 * @param listId names the kind of mail for people's filters (RFC 2919)
 * @param sendEvery how long the sender rests after the outbox was empty
 * @param lease how long one attempt may take before another node may try; longer than all time limits of SMTP together
 * @param firstRetry rest after the first failed attempt; doubles with each further one
 * @param longestRetry the doubling ends here; a mail is tried for ever
 * @param mergeAfter several mails to one person that could not leave for so long become one
 * @param bouncesTo address to which mail servers return what they could not deliver; the sender's if null
 */
@ConfigurationProperties("hisp.mail")
record MailSettings(
    @DefaultValue("HISP Cycle <no-reply@hispcycle.example>") String from,
    @DefaultValue("hisp-cycle.hispcycle.example") String listId,
    @DefaultValue("5s") Duration sendEvery,
    @DefaultValue("5m") Duration lease,
    @DefaultValue("1m") Duration firstRetry,
    @DefaultValue("30m") Duration longestRetry,
    @DefaultValue("1h") Duration mergeAfter,
    String bouncesTo) {

  @ConstructorBinding
  MailSettings {
    try {
      new InternetAddress(from, true);
    } catch (AddressException refused) {
      // every single mail would be refused later
      throw new IllegalArgumentException("The setting hisp.mail.from must be one e-mail address, with or without a name; it is \"" + from + "\".", refused);
    }
  }

  MailSettings(String from, String listId, Duration sendEvery, Duration lease, Duration firstRetry, Duration longestRetry) {
    this(from, listId, sendEvery, lease, firstRetry, longestRetry, Duration.ofHours(1), null);
  }

  Duration retryAfter(int attempts) {
    var doublings = Math.min(Math.max(attempts - 1, 0), 20);
    var rest = firstRetry.multipliedBy(1L << doublings);
    return rest.compareTo(longestRetry) > 0 ? longestRetry : rest;
  }
}

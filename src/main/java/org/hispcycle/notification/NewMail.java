package org.hispcycle.notification;

import java.time.Instant;
import java.util.List;

/**
 * A mail to be put in the outbox; the address is taken as it was given and judged there.
 *
 * @param notBefore null where it may leave at once
 */
record NewMail(String key, String personId, String address, String name, String subject, String text, String html, MailKind kind,
    Instant notBefore, List<Invitation> attachments) {

  NewMail(String key, String personId, String address, String name, String subject, String text, String html) {
    this(key, personId, address, name, subject, text, html, MailKind.NEWS, null, List.of());
  }
}

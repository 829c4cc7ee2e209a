package org.hispcycle.notification;

import java.time.Instant;

/**
 * One mail to one person, as it stands in the outbox.
 *
 * @param messageKey what it is about and for whom; sent once
 * @param messageId header derived from the key, so that a second delivery after a crash is known as the same mail
 * @param lastError why the last attempt failed; null if none did
 */
public record Mail(long id, String messageKey, String messageId, String recipient, String recipientName, String subject, String text,
    String html, Instant createdAt, MailStatus status, int attempts, Instant nextAttemptAt, String lastError, Instant sentAt,
    MailKind kind) {}

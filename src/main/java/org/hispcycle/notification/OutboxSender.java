package org.hispcycle.notification;

import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/**
 * Empties the outbox: takes a mail (one transaction), sends it, notes that it is sent (another). Only a crash between the
 * last two can send a mail twice, with the same Message-ID. Any number of nodes may send side by side.
 */
@Component
public class OutboxSender {

  private static final Logger log = LoggerFactory.getLogger(OutboxSender.class);

  private final Outbox outbox;
  private final ObjectProvider<JavaMailSenderImpl> server;
  private final CatchUp catchUp;
  private final MailSettings settings;
  private final Clock clock;
  // the real time of this node: the demo's clock leaps
  private final LongSupplier nanos;
  private volatile long lastSign;

  @Autowired
  OutboxSender(Outbox outbox, ObjectProvider<JavaMailSenderImpl> server, CatchUp catchUp, MailSettings settings, Clock clock) {
    this(outbox, server, catchUp, settings, clock, System::nanoTime);
  }

  OutboxSender(Outbox outbox, ObjectProvider<JavaMailSenderImpl> server, CatchUp catchUp, MailSettings settings, Clock clock, LongSupplier nanos) {
    this.nanos = nanos;
    this.lastSign = nanos.getAsLong();
    this.outbox = outbox;
    this.server = server;
    this.catchUp = catchUp;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Sends everything that is due. One round at a time in this node: a clock that is moved while a mail is on its way must
   * not end that mail's lease.
   *
   * @return how many were sent
   */
  public synchronized int sendDue() {
    try {
      return send();
    } finally {
      lastSign = nanos.getAsLong();
    }
  }

  /** For how long the sender of this node has neither ended a round nor tried a mail; what the mail server answers is no matter. */
  public Duration idleFor() {
    return Duration.ofNanos(nanos.getAsLong() - lastSign);
  }

  private int send() {
    var mailServer = server.getIfAvailable();
    if (mailServer == null) {
      log.warn("No mail server is configured (spring.mail.host); mails wait in the outbox.");
      return 0;
    }
    int sent = 0;
    try (var connection = new SmtpConnection(mailServer, settings)) {
      mergeIfTheServerIsBack(connection);
      for (var next = outbox.claim(); next.isPresent(); next = outbox.claim()) {
        var mail = next.get();
        lastSign = nanos.getAsLong();
        try {
          connection.send(mail, outbox.invitations(mail.id()), clock.instant());
        } catch (MessagingException | RuntimeException failure) {
          if (!note(mail, SmtpFault.of(failure))) {
            return sent;
          }
          continue;
        }
        outbox.sent(mail);
        sent++;
      }
    }
    return sent;
  }

  private void mergeIfTheServerIsBack(SmtpConnection connection) {
    var waiting = catchUp.people();
    if (waiting.isEmpty()) {
      return;
    }
    try {
      connection.open();
    } catch (MessagingException stillAway) {
      // the first mail meets the same fault and notes it
      return;
    }
    catchUp.merge(waiting);
  }

  /** @return whether the next mail may be tried at once */
  private boolean note(Mail mail, SmtpFault fault) {
    if (fault.lasting()) {
      log.warn("Mail {} to {} is parked: {}", mail.id(), mail.recipient(), fault.why());
      outbox.parked(mail, fault.why());
      return true;
    }
    log.info("Mail {} could not be sent, attempt {}: {}", mail.id(), mail.attempts() + 1, fault.why());
    outbox.failed(mail, fault.why());
    return !fault.connection();
  }
}

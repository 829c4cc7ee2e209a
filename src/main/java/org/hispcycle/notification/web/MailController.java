package org.hispcycle.notification.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.hispcycle.notification.Bounces;
import org.hispcycle.notification.Mail;
import org.hispcycle.notification.MailStatus;
import org.hispcycle.notification.Outbox;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.NotAllowed;
import org.hispcycle.platform.security.CurrentActor;
import org.hispcycle.platform.security.Roles;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The outbox for those who answer for it: whether somebody was warned (OMB's lead), and what is stuck (the operator). */
@RestController
@RequestMapping("/api/v1/mails")
class MailController {

  record MailView(long id, String recipient, String name, String subject, String kind, String status, String statusLabel, Instant createdAt,
      Instant sentAt, int attempts, String lastError) {
    static MailView of(Mail mail) {
      return new MailView(mail.id(), mail.recipient(), mail.recipientName(), mail.subject(), mail.kind().name(), mail.status().name(),
          mail.status().label(), mail.createdAt(), mail.sentAt(), mail.attempts(), mail.lastError());
    }
  }

  private static final int MOST = 1000;
  private static final int LONGEST_NOTIFICATION = 512 * 1024;

  private final Outbox outbox;
  private final Bounces bounces;
  private final CurrentActor actor;

  MailController(Outbox outbox, Bounces bounces, CurrentActor actor) {
    this.outbox = outbox;
    this.bounces = bounces;
    this.actor = actor;
  }

  @GetMapping
  List<MailView> mails(@RequestParam(required = false) String recipient, @RequestParam(required = false) String status) {
    if (!actor.get().is(Roles.OMB_LEAD) && !actor.get().isAdmin()) {
      throw new NotAllowed("Only OMB's lead and the operator see the mails of others.");
    }
    if ("failed".equalsIgnoreCase(status)) {
      return outbox.failed(MOST).stream().map(MailView::of).toList();
    }
    return outbox.newest(recipient == null || recipient.isBlank() ? null : recipient, status(status), MOST).stream().map(MailView::of).toList();
  }

  @PostMapping("/{id}/send-again")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void sendAgain(@PathVariable long id) {
    if (!actor.get().isAdmin()) {
      throw new NotAllowed("Only the operator sends a parked mail again.");
    }
    outbox.sendAgain(id);
  }

  /** From the board: the operator or OMB's lead has a failed mail tried again. */
  @PostMapping("/{id}/retry")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void retry(@PathVariable long id) {
    if (!actor.get().is(Roles.OMB_LEAD) && !actor.get().isAdmin()) {
      throw new NotAllowed("Only OMB's lead and the operator have a mail sent again.");
    }
    outbox.retry(id);
  }

  record Discard(String reason) {}

  /** From the board: a failed mail that nobody needs any more, or that cannot arrive, is given up with a reason. */
  @PostMapping("/{id}/discard")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void discard(@PathVariable long id, @RequestBody Discard discard) {
    if (!actor.get().is(Roles.OMB_LEAD) && !actor.get().isAdmin()) {
      throw new NotAllowed("Only OMB's lead and the operator discard a mail.");
    }
    outbox.discard(id, discard.reason(), actor.get().userId());
  }

  record BounceView(String outcome) {}

  /** A mail server hands over what it could not deliver: the whole notification as it is. */
  @PostMapping("/bounces")
  BounceView bounce(@RequestBody(required = false) byte[] notification) {
    if (!actor.get().isAdmin()) {
      throw new NotAllowed("Only the operator's account hands over mails that came back.");
    }
    if (notification == null || notification.length > LONGEST_NOTIFICATION) {
      throw new InputRefused("Hand over the notification of the mail server as it is, " + LONGEST_NOTIFICATION / 1024 + " KiB at most.");
    }
    return new BounceView(bounces.read(new String(notification, StandardCharsets.UTF_8)).name());
  }

  private static MailStatus status(String name) {
    if (name == null || name.isBlank()) {
      return null;
    }
    try {
      return MailStatus.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw new InputRefused("There is no status \"" + name + "\". Statuses: queued, sending, sent, replaced, parked, discarded; \"failed\" shows what was refused or is tried again.");
    }
  }
}

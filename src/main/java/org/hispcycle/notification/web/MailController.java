package org.hispcycle.notification.web;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The outbox for those who answer for it: whether somebody was warned (OMB's lead), and what is stuck (the operator). */
@RestController
@RequestMapping("/api/v1/mails")
class MailController {

  record MailView(long id, String recipient, String name, String subject, String status, String statusLabel, Instant createdAt,
      Instant sentAt, int attempts, String lastError) {
    static MailView of(Mail mail) {
      return new MailView(mail.id(), mail.recipient(), mail.recipientName(), mail.subject(), mail.status().name(),
          mail.status().label(), mail.createdAt(), mail.sentAt(), mail.attempts(), mail.lastError());
    }
  }

  private static final int MOST = 1000;

  private final Outbox outbox;
  private final CurrentActor actor;

  MailController(Outbox outbox, CurrentActor actor) {
    this.outbox = outbox;
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

  private static MailStatus status(String name) {
    if (name == null || name.isBlank()) {
      return null;
    }
    try {
      return MailStatus.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw new InputRefused("There is no status \"" + name + "\". Statuses: queued, sending, sent, parked; \"failed\" shows what was refused or is tried again.");
    }
  }
}

package org.hispcycle.notification.web;

import java.time.Instant;
import java.util.List;
import org.hispcycle.notification.RemindNow;
import org.hispcycle.notification.RemindersSent;
import org.hispcycle.platform.NotAllowed;
import org.hispcycle.platform.security.CurrentActor;
import org.hispcycle.platform.security.Roles;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** "Remind now": OMB's lead asks the people of a duty for it, beside the ladder (X5). */
@RestController
class RemindNowController {

  record Answer(String obligationId, List<String> reminded, List<String> alreadyReminded, int reminders, Instant lastAt, String message) {}

  private final RemindNow remindNow;
  private final RemindersSent sent;
  private final CurrentActor actor;

  RemindNowController(RemindNow remindNow, RemindersSent sent, CurrentActor actor) {
    this.remindNow = remindNow;
    this.sent = sent;
    this.actor = actor;
  }

  /** The id of a duty is its case and its kind: {@code 2026-VA-VBA/capacity-assessment}. */
  @PostMapping("/api/v1/obligations/{caseKey}/{kind}/reminder")
  Answer remind(@PathVariable String caseKey, @PathVariable String kind) {
    if (!actor.get().is(Roles.OMB_LEAD)) {
      throw new NotAllowed("Only OMB's lead reminds people by hand; everybody else is reminded by the ladder.");
    }
    var id = caseKey + "/" + kind;
    var outcome = remindNow.remind(id, actor.get().userId());
    var all = sent.of(id);
    return new Answer(id, outcome.reminded(), outcome.alreadyReminded(), all.count(), all.lastAt(), message(outcome));
  }

  private static String message(RemindNow.Outcome outcome) {
    var already = outcome.alreadyReminded().isEmpty() ? ""
        : " Reminded by hand today already, so not again: " + String.join(", ", outcome.alreadyReminded()) + ".";
    return outcome.reminded().isEmpty() ? "Nobody was reminded." + already : "A mail goes to " + String.join(", ", outcome.reminded())
        + (outcome.quiet() ? "; it leaves on the next business day." : ".") + already;
  }
}

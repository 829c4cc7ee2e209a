package org.hispcycle.notification;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.cycle.Ledger;
import org.hispcycle.cycle.Obligation;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.Recorded;
import org.hispcycle.platform.engine.OpenTask;
import org.hispcycle.platform.engine.OpenTasks;
import org.hispcycle.platform.security.Roles;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A reminder that a person at OMB asks for, beside the ladder (X5): one mail for everybody who has a task of the duty, at
 * most one for each person, duty and day however often it is asked for.
 */
@Service
public class RemindNow {

  static final String STEP = "by-hand-";

  /**
   * @param reminded names of those who are reminded
   * @param alreadyReminded names of those who were reminded by hand of this duty today
   * @param quiet whether it is night, a weekend or a holiday, so that the mails leave on the next business day
   */
  public record Outcome(List<String> reminded, List<String> alreadyReminded, boolean quiet) {}

  private final Ledger ledger;
  private final OpenTasks tasks;
  private final ReminderClock reminders;
  private final QuietTime quiet;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  RemindNow(Ledger ledger, OpenTasks tasks, ReminderClock reminders, QuietTime quiet, ApplicationEventPublisher events,
      Clock clock) {
    this.ledger = ledger;
    this.tasks = tasks;
    this.reminders = reminders;
    this.quiet = quiet;
    this.events = events;
    this.clock = clock;
  }

  @Transactional
  public Outcome remind(String obligationId, String by) {
    var duty = ledger.get(obligationId);
    if (duty.status().settled()) {
      throw new InputRefused("\"" + duty.title() + "\" is settled (" + duty.status().label() + "); nobody owes anything any more, so nobody was reminded.");
    }
    var open = tasks(duty);
    if (open.isEmpty()) {
      throw new InputRefused("No task of \"" + duty.title() + "\" is open now, so there is nobody to remind. It opens on "
          + EasternTime.longDate(duty.opensOn()) + " and is due on " + EasternTime.longDate(duty.dueOn()) + ".");
    }
    var day = EasternTime.today(clock);
    var reminded = new LinkedHashSet<String>();
    var already = new LinkedHashSet<String>();
    for (var task : open) {
      reminders.remindByHand(task, STEP + day, obligationId, by, reminded, already);
    }
    if (reminded.isEmpty() && already.isEmpty()) {
      throw new InputRefused("Nobody holds the role that \"" + open.get(0).name() + "\" waits for, so nobody was reminded. "
          + "Ask the operator to give somebody the role in Camunda Admin.");
    }
    already.removeAll(reminded);
    if (!reminded.isEmpty()) {
      events.publishEvent(new Recorded("reminder-sent-by-hand", duty.agencyId(), duty.hispId(), duty.businessKey(), by,
          "OMB's lead reminded the people of \"" + duty.title() + "\" by hand.",
          Map.of("obligation", duty.id(), "people", String.valueOf(reminded.size()), "role", Roles.OMB_LEAD)));
    }
    return new Outcome(List.copyOf(reminded), List.copyOf(already), quiet.quiet(clock.instant()));
  }

  /** The tasks of the duty; where the model names no milestone, those of its case. */
  private List<OpenTask> tasks(Obligation duty) {
    var open = tasks.ofCase(duty.businessKey());
    var own = open.stream().filter(task -> duty.kind().slug().equals(task.milestone())).toList();
    return own.isEmpty() ? new ArrayList<>(open.stream().filter(task -> task.milestone() == null).toList()) : own;
  }
}

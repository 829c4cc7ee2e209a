package org.hispcycle.notification;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hispcycle.calendar.Calendars;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.platform.SqlTime;
import org.hispcycle.platform.engine.OpenTask;
import org.hispcycle.platform.engine.TaskEvents.TaskClosed;
import org.hispcycle.platform.engine.TaskEvents.TaskMoved;
import org.hispcycle.platform.engine.TaskEvents.TaskOpened;
import org.hispcycle.platform.security.Roles;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Plans the ladder of each task as rows, in the transaction that opens, moves or closes it. Rows, not timers: a timer that
 * repeats loses firings when the node is down, a row waits.
 *
 * <p>Catch-up: a step whose time had passed when the task opened is skipped ("opened later"); the mail at the opening says
 * the same. After an outage {@link ReminderClock} sends the newest missed step of a task and skips the older ones
 * ("superseded"). A step belongs to the deadline that it counts to: a deadline that moves brings the whole ladder for its new
 * day, and one that moves back finds what was sent for it, which is not sent again.
 */
@Service
class ReminderPlan {

  /** The mail at the opening of a task. */
  static final String OPENED = "opened";
  /** The mail to somebody who was not told of the opening and is given the task. */
  static final String ASSIGNED = "assigned-";

  static final String OPENED_LATER = "opened later";
  static final String SUPERSEDED = "superseded";
  /** A quiet day moved two steps to one morning. */
  static final String SAME_DAY = "said by a later step of the same day";
  static final String MOVED = "the deadline moved before the mail was written";

  /** What counts to no deadline: the opening, and a reminder by hand. */
  static final String NO_DEADLINE = "";

  private record Planned(LadderStep step, Instant dueAt) {}

  private final JdbcClient sql;
  private final ReminderLadder ladder;
  private final Calendars calendars;
  private final QuietTime quiet;
  private final Clock clock;

  ReminderPlan(JdbcClient sql, ReminderLadder ladder, Calendars calendars, QuietTime quiet, Clock clock) {
    this.sql = sql;
    this.ladder = ladder;
    this.calendars = calendars;
    this.quiet = quiet;
    this.clock = clock;
  }

  @EventListener
  void opened(TaskOpened event) {
    var now = clock.instant();
    tellAtOnce(event.task(), OPENED, now);
    for (var planned : steps(event.task())) {
      insert(event.task(), planned, now);
    }
  }

  @EventListener
  void moved(TaskMoved event) {
    var task = event.task();
    var now = clock.instant();
    var opening = sql.sql("select deadline_at, due_at, status from reminder_step where task_id = ? and step = ?").params(task.taskId(), OPENED)
        .query((rows, n) -> new Opening(SqlTime.instant(rows, "deadline_at"), SqlTime.instant(rows, "due_at"), rows.getString("status"))).optional();
    if (opening.isEmpty()) {
      // the task is being opened just now: its first listener may set what an update tells
      return;
    }
    if (!sameSecond(opening.get().deadline(), task.dueAt())) {
      recompute(task, now);
    }
    var waits = StepStatus.PLANNED.name().equals(opening.get().status());
    if (task.assignee() != null && waits && opening.get().dueAt().isAfter(now)) {
      // nobody could take it so far
      sql.sql("update reminder_step set due_at = ? where task_id = ? and step = ? and status = 'PLANNED'").params(SqlTime.of(now), task.taskId(), OPENED).update();
    }
    if (task.assignee() != null && !waits && !wasTold(task)) {
      tellAtOnce(task, ASSIGNED + task.assignee(), now);
    }
  }

  private record Opening(Instant deadline, Instant dueAt, String status) {}

  private static boolean sameSecond(Instant one, Instant other) {
    return Objects.equals(second(one), second(other));
  }

  private static Long second(Instant moment) {
    return moment == null ? null : moment.getEpochSecond();
  }

  private boolean wasTold(OpenTask task) {
    return sql.sql("""
        select (select count(*) from reminder where task_id = ? and person_id = ?)
          + (select count(*) from reminder_step where task_id = ? and step = ?)""")
        .params(task.taskId(), task.assignee(), task.taskId(), ASSIGNED + task.assignee()).query(Integer.class).single() > 0;
  }

  private void recompute(OpenTask task, Instant now) {
    var deadline = deadline(task);
    sql.sql("update reminder_step set deadline_at = ? where task_id = ? and for_deadline = ?")
        .params(values(SqlTime.of(task.dueAt()), task.taskId(), NO_DEADLINE)).update();
    sql.sql("delete from reminder_step where task_id = ? and status in ('PLANNED', 'SKIPPED') and for_deadline <> ?")
        .params(task.taskId(), NO_DEADLINE).update();
    var kept = sql.sql("select step from reminder_step where task_id = ? and for_deadline = ?").params(task.taskId(), deadline).query(String.class).list();
    steps(task).stream().filter(planned -> !kept.contains(planned.step().id())).forEach(planned -> insert(task, planned, now));
    // what waits for its mail speaks of a day that is none any more; where that day is the deadline once more, it waits again
    sql.sql("update reminder set status = 'DROPPED', reason = ? where task_id = ? and status = 'PENDING' and for_deadline not in (?, ?)")
        .params(MOVED, task.taskId(), NO_DEADLINE, deadline).update();
    var again = SqlTime.of(quiet.release(now));
    sql.sql("""
        update reminder set status = 'PENDING', reason = null, deliver_at = case when deliver_at < ? then ? else deliver_at end
        where task_id = ? and status = 'DROPPED' and reason = ? and for_deadline = ?""")
        .params(again, again, task.taskId(), MOVED, deadline).update();
  }

  /** The day that the ladder of a task counts to. */
  static String deadline(OpenTask task) {
    return task.dueAt() == null ? NO_DEADLINE : EasternTime.dateOf(task.dueAt()).toString();
  }

  @EventListener
  void closed(TaskClosed event) {
    sql.sql("update reminder_step set status = 'CANCELLED', reason = 'the task is closed', status_at = ? where task_id = ? and status = 'PLANNED'")
        .params(SqlTime.of(clock.instant()), event.taskId()).update();
  }

  private List<Planned> steps(OpenTask task) {
    if (task.dueAt() == null) {
      return List.of();
    }
    var dueOn = EasternTime.dateOf(task.dueAt());
    var calendar = calendars.business();
    return ladder.steps(task.milestone(), roleGroup(task)).stream().map(step -> new Planned(step, step.dueAt(dueOn, calendar))).toList();
  }

  /** A task that both may take is the agency's: its official answers for it. */
  private static String roleGroup(OpenTask task) {
    return !task.candidateGroups().isEmpty() && Roles.OMB.containsAll(task.candidateGroups()) ? ReminderLadder.OMB : ReminderLadder.AGENCY;
  }

  private void tellAtOnce(OpenTask task, String stepId, Instant now) {
    insert(task, stepId, NO_DEADLINE, now, Audience.PEOPLE, Tone.NEW, Channel.INSTANT, "New task, due", StepStatus.PLANNED, null, now);
  }

  private void insert(OpenTask task, Planned planned, Instant now) {
    var late = planned.dueAt().isBefore(now);
    insert(task, planned.step().id(), deadline(task), planned.dueAt(), planned.step().audience(), planned.step().tone(),
        planned.step().channel(), planned.step().subjectPrefix(),
        late ? StepStatus.SKIPPED : StepStatus.PLANNED, late ? OPENED_LATER : null, now);
  }

  private void insert(OpenTask task, String stepId, String deadline, Instant dueAt, Audience audience, Tone tone, Channel channel,
      String subjectPrefix, StepStatus status, String reason, Instant now) {
    sql.sql("""
        insert into reminder_step (task_id, step, for_deadline, case_key, agency_id, milestone, role_group, deadline_at, due_at, audience, tone,
          channel, subject_prefix, status, reason, status_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
        .params(values(task.taskId(), stepId, deadline, task.businessKey(), task.agencyId(), task.milestone(), roleGroup(task),
            SqlTime.of(task.dueAt()), SqlTime.of(dueAt), audience.name(), tone.name(), channel.name(), subjectPrefix, status.name(), reason,
            SqlTime.of(now))).update();
  }

  private static List<Object> values(Object... values) {
    // List.of takes no null
    var list = new ArrayList<Object>();
    for (var value : values) {
      list.add(value);
    }
    return list;
  }

  /** When the next step of any task is due, or a reminder that was drawn up leaves, after this moment. */
  Optional<Instant> nextDueAfter(Instant moment) {
    return sql.sql("""
        select min(at_time) as next from (
          select min(due_at) as at_time from reminder_step where status = 'PLANNED' and due_at > ?
          union all select min(deliver_at) from reminder where status = 'PENDING' and deliver_at > ?
          union all select min(deliver_at) from notice where status = 'PENDING' and deliver_at > ?
          union all select min(next_attempt_at) from mail where status = 'QUEUED' and attempts = 0 and next_attempt_at > ?) moments""")
        .params(SqlTime.of(moment), SqlTime.of(moment), SqlTime.of(moment), SqlTime.of(moment))
        .query((rows, n) -> Optional.ofNullable(SqlTime.instant(rows, "next"))).single();
  }
}

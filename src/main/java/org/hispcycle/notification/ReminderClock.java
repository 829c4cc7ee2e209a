package org.hispcycle.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.platform.Announcement;
import org.hispcycle.platform.SqlTime;
import org.hispcycle.platform.engine.OpenTask;
import org.hispcycle.platform.engine.OpenTasks;
import org.hispcycle.platform.engine.People;
import org.hispcycle.platform.engine.People.Person;
import org.hispcycle.platform.security.Roles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Turns due steps into reminders, one for each person who has the task then; {@link Postman} puts them in mails. One transaction per
 * task; a task that fails is tried again and holds up no other.
 */
@Component
public class ReminderClock {

  private static final Logger log = LoggerFactory.getLogger(ReminderClock.class);
  private static final int LONGEST_REASON = 400;

  private record Step(long id, String taskId, String step, String forDeadline, Instant dueAt, Audience audience, Tone tone, Channel channel,
      String subjectPrefix) {}

  /** @param copied told of it, without being able to take the task */
  record Told(Person person, String because, boolean copied) {}

  private final JdbcClient sql;
  private final TransactionTemplate transaction;
  private final OpenTasks tasks;
  private final People people;
  private final ReminderPlan plan;
  private final ReminderMails mails;
  private final Deliveries deliveries;
  private final Postman postman;
  private final WeeklyDigest weekly;
  private final QuietTime quiet;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ReminderClock(JdbcClient sql, TransactionTemplate transaction, OpenTasks tasks, People people, ReminderPlan plan,
      ReminderMails mails, Deliveries deliveries, Postman postman, WeeklyDigest weekly, QuietTime quiet,
      ApplicationEventPublisher events, Clock clock) {
    this.sql = sql;
    this.transaction = transaction;
    this.tasks = tasks;
    this.people = people;
    this.plan = plan;
    this.mails = mails;
    this.deliveries = deliveries;
    this.postman = postman;
    this.weekly = weekly;
    this.quiet = quiet;
    this.events = events;
    this.clock = clock;
  }

  /** When the next step of any task is due, after this moment. */
  public Optional<Instant> nextDueAfter(Instant moment) {
    return Stream.of(plan.nextDueAfter(moment), weekly.nextAfter(moment)).flatMap(Optional::stream).min(Instant::compareTo);
  }

  /** @return how many reminders were made */
  public synchronized int remindDue() {
    var due = sql.sql("select distinct task_id from reminder_step where status = 'PLANNED' and due_at <= ?")
        .param(SqlTime.of(clock.instant())).query(String.class).list();
    var known = new HashMap<String, List<Person>>();
    int reminders = 0;
    for (var taskId : due) {
      try {
        reminders += Optional.ofNullable(transaction.execute(status -> remind(taskId, known))).orElse(0);
      } catch (RuntimeException failure) {
        log.error("The reminders of task {} could not be made; they are tried again.", taskId, failure);
      }
    }
    weekly.writeDue();
    postman.deliverDue();
    return reminders;
  }

  private int remind(String taskId, Map<String, List<Person>> known) {
    var now = clock.instant();
    var steps = sql.sql("select * from reminder_step where task_id = ? and status = 'PLANNED' and due_at <= ? order by due_at, id for update skip locked")
        .params(taskId, SqlTime.of(now)).query(ReminderClock::step).list();
    if (steps.isEmpty()) {
      // another node has them
      return 0;
    }
    var task = tasks.find(taskId);
    if (task.isEmpty()) {
      steps.forEach(step -> settle(step, StepStatus.CANCELLED, "the task is closed", now));
      return 0;
    }
    var having = havingIt(task.get(), known);
    if (having.isEmpty()) {
      tellThatNobodyHasIt(task.get(), known);
      steps = openingWaits(steps, task.get(), now);
    }
    return steps.isEmpty() ? 0 : remind(task.get(), steps, having, known, now);
  }

  /** Says what the newest step says; whom an older one copies is told with it, or an outage would swallow an escalation. */
  private int remind(OpenTask task, List<Step> steps, List<Told> having, Map<String, List<Person>> known, Instant now) {
    var newest = steps.get(steps.size() - 1);
    steps.subList(0, steps.size() - 1).forEach(step -> settle(step, StepStatus.SKIPPED,
        step.dueAt().equals(newest.dueAt()) ? ReminderPlan.SAME_DAY : ReminderPlan.SUPERSEDED, now));
    var seen = new HashSet<String>();
    int reminders = 0;
    for (var each : having) {
      seen.add(each.person().id());
      reminders += plan(task, newest, newest, each);
    }
    var newestFirst = new ArrayList<>(steps);
    Collections.reverse(newestFirst);
    for (var step : newestFirst) {
      for (var each : copied(task, step, newest, known)) {
        reminders += seen.add(each.person().id()) ? plan(task, newest, step, each) : 0;
      }
    }
    settle(newest, seen.isEmpty() ? StepStatus.SKIPPED : StepStatus.SENT, seen.isEmpty() ? nobody(task) : null, now);
    return reminders;
  }

  /** @param copying the step that names this person; it decides how he is told */
  private int plan(OpenTask task, Step newest, Step copying, Told told) {
    return deliveries.plan(task, newest.step(), newest.forDeadline(), copying.tone(), copying.channel(), copying.subjectPrefix(),
        obligationOf(task), null, told) ? 1 : 0;
  }

  /** The opening of a task that nobody can take is told as soon as somebody can: asked again each morning. The others pass. */
  private List<Step> openingWaits(List<Step> steps, OpenTask task, Instant now) {
    var tomorrow = quiet.release(EasternTime.startOfDay(EasternTime.dateOf(now).plusDays(1)));
    steps.stream().filter(ReminderClock::opening).forEach(step -> sql.sql("update reminder_step set due_at = ?, reason = ?, status_at = ? where id = ?")
        .params(SqlTime.of(tomorrow), nobody(task), SqlTime.of(now), step.id()).update());
    return steps.stream().filter(step -> !opening(step)).toList();
  }

  private static boolean opening(Step step) {
    return step.step().equals(ReminderPlan.OPENED);
  }

  /** Once for each task, to whoever can have the role given: the agency's official, or OMB's lead, or else the operator. */
  private void tellThatNobodyHasIt(OpenTask task, Map<String, List<Person>> known) {
    var ombs = !task.candidateGroups().isEmpty() && Roles.OMB.containsAll(task.candidateGroups());
    var role = Stream.of(Roles.SERVICE_DELIVERY_OFFICIAL, Roles.OMB_LEAD).filter(each -> !ombs || each.equals(Roles.OMB_LEAD))
        .filter(each -> !holders(each, task.agencyId(), known).isEmpty()).findFirst().orElse(Roles.ADMIN);
    var due = task.dueAt() == null ? "" : " It is due on " + EasternTime.deadline(EasternTime.dateOf(task.dueAt())) + ".";
    events.publishEvent(new Announcement("nobody-has/" + task.taskId(), task.agencyId(), Set.of(role), "Nobody can take a task: " + task.name(),
        List.of("\"" + task.name() + "\" (" + task.businessKey() + ") waits, and nobody is told of it: " + whatIsMissing(task) + "." + due,
            "Ask the operator to give somebody the role in Camunda Admin, or to assign the task in Cockpit. Whoever can take it then is told the next "
                + "morning by himself.", "You get one mail for this task."), "/office/board"));
    log.warn("Nobody is reminded of \"{}\" in {}: {}", task.name(), task.businessKey(), nobody(task));
  }

  /** The duty whose due date the task carries. */
  private static String obligationOf(OpenTask task) {
    return task.milestone() == null || task.businessKey() == null ? null : task.businessKey() + "/" + task.milestone();
  }

  /** Reminds the people of a task because somebody asks for it; who was reminded of the duty by hand today is left in peace. */
  void remindByHand(OpenTask task, String step, String obligationId, String askedBy, Set<String> reminded, Set<String> already) {
    var now = clock.instant();
    var late = task.dueAt() != null && task.dueAt().isBefore(now);
    var asked = new Step(0, task.taskId(), step, ReminderPlan.NO_DEADLINE, now, Audience.PEOPLE, late ? Tone.OVERDUE : Tone.URGENT, Channel.INSTANT,
        late ? "Overdue since" : "Reminder from OMB, due");
    for (var each : havingIt(task, new HashMap<>())) {
      var told = new Told(each.person(), each.because() + ", and OMB asks about it", each.copied());
      var before = sql.sql("select count(*) from reminder where obligation_id = ? and step = ? and (person_id = ? or instead_of = ?)")
          .params(obligationId, step, each.person().id(), each.person().id()).query(Integer.class).single();
      (before == 0 && deliveries.plan(task, step, asked.forDeadline(), asked.tone(), asked.channel(), asked.subjectPrefix(), obligationId, askedBy, told)
          ? reminded : already).add(each.person().name());
    }
  }

  /** The assignee, or everybody who could take the task. Each person once. */
  private List<Told> havingIt(OpenTask task, Map<String, List<Person>> known) {
    var told = new LinkedHashMap<String, Told>();
    if (task.assignee() != null) {
      people.find(task.assignee()).ifPresent(person -> told.put(person.id(),
          new Told(person, "this task is assigned to you" + roleOf(person, task), false)));
    } else {
      task.candidateGroups().forEach(role -> holders(role, task.agencyId(), known)
          .forEach(person -> told.putIfAbsent(person.id(), new Told(person, "you are " + mails.roleOf(role, task), false))));
    }
    return new ArrayList<>(told.values());
  }

  /** Those whom a step copies; why is what holds now. */
  private List<Told> copied(OpenTask task, Step step, Step newest, Map<String, List<Person>> known) {
    var told = new ArrayList<Told>();
    for (var role : step.audience().escalatedTo()) {
      holders(role, task.agencyId(), known)
          .forEach(person -> told.add(new Told(person, why(newest) + " and you are " + mails.roleOf(role, task), true)));
    }
    return told;
  }

  private static String why(Step step) {
    return step.tone() == Tone.OVERDUE || step.tone() == Tone.ESCALATED ? "the task is overdue" : "its time is running out";
  }

  private String roleOf(Person person, OpenTask task) {
    return task.candidateGroups().stream().filter(people.roles(person.id())::contains).findFirst()
        .map(role -> " as " + mails.roleOf(role, task)).orElse("");
  }

  private List<Person> holders(String role, String agencyId, Map<String, List<Person>> known) {
    // hundreds of tasks of one night ask for the same few roles
    return known.computeIfAbsent(role + "/" + agencyId, key -> people.holders(role, agencyId));
  }

  private String nobody(OpenTask task) {
    return MailHeaders.oneLine(whatIsMissing(task) + "; give somebody the role in Camunda Admin, or assign the task in Cockpit", LONGEST_REASON);
  }

  private String whatIsMissing(OpenTask task) {
    if (task.assignee() != null) {
      return "it is assigned to " + MailHeaders.oneLine(task.assignee(), 64) + ", and this account is gone";
    }
    var roles = task.candidateGroups().stream().map(role -> mails.roleOf(role, task)).distinct().toList();
    return roles.isEmpty() ? "it has neither assignee nor role" : "nobody is " + String.join(" or ", roles);
  }

  private void settle(Step step, StepStatus status, String reason, Instant now) {
    sql.sql("update reminder_step set status = ?, reason = ?, status_at = ? where id = ?")
        .params(status.name(), reason, SqlTime.of(now), step.id()).update();
  }

  private static Step step(ResultSet rows, int n) throws SQLException {
    return new Step(rows.getLong("id"), rows.getString("task_id"), rows.getString("step"), rows.getString("for_deadline"), SqlTime.instant(rows, "due_at"),
        Audience.valueOf(rows.getString("audience")), Tone.valueOf(rows.getString("tone")),
        Channel.valueOf(rows.getString("channel")), rows.getString("subject_prefix"));
  }
}

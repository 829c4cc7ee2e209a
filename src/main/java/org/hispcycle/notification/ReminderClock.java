package org.hispcycle.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hispcycle.platform.SqlTime;
import org.hispcycle.platform.engine.OpenTask;
import org.hispcycle.platform.engine.OpenTasks;
import org.hispcycle.platform.engine.People;
import org.hispcycle.platform.engine.People.Person;
import org.hispcycle.platform.security.Roles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

  private record Step(long id, String taskId, String step, Instant dueAt, Audience audience, Tone tone, Channel channel,
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
  private final Clock clock;

  ReminderClock(JdbcClient sql, TransactionTemplate transaction, OpenTasks tasks, People people, ReminderPlan plan,
      ReminderMails mails, Deliveries deliveries, Postman postman, WeeklyDigest weekly, Clock clock) {
    this.sql = sql;
    this.transaction = transaction;
    this.tasks = tasks;
    this.people = people;
    this.plan = plan;
    this.mails = mails;
    this.deliveries = deliveries;
    this.postman = postman;
    this.weekly = weekly;
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
    var newest = steps.get(steps.size() - 1);
    steps.subList(0, steps.size() - 1).forEach(step -> settle(step, StepStatus.SKIPPED,
        step.dueAt().equals(newest.dueAt()) ? ReminderPlan.SAME_DAY : ReminderPlan.SUPERSEDED, now));
    var told = told(task.get(), newest, known);
    if (told.isEmpty()) {
      settle(newest, StepStatus.SKIPPED, nobody(task.get()), now);
      log.warn("Nobody is reminded of \"{}\" in {}: {}", task.get().name(), task.get().businessKey(), nobody(task.get()));
      return 0;
    }
    settle(newest, StepStatus.SENT, null, now);
    int reminders = 0;
    for (var each : told) {
      reminders += deliveries.plan(task.get(), newest.step(), newest.tone(), newest.channel(), newest.subjectPrefix(),
          obligationOf(task.get()), null, each) ? 1 : 0;
    }
    return reminders;
  }

  /** The duty whose due date the task carries. */
  private static String obligationOf(OpenTask task) {
    return task.milestone() == null || task.businessKey() == null ? null : task.businessKey() + "/" + task.milestone();
  }

  /** Reminds the people of a task because somebody asks for it; who was reminded of the duty by hand today is left in peace. */
  void remindByHand(OpenTask task, String step, String obligationId, String askedBy, Set<String> reminded, Set<String> already) {
    var now = clock.instant();
    var late = task.dueAt() != null && task.dueAt().isBefore(now);
    var asked = new Step(0, task.taskId(), step, now, Audience.PEOPLE, late ? Tone.OVERDUE : Tone.URGENT, Channel.INSTANT,
        late ? "Overdue since" : "Reminder from OMB, due");
    for (var each : told(task, asked, new HashMap<>())) {
      var told = new Told(each.person(), each.because() + ", and OMB asks about it", each.copied());
      var before = sql.sql("select count(*) from reminder where obligation_id = ? and step = ? and (person_id = ? or instead_of = ?)")
          .params(obligationId, step, each.person().id(), each.person().id()).query(Integer.class).single();
      (before == 0 && deliveries.plan(task, step, asked.tone(), asked.channel(), asked.subjectPrefix(), obligationId, askedBy, told)
          ? reminded : already).add(each.person().name());
    }
  }

  /** The assignee, or everybody who could take the task; then those whom the step copies. Each person once. */
  private List<Told> told(OpenTask task, Step step, Map<String, List<Person>> known) {
    var told = new LinkedHashMap<String, Told>();
    if (task.assignee() != null) {
      people.find(task.assignee()).ifPresent(person -> told.put(person.id(),
          new Told(person, "this task is assigned to you" + roleOf(person, task), false)));
    } else {
      task.candidateGroups().forEach(role -> holders(role, task.agencyId(), known)
          .forEach(person -> told.putIfAbsent(person.id(), new Told(person, "you are " + mails.roleOf(role, task), false))));
    }
    for (var role : step.audience().escalatedTo()) {
      holders(role, task.agencyId(), known).forEach(person -> told.putIfAbsent(person.id(), new Told(person,
          why(step) + " and you are " + mails.roleOf(role, task), true)));
    }
    return new ArrayList<>(told.values());
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
    var roles = new HashSet<String>();
    task.candidateGroups().forEach(role -> roles.add(mails.roleOf(role, task)));
    var reason = roles.isEmpty() ? "the task has neither assignee nor role; assign it in Cockpit"
        : "nobody is " + String.join(" or ", roles) + "; give somebody the role in Camunda Admin";
    return MailHeaders.oneLine(reason, LONGEST_REASON);
  }

  private void settle(Step step, StepStatus status, String reason, Instant now) {
    sql.sql("update reminder_step set status = ?, reason = ?, status_at = ? where id = ?")
        .params(status.name(), reason, SqlTime.of(now), step.id()).update();
  }

  private static Step step(ResultSet rows, int n) throws SQLException {
    return new Step(rows.getLong("id"), rows.getString("task_id"), rows.getString("step"), SqlTime.instant(rows, "due_at"),
        Audience.valueOf(rows.getString("audience")), Tone.valueOf(rows.getString("tone")),
        Channel.valueOf(rows.getString("channel")), rows.getString("subject_prefix"));
  }
}

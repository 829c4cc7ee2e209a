package org.hispcycle.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.hispcycle.calendar.EasternTime;
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
 * Puts what waits for a person in one mail: at most one digest and one letter of escalations a day, and at once what may
 * come at once. One transaction per person, with his rows locked, so that two nodes write one mail. A task that was
 * done or taken by somebody else meanwhile is left out, and the row says so.
 */
@Component
class Postman implements CatchUp.Writer {

  private static final Logger log = LoggerFactory.getLogger(Postman.class);

  private record Waiting(long id, String taskId, String forDeadline, String because, String obligationId, Channel channel, Tone tone, String subjectPrefix,
      boolean copied, String insteadOf) {}

  private record News(long id, String obligationId, Channel channel, String title, String sentence, String because) {}

  private record Found(Waiting row, OpenTask task) {}

  /** One task is told to several people within seconds: it is read and described once. */
  private final class Round {
    private final Map<String, Optional<OpenTask>> known = new HashMap<>();
    private final Map<String, ReminderMails.About> described = new HashMap<>();

    Optional<OpenTask> task(String id) {
      return known.computeIfAbsent(id, tasks::find);
    }

    ReminderMails.About about(OpenTask task, Waiting row) {
      return described.computeIfAbsent(task.taskId() + "/" + row.tone() + "/" + row.subjectPrefix(),
          key -> mails.about(task, row.tone(), row.subjectPrefix(), next(task)));
    }
  }

  private final JdbcClient sql;
  private final TransactionTemplate transaction;
  private final OpenTasks tasks;
  private final People people;
  private final ReminderMails mails;
  private final CalendarEntries calendar;
  private final Preferences preferences;
  private final ReminderSettings settings;
  private final QuietTime quiet;
  private final Outbox outbox;
  private final SiteSettings site;
  private final Clock clock;

  Postman(JdbcClient sql, TransactionTemplate transaction, OpenTasks tasks, People people, ReminderMails mails, CalendarEntries calendar,
      Preferences preferences, ReminderSettings settings, QuietTime quiet, Outbox outbox, SiteSettings site, Clock clock) {
    this.sql = sql;
    this.transaction = transaction;
    this.tasks = tasks;
    this.people = people;
    this.mails = mails;
    this.calendar = calendar;
    this.preferences = preferences;
    this.settings = settings;
    this.quiet = quiet;
    this.outbox = outbox;
    this.site = site;
    this.clock = clock;
  }

  /** @return how many mails were written */
  int deliverDue() {
    var now = SqlTime.of(clock.instant());
    var waiting = sql.sql("""
        select person_id from reminder where status = 'PENDING' and deliver_at <= ?
        union select person_id from notice where status = 'PENDING' and deliver_at <= ? order by 1""").params(now, now).query(String.class).list();
    var round = new Round();
    int written = 0;
    for (var person : waiting) {
      try {
        written += Optional.ofNullable(transaction.execute(status -> deliver(round, person))).orElse(0);
      } catch (RuntimeException failure) {
        log.error("The mail for {} could not be written; it is tried again.", person, failure);
      }
    }
    return written;
  }

  private int deliver(Round round, String personId) {
    var now = clock.instant();
    var rows = sql.sql("select * from reminder where person_id = ? and status = 'PENDING' and deliver_at <= ? order by id for update skip locked")
        .params(personId, SqlTime.of(now)).query(Postman::waiting).list();
    var news = sql.sql("select * from notice where person_id = ? and status = 'PENDING' and deliver_at <= ? order by id for update skip locked")
        .params(personId, SqlTime.of(now)).query(Postman::news).list();
    var person = people.find(personId);
    if (person.isEmpty()) {
      rows.forEach(row -> drop("reminder", row.id(), "the account is gone"));
      news.forEach(row -> drop("notice", row.id(), "the account is gone"));
      return 0;
    }
    return letter(round, person.get(), rows.stream().filter(row -> row.channel() == Channel.ESCALATION).toList(), now)
        + mail(round, person.get(), rows.stream().filter(row -> row.channel() != Channel.ESCALATION).toList(), news, now);
  }

  private int letter(Round round, Person person, List<Waiting> rows, Instant now) {
    var today = EasternTime.dateOf(now);
    var key = "escalation/" + person.id() + "/" + today;
    if (!rows.isEmpty() && outbox.has(key)) {
      postpone("reminder", rows.stream().map(Waiting::id).toList(), quiet.digestAfter(today, settings.digestAt()));
      return 0;
    }
    return write(round, person, MailKind.ESCALATION, key, rows, List.of());
  }

  private int mail(Round round, Person person, List<Waiting> rows, List<News> news, Instant now) {
    var today = EasternTime.dateOf(now);
    var key = "digest/" + person.id() + "/" + today;
    var digest = rows.stream().anyMatch(row -> row.channel() == Channel.DIGEST) || news.stream().anyMatch(row -> row.channel() == Channel.DIGEST);
    if (!digest || !outbox.has(key)) {
      return write(round, person, digest ? MailKind.DIGEST : MailKind.TASKS, digest ? key : keyAtOnce(rows, news), rows, news);
    }
    // the digest of today has left: what belongs in one waits for the next, what comes at once comes at once
    var next = quiet.digestAfter(today, preferences.of(person.id()).digestAt());
    postpone("reminder", rows.stream().filter(row -> row.channel() == Channel.DIGEST).map(Waiting::id).toList(), next);
    postpone("notice", news.stream().filter(row -> row.channel() == Channel.DIGEST).map(News::id).toList(), next);
    var rowsNow = rows.stream().filter(row -> row.channel() != Channel.DIGEST).toList();
    var newsNow = news.stream().filter(row -> row.channel() != Channel.DIGEST).toList();
    return write(round, person, MailKind.TASKS, keyAtOnce(rowsNow, newsNow), rowsNow, newsNow);
  }

  private static String keyAtOnce(List<Waiting> rows, List<News> news) {
    return rows.isEmpty() ? news.isEmpty() ? "none" : "notice/" + news.get(0).id() : "reminder/" + rows.get(0).id();
  }

  private int write(Round round, Person person, MailKind kind, String key, List<Waiting> rows, List<News> news) {
    var open = stillOpen(round, person, rows);
    if (open.isEmpty() && news.isEmpty()) {
      return 0;
    }
    var invitations = invitations(person, open, news);
    var id = outbox.put(compose(round, person, kind, key, open, news, invitations));
    for (var each : open) {
      sql.sql("insert into mail_reminder (mail_id, reminder_id) values (?, ?)").params(id, each.row().id()).update();
      sql.sql("update reminder set status = 'MAILED' where id = ?").param(each.row().id()).update();
    }
    news.forEach(each -> sql.sql("update notice set status = 'MAILED', mail_id = ? where id = ?").params(id, each.id()).update());
    return 1;
  }

  private NewMail compose(Round round, Person person, MailKind kind, String key, List<Found> open, List<News> news, List<Invitation> invitations) {
    // a task that is new and due soon stands there once, with the more urgent of both
    var lines = new LinkedHashMap<String, ReminderMails.Line>();
    open.forEach(each -> lines.merge(each.task().taskId(), line(round, each), Postman::moreUrgent));
    var told = news.stream().map(each -> new ReminderMails.Told(each.title(), each.sentence(), each.because(), site.inboxLink())).toList();
    var only = lines.size() == 1 && told.isEmpty() ? lines.values().iterator().next() : null;
    var rendered = kind == MailKind.CATCH_UP ? mails.several(kind, List.copyOf(lines.values()), told)
        : only != null ? mails.one(only.about(), only.because(), only.copied())
        : lines.isEmpty() && told.size() == 1 ? mails.news(told.get(0)) : mails.several(kind, List.copyOf(lines.values()), told);
    return new NewMail(key, person.id(), person.email(), person.name(), rendered.subject(), rendered.text(), rendered.html(), kind, null, invitations);
  }

  private static ReminderMails.Line moreUrgent(ReminderMails.Line one, ReminderMails.Line other) {
    return one.about().tone().compareTo(other.about().tone()) >= 0 ? one : other;
  }

  private static ReminderMails.Line line(Round round, Found found) {
    return new ReminderMails.Line(round.about(found.task(), found.row()), found.row().because(), found.row().copied());
  }

  private Optional<ReminderMails.Next> next(OpenTask task) {
    return sql.sql("select due_at, audience from reminder_step where task_id = ? and status = 'PLANNED' and due_at > ? order by due_at, id fetch first 1 row only")
        .params(task.taskId(), SqlTime.of(clock.instant()))
        .query((rows, n) -> new ReminderMails.Next(SqlTime.instant(rows, "due_at"), Audience.valueOf(rows.getString("audience")))).optional();
  }

  private List<Found> stillOpen(Round round, Person person, List<Waiting> rows) {
    var open = new ArrayList<Found>();
    for (var row : rows) {
      var task = round.task(row.taskId());
      var reason = task.isEmpty() ? "the task was closed before the mail was written"
          : takenBySomebodyElse(person, row, task.get()) ? "somebody else had taken the task before the mail was written" : null;
      if (reason == null) {
        open.add(new Found(row, task.get()));
      } else {
        drop("reminder", row.id(), reason);
      }
    }
    return open;
  }

  private static boolean takenBySomebodyElse(Person person, Waiting row, OpenTask task) {
    return !row.copied() && task.assignee() != null && !task.assignee().equals(person.id()) && !task.assignee().equals(row.insteadOf());
  }

  /** The row counts to a day that is not the deadline any more; the ladder of the new day speaks for itself. */
  private static boolean moved(Waiting row, OpenTask task) {
    return !row.forDeadline().equals(ReminderPlan.NO_DEADLINE) && !row.forDeadline().equals(ReminderPlan.deadline(task));
  }

  private List<Invitation> invitations(Person person, List<Found> open, List<News> news) {
    var own = preferences.of(person.id()).invitations();
    var byDuty = new LinkedHashMap<String, Boolean>();
    open.stream().filter(each -> !each.row().copied() && each.row().obligationId() != null)
        .forEach(each -> byDuty.merge(each.row().obligationId(), own && forAgency(each.task()), Boolean::logicalOr));
    news.forEach(each -> byDuty.putIfAbsent(each.obligationId(), false));
    return byDuty.entrySet().stream().map(each -> calendar.bringUpToDate(person, each.getKey(), each.getValue())).flatMap(Optional::stream).toList();
  }

  /** The date of a duty is the agency's; OMB's reviewers have dates of their own. */
  private static boolean forAgency(OpenTask task) {
    return task.candidateGroups().isEmpty() || !Roles.OMB.containsAll(task.candidateGroups());
  }

  private void drop(String table, long id, String reason) {
    sql.sql("update " + table + " set status = 'DROPPED', reason = ? where id = ?").params(reason, id).update();
  }

  private void postpone(String table, Collection<Long> ids, Instant until) {
    ids.forEach(id -> sql.sql("update " + table + " set deliver_at = ? where id = ?").params(SqlTime.of(until), id).update());
  }

  /** Writes in one mail what several mails to a person say that never left; empty if nothing of it matters any more. */
  @Override
  public Optional<NewMail> instead(String personId, List<Long> mailIds, String key) {
    var person = people.find(personId).orElse(null);
    if (person == null) {
      return Optional.empty();
    }
    var rows = sql.sql("select r.* from reminder r join mail_reminder l on l.reminder_id = r.id where l.mail_id in (:ids) order by r.id")
        .param("ids", mailIds).query(Postman::waiting).list();
    var round = new Round();
    var open = rows.stream().map(row -> round.task(row.taskId()).filter(task -> !takenBySomebodyElse(person, row, task) && !moved(row, task))
        .map(task -> new Found(row, task)).orElse(null)).filter(Objects::nonNull).toList();
    var news = sql.sql("select * from notice where mail_id in (:ids) order by id").param("ids", mailIds).query(Postman::news).list();
    var duties = new TreeSet<>(sql.sql("select obligation_id from mail_attachment where mail_id in (:ids)").param("ids", mailIds).query(String.class).list());
    var invitations = duties.stream().map(duty -> calendar.asItStands(person, duty)).flatMap(Optional::stream).toList();
    return open.isEmpty() && news.isEmpty() ? Optional.empty() : Optional.of(compose(round, person, MailKind.CATCH_UP, key, open, news, invitations));
  }

  private static Waiting waiting(ResultSet rows, int n) throws SQLException {
    return new Waiting(rows.getLong("id"), rows.getString("task_id"), rows.getString("for_deadline"), rows.getString("because"), rows.getString("obligation_id"),
        Channel.valueOf(rows.getString("channel")), Tone.valueOf(rows.getString("tone")), rows.getString("subject_prefix"),
        rows.getBoolean("copied"), rows.getString("instead_of"));
  }

  private static News news(ResultSet rows, int n) throws SQLException {
    return new News(rows.getLong("id"), rows.getString("obligation_id"), Channel.valueOf(rows.getString("channel")), rows.getString("title"),
        rows.getString("sentence"), rows.getString("because"));
  }
}

package org.hispcycle.notification;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.notification.ReminderClock.Told;
import org.hispcycle.platform.SqlTime;
import org.hispcycle.platform.engine.OpenTask;
import org.hispcycle.platform.engine.People;
import org.hispcycle.platform.engine.People.Person;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Decides when, which way and to whom a reminder goes: quiet time, the person's choices, and who stands in for him. */
@Component
class Deliveries {

  private final JdbcClient sql;
  private final QuietTime quiet;
  private final Preferences preferences;
  private final Absences absences;
  private final People people;
  private final ReminderMails mails;
  private final ReminderSettings settings;
  private final Clock clock;

  Deliveries(JdbcClient sql, QuietTime quiet, Preferences preferences, Absences absences, People people, ReminderMails mails,
      ReminderSettings settings, Clock clock) {
    this.sql = sql;
    this.quiet = quiet;
    this.preferences = preferences;
    this.absences = absences;
    this.people = people;
    this.mails = mails;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * @param deadline the day that the step counts to, or none
   * @return whether this person was not told of this step before
   */
  boolean plan(OpenTask task, String step, String deadline, Tone tone, Channel channel, String subjectPrefix, String obligationId, String askedBy, Told told) {
    var day = EasternTime.today(clock);
    var escalated = told.copied() && tone == Tone.ESCALATED;
    var standIn = told.copied() ? absences.standIn(told.person().id(), day, List.copyOf(people.roles(told.person().id())), task.agencyId())
        : absences.standIn(told.person().id(), day, task.candidateGroups(), task.agencyId());
    if (standIn.isPresent()) {
      var absent = told.person();
      var because = Absences.because(absent, standIn.get(), told.because());
      var instead = insert(task, step, deadline, tone, channel, subjectPrefix, obligationId, askedBy, standIn.get().person(), because, told.copied(), absent.id());
      if (!escalated) {
        return instead;
      }
      // what is escalated reaches the person himself as well, wherever he is
    }
    return insert(task, step, deadline, tone, channel, subjectPrefix, obligationId, askedBy, told.person(), told.because(), told.copied(), null);
  }

  private boolean insert(OpenTask task, String step, String deadline, Tone tone, Channel channel, String subjectPrefix, String obligationId, String askedBy,
      Person person, String because, boolean copied, String insteadOf) {
    var now = clock.instant();
    var way = way(task, tone, channel.forOne(copied), person.id(), askedBy != null, now);
    return sql.sql("""
        insert into reminder (task_id, step, for_deadline, person_id, because, reminded_at, obligation_id, asked_by, channel, tone, subject_prefix, copied,
          instead_of, status, deliver_at)
        select ?, ?, ?, ?, ?, cast(? as timestamp with time zone), cast(? as varchar(300)), cast(? as varchar(64)), ?, ?, ?, cast(? as boolean),
          cast(? as varchar(64)), 'PENDING', cast(? as timestamp with time zone)
        where not exists (select 1 from reminder where task_id = ? and step = ? and for_deadline = ? and person_id = ?)""")
        .params(task.taskId(), step, deadline, person.id(), because, SqlTime.of(now), obligationId, askedBy, way.channel().name(), tone.name(),
            subjectPrefix, copied, insteadOf, SqlTime.of(way.at()), task.taskId(), step, deadline, person.id()).update() > 0;
  }

  private record Way(Channel channel, Instant at) {}

  private Way way(OpenTask task, Tone tone, Channel channel, String personId, boolean byHand, Instant now) {
    var chosen = preferences.of(personId);
    if (channel == Channel.ESCALATION) {
      return new Way(channel, quiet.todaysDigest(settings.digestAt(), now));
    }
    if (channel == Channel.DIGEST) {
      return new Way(channel, quiet.todaysDigest(chosen.digestAt(), now));
    }
    var atOnce = byHand || tone != Tone.NEW || chosen.instantLow() || mails.returned(task);
    var digest = quiet.nextDigest(chosen.digestAt(), now);
    if (atOnce && !quiet.quiet(now)) {
      return new Way(Channel.INSTANT, now);
    }
    // nothing is held back past the deadline that it tells of
    var tooLate = task.dueAt() != null && task.dueAt().isAfter(now) && !task.dueAt().isAfter(digest);
    return tooLate ? new Way(Channel.INSTANT, now) : new Way(Channel.DIGEST, digest);
  }

  /** When a person is told of something beside his tasks, and which way. */
  Instant noticeAt(String personId, boolean low, Instant now) {
    var chosen = preferences.of(personId);
    return (!low || chosen.instantLow()) && !quiet.quiet(now) ? now : quiet.nextDigest(chosen.digestAt(), now);
  }
}

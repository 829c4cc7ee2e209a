package org.hispcycle.notification;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.cycle.LedgerEvents.ExtensionRefused;
import org.hispcycle.cycle.LedgerEvents.ObligationChanged;
import org.hispcycle.cycle.LedgerEvents.ObligationRescheduled;
import org.hispcycle.cycle.Obligation;
import org.hispcycle.cycle.ObligationStatus;
import org.hispcycle.platform.SqlTime;
import org.hispcycle.platform.engine.People;
import org.hispcycle.platform.security.Roles;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells those who worked on a duty what became of it: its deadline moved, it was submitted, OMB decided. Written in the
 * transaction of what is told. What people wrote stays in the case. A return needs no notice: it opens a task.
 */
@Component
class Notices {

  enum Kind {
    /** The deadline has another day. */
    MOVED(false),
    /** More time was asked for in vain. */
    REFUSED(false),
    /** Submitted; nothing is owed for now. */
    SUBMITTED(true),
    /** OMB has decided, or the duty ended otherwise. */
    DECIDED(true);

    private final boolean low;

    Kind(boolean low) {
      this.low = low;
    }
  }

  private static final String BECAUSE = "you had a task of it";

  private final JdbcClient sql;
  private final ObjectProvider<Deliveries> deliveries;
  private final ObjectProvider<People> people;
  private final ObjectProvider<Absences> absences;
  private final Clock clock;

  // all three read accounts through the engine, which is still being made when this listener is
  Notices(JdbcClient sql, ObjectProvider<Deliveries> deliveries, ObjectProvider<People> people, ObjectProvider<Absences> absences,
      Clock clock) {
    this.sql = sql;
    this.deliveries = deliveries;
    this.people = people;
    this.absences = absences;
    this.clock = clock;
  }

  @EventListener
  void rescheduled(ObligationRescheduled moved) {
    var duty = moved.obligation();
    if (CalendarEntries.owed(duty) && !duty.dueOn().equals(moved.previousDueOn())) {
      tell(duty, Kind.MOVED, "Now due " + EasternTime.longDate(duty.dueOn()) + ": " + duty.title(),
          "\"" + duty.title() + "\" is now due on " + EasternTime.deadline(duty.dueOn()) + "; before it was due on "
              + EasternTime.longDate(moved.previousDueOn()) + ". Why stands in the case. The reminders and your calendar follow the new day.");
    }
  }

  /** Who asked for it is told by a mail of his own. */
  @EventListener
  void refused(ExtensionRefused refusal) {
    var duty = refusal.obligation();
    tell(duty, Kind.REFUSED, "Not extended: " + duty.title(), "OMB's lead refused more time for \"" + duty.title() + "\" until "
        + EasternTime.longDate(refusal.until()) + ". It stays due on " + EasternTime.deadline(duty.dueOn()) + ". Why stands on the board.", refusal.askedBy());
  }

  @EventListener
  void changed(ObligationChanged change) {
    var before = change.before().status();
    var duty = change.after();
    if (before == duty.status()) {
      return;
    }
    if (duty.status() == ObligationStatus.SUBMITTED) {
      tell(duty, Kind.SUBMITTED, "Submitted: " + duty.title(), "\"" + duty.title() + "\" was submitted on "
          + EasternTime.longDate(EasternTime.dateOf(change.at())) + ". You need not do anything; if it is returned, you are told.");
    } else if (duty.status().settled()) {
      tell(duty, Kind.DECIDED, duty.status().label() + ": " + duty.title(), "\"" + duty.title() + "\" has been decided: "
          + duty.status().label().toLowerCase() + ". What was said about it stands in the case. No task of it waits for you.");
    }
  }

  private void tell(Obligation duty, Kind kind, String title, String sentence) {
    tell(duty, kind, title, sentence, null);
  }

  private void tell(Obligation duty, Kind kind, String title, String sentence, String except) {
    var now = clock.instant();
    var concerned = concerned(duty);
    if (concerned.isEmpty()) {
      return;
    }
    var day = EasternTime.dateOf(now);
    for (var person : concerned) {
      if (person.equals(except) || people.getObject().roles(person).stream().noneMatch(Roles.AGENCY::contains)) {
        continue;
      }
      insert(duty, kind, title, sentence, BECAUSE, person, now);
      absences.getObject().colleague(person, day, duty.agencyId()).filter(other -> !concerned.contains(other.person().id()))
          .ifPresent(other -> people.getObject().find(person).ifPresent(absent ->
              insert(duty, kind, title, sentence, Absences.because(absent, other, BECAUSE), other.person().id(), now)));
    }
  }

  private void insert(Obligation duty, Kind kind, String title, String sentence, String because, String person, Instant now) {
    var at = deliveries.getObject().noticeAt(person, kind.low, now);
    var key = kind.name().toLowerCase() + "/" + duty.id() + "/" + now.toEpochMilli();
    sql.sql("""
        insert into notice (notice_key, person_id, obligation_id, kind, channel, title, sentence, because, made_at, status, deliver_at)
        select ?, ?, ?, ?, ?, ?, ?, ?, cast(? as timestamp with time zone), 'PENDING', cast(? as timestamp with time zone)
        where not exists (select 1 from notice where notice_key = ? and person_id = ?)""")
        .params(key, person, duty.id(), kind.name(), (at.equals(now) ? Channel.INSTANT : Channel.DIGEST).name(), MailHeaders.oneLine(title, 400),
            MailHeaders.oneLine(sentence, 1000), because, SqlTime.of(now), SqlTime.of(at), key, person).update();
  }

  /** Who was told of a task of the duty, or has it in his calendar. */
  private List<String> concerned(Obligation duty) {
    return sql.sql("""
        select person_id from reminder where obligation_id = ? and copied = false
        union select person_id from calendar_entry where obligation_id = ? order by 1""").params(duty.id(), duty.id()).query(String.class).list();
  }
}

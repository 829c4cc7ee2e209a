package org.hispcycle.notification;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.cycle.Ledger;
import org.hispcycle.cycle.Obligation;
import org.hispcycle.cycle.ObligationStatus;
import org.hispcycle.platform.Sha256;
import org.hispcycle.platform.SqlTime;
import org.hispcycle.platform.engine.People.Person;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The due dates that we entered in people's calendars. An entry follows its duty: invited when the first task of it opens
 * for the person, changed when the date moves, taken out when the duty is met, entered again when it is returned. It
 * says what is due and when, and nothing that people wrote.
 */
@Component
class CalendarEntries {

  private record Known(int sequence, LocalDate dueOn, boolean active) {}

  private final JdbcClient sql;
  private final Ledger ledger;
  private final SiteSettings site;
  private final MailSettings mailSettings;
  private final Clock clock;

  CalendarEntries(JdbcClient sql, Ledger ledger, SiteSettings site, MailSettings mailSettings, Clock clock) {
    this.sql = sql;
    this.ledger = ledger;
    this.site = site;
    this.mailSettings = mailSettings;
    this.clock = clock;
  }

  /**
   * What the next mail to the person must carry so that his calendar says what the ledger says; empty if it does already.
   *
   * @param invite whether a duty that is not in his calendar is entered
   */
  Optional<Invitation> bringUpToDate(Person person, String obligationId, boolean invite) {
    var duty = obligationId == null || MailHeaders.address(person.email()).isEmpty() ? null : ledger.find(obligationId).orElse(null);
    if (duty == null) {
      return Optional.empty();
    }
    var owed = owed(duty);
    var known = known(person, obligationId);
    if (known.isEmpty()) {
      if (!owed || !invite) {
        return Optional.empty();
      }
      sql.sql("insert into calendar_entry (person_id, obligation_id, sequence_number, due_on, active, changed_at) values (?, ?, 0, ?, true, ?)")
          .params(person.id(), obligationId, duty.dueOn(), SqlTime.of(clock.instant())).update();
      return Optional.of(invitation(person, duty, 0, false));
    }
    var before = known.get();
    if (before.active() == owed && (!owed || before.dueOn().equals(duty.dueOn()))) {
      return Optional.empty();
    }
    sql.sql("update calendar_entry set sequence_number = ?, due_on = ?, active = ?, changed_at = ? where person_id = ? and obligation_id = ?")
        .params(before.sequence() + 1, duty.dueOn(), owed, SqlTime.of(clock.instant()), person.id(), obligationId).update();
    return Optional.of(invitation(person, duty, before.sequence() + 1, !owed));
  }

  /** The entry as it stands, for a mail that replaces one which never left. */
  Optional<Invitation> asItStands(Person person, String obligationId) {
    return known(person, obligationId).flatMap(known -> ledger.find(obligationId).map(duty -> invitation(person, duty, known.sequence(), !known.active())));
  }

  private Optional<Known> known(Person person, String obligationId) {
    return sql.sql("select * from calendar_entry where person_id = ? and obligation_id = ?").params(person.id(), obligationId)
        .query((rows, n) -> new Known(rows.getInt("sequence_number"), rows.getObject("due_on", LocalDate.class), rows.getBoolean("active"))).optional();
  }

  /** Still to be done by the agency; what is submitted or settled needs no date any more. */
  static boolean owed(Obligation duty) {
    return duty.status() == ObligationStatus.OPEN || duty.status() == ObligationStatus.RETURNED;
  }

  private Invitation invitation(Person person, Obligation duty, int sequence, boolean cancelled) {
    var event = event(duty, sequence, cancelled, MailHeaders.oneLine(bare(mailSettings.from()), 254), person.email(), person.name());
    return new Invitation(duty.id(), duty.id().replaceAll("[^A-Za-z0-9-]+", "-").replaceAll("^-|-$", "") + ".ics",
        cancelled ? "CANCEL" : "REQUEST", IcsText.invitation(event));
  }

  /** The duty as an entry of a subscription. */
  IcsText.Event published(Obligation duty) {
    return event(duty, 0, false, null, null, null);
  }

  private IcsText.Event event(Obligation duty, int sequence, boolean cancelled, String organizer, String attendee, String name) {
    return new IcsText.Event(uid(duty.id()), sequence, duty.dueOn(), "Due: " + MailHeaders.oneLine(duty.title(), 200),
        "Due " + EasternTime.deadline(duty.dueOn()) + ". Open your inbox to work on it: " + site.inboxLink(), site.inboxLink(), clock.instant(), cancelled,
        organizer, attendee, name);
  }

  /** The same for everybody and for good. */
  String uid(String obligationId) {
    return Sha256.of(obligationId).substring(0, 32) + "@" + site.mailHost();
  }

  private static String bare(String from) {
    return from.contains("<") ? from.substring(from.indexOf('<') + 1, from.indexOf('>')) : from;
  }
}

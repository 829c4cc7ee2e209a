package org.hispcycle.notification;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.platform.Announcement;
import org.hispcycle.platform.engine.People;
import org.hispcycle.platform.engine.People.Person;
import org.hispcycle.platform.security.Roles;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Turns an announcement into one mail for each person concerned, in the transaction of what is announced. Who is away is told
 * as well as his substitute. What is urgent leaves at once, everything else when people may be written to.
 */
@Component
class Announcements {

  private final Outbox outbox;
  private final MailTemplates templates;
  // both read accounts through the engine, which is still being made when this listener is
  private final ObjectProvider<People> people;
  private final ObjectProvider<Absences> absences;
  private final SiteSettings site;
  private final QuietTime quiet;
  private final Clock clock;

  Announcements(Outbox outbox, MailTemplates templates, ObjectProvider<People> people, ObjectProvider<Absences> absences, SiteSettings site,
      QuietTime quiet, Clock clock) {
    this.outbox = outbox;
    this.templates = templates;
    this.people = people;
    this.absences = absences;
    this.site = site;
    this.quiet = quiet;
    this.clock = clock;
  }

  @EventListener
  void tell(Announcement news) {
    for (var role : new TreeSet<>(news.roles())) {
      var because = "you are " + Roles.label(role) + (Roles.OMB.contains(role) || news.agencyId() == null ? "" : " of " + news.agencyId());
      var words = words(news, because);
      people.getObject().holders(role, news.agencyId()).forEach(person -> tell(news, person, words, because));
    }
    for (var id : new TreeSet<>(news.people())) {
      var because = "you asked for it";
      people.getObject().find(id).ifPresent(person -> tell(news, person, words(news, because), because));
    }
  }

  private record Words(String text, String html) {}

  private Words words(Announcement news, String because) {
    var words = Map.<String, Object>of("subject", news.subject(), "paragraphs", news.paragraphs(), "link", site.page(news.path()), "because", because);
    return new Words(templates.text("announcement", words), templates.html("announcement", words));
  }

  private void tell(Announcement news, Person person, Words words, String because) {
    put(news, person, words);
    standIn(person, news.agencyId()).ifPresent(other -> put(news, other.person(), words(news, Absences.because(person, other, because))));
  }

  private Optional<Absences.StandIn> standIn(Person person, String agencyId) {
    var day = EasternTime.today(clock);
    return absences.getObject().colleague(person.id(), day, agencyId);
  }

  /** Who holds two of the roles is told once: the outbox keeps the first mail of a key. */
  private void put(Announcement news, Person person, Words words) {
    outbox.put(new NewMail(news.key() + "/" + person.id(), person.id(), person.email(), person.name(), news.subject(), words.text(), words.html(),
        MailKind.NEWS, leavesAt(news), List.of()));
  }

  private Instant leavesAt(Announcement news) {
    var now = clock.instant();
    return news.urgent() ? now : quiet.release(now);
  }
}

package org.hispcycle.notification;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.hispcycle.platform.Announcement;
import org.hispcycle.platform.engine.People;
import org.hispcycle.platform.engine.People.Person;
import org.hispcycle.platform.security.Roles;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Turns an announcement into one mail for each person concerned, in the transaction of what is announced. */
@Component
class Announcements {

  private final Outbox outbox;
  private final MailTemplates templates;
  // the people are read through the engine, which is still being made when this listener is
  private final ObjectProvider<People> people;
  private final SiteSettings site;
  private final QuietTime quiet;
  private final Clock clock;

  Announcements(Outbox outbox, MailTemplates templates, ObjectProvider<People> people, SiteSettings site, QuietTime quiet,
      Clock clock) {
    this.outbox = outbox;
    this.templates = templates;
    this.people = people;
    this.site = site;
    this.quiet = quiet;
    this.clock = clock;
  }

  @EventListener
  void tell(Announcement news) {
    for (var role : new TreeSet<>(news.roles())) {
      var words = Map.<String, Object>of("subject", news.subject(), "paragraphs", news.paragraphs(), "link", site.page(news.path()),
          "because", "you are " + Roles.label(role) + (Roles.OMB.contains(role) || news.agencyId() == null ? "" : " of " + news.agencyId()));
      var text = templates.text("announcement", words);
      var html = templates.html("announcement", words);
      people.getObject().holders(role, news.agencyId()).forEach(person -> put(news, person, text, html));
    }
  }

  /** Who holds two of the roles is told once: the outbox keeps the first mail of a key. */
  private void put(Announcement news, Person person, String text, String html) {
    outbox.put(new NewMail(news.key() + "/" + person.id(), person.id(), person.email(), person.name(), news.subject(), text, html, MailKind.NEWS,
        quiet.release(clock.instant()), List.of()));
  }
}

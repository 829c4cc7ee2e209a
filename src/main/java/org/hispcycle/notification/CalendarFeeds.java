package org.hispcycle.notification;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.cycle.Ledger;
import org.hispcycle.cycle.Obligation;
import org.hispcycle.cycle.ObligationFilter;
import org.hispcycle.cycle.ObligationStatus;
import org.hispcycle.platform.Sha256;
import org.hispcycle.platform.SqlTime;
import org.hispcycle.platform.engine.OpenTask;
import org.hispcycle.platform.engine.OpenTasks;
import org.hispcycle.platform.engine.People;
import org.hispcycle.platform.security.Roles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A private address for a person's calendar program. The secret in it is shown once and kept as a hash; a new one, or
 * none, ends the old one at once. It shows titles and days, never what people wrote.
 */
@Service
public class CalendarFeeds {

  /** @param lastReadAt null if no program has read it yet */
  public record Feed(Instant createdAt, Instant lastReadAt) {}

  private static final int SECRET_BYTES = 32;
  private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final int MOST_TASKS = 300;
  private static final Duration NOTED_EVERY = Duration.ofHours(1);

  private final JdbcClient sql;
  private final Ledger ledger;
  private final OpenTasks tasks;
  private final People people;
  private final CalendarEntries entries;
  private final SiteSettings site;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  CalendarFeeds(JdbcClient sql, Ledger ledger, OpenTasks tasks, People people, CalendarEntries entries, SiteSettings site, Clock clock) {
    this.sql = sql;
    this.ledger = ledger;
    this.tasks = tasks;
    this.people = people;
    this.entries = entries;
    this.site = site;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public Optional<Feed> of(String personId) {
    return sql.sql("select created_at, last_read_at from calendar_feed where person_id = ?").param(personId)
        .query((rows, n) -> new Feed(SqlTime.instant(rows, "created_at"), SqlTime.instant(rows, "last_read_at"))).optional();
  }

  /** @return the address with a new secret; the one before, if any, ends */
  @Transactional
  public String open(String personId) {
    var bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    revoke(personId);
    sql.sql("insert into calendar_feed (person_id, token_hash, created_at) values (?, ?, ?)")
        .params(personId, Sha256.of(secret), SqlTime.of(clock.instant())).update();
    return site.page("/calendar/" + secret + ".ics");
  }

  @Transactional
  public void revoke(String personId) {
    sql.sql("delete from calendar_feed where person_id = ?").param(personId).update();
  }

  /** The calendar behind a secret; empty if it was never given, was revoked, or its person is gone. */
  @Transactional
  public Optional<String> read(String secret) {
    if (!SECRET.matcher(secret).matches()) {
      return Optional.empty();
    }
    return sql.sql("select person_id from calendar_feed where token_hash = ?").param(Sha256.of(secret)).query(String.class).optional()
        .filter(person -> people.find(person).isPresent()).map(person -> {
          sql.sql("update calendar_feed set last_read_at = ? where person_id = ? and (last_read_at is null or last_read_at < ?)")
              .params(SqlTime.of(clock.instant()), person, SqlTime.of(clock.instant().minus(NOTED_EVERY))).update();
          return IcsText.feed("HISP Cycle due dates", events(person));
        });
  }

  private List<IcsText.Event> events(String person) {
    var roles = people.roles(person).stream().filter(Roles.ALL::contains).toList();
    var agencies = people.agencies(person);
    var omb = roles.stream().anyMatch(Roles.OMB::contains);
    var events = new ArrayList<IcsText.Event>();
    var known = new HashSet<String>();
    if (roles.stream().anyMatch(Roles.AGENCY::contains)) {
      agencies.stream().sorted().flatMap(this::owed).forEach(duty -> {
        known.add(duty.id());
        events.add(entries.published(duty));
      });
    }
    if (omb || !agencies.isEmpty()) {
      tasks.ofPerson(person, roles, omb ? List.of() : agencies, MOST_TASKS).stream()
          .filter(task -> task.dueAt() != null && !known.contains(task.businessKey() + "/" + task.milestone()))
          .forEach(task -> events.add(event(task)));
    }
    return events;
  }

  private Stream<Obligation> owed(String agency) {
    return Stream.of(ObligationStatus.OPEN, ObligationStatus.RETURNED)
        .flatMap(status -> ledger.search(new ObligationFilter(null, null, agency, null, null, status, null)).stream());
  }

  private IcsText.Event event(OpenTask task) {
    var day = EasternTime.dateOf(task.dueAt());
    return new IcsText.Event(entries.uid("task/" + task.taskId()), 0, day, "Due: " + task.name() + ", " + task.businessKey(),
        "Due " + EasternTime.deadline(day) + ".", site.taskLink(task.taskId()), clock.instant(), false, null, null, null);
  }
}

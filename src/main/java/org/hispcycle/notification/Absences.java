package org.hispcycle.notification;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.NotFound;
import org.hispcycle.platform.SqlTime;
import org.hispcycle.platform.engine.People;
import org.hispcycle.platform.engine.People.Person;
import org.hispcycle.platform.security.Roles;
import org.hispcycle.platform.security.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is away from when to when, and who is reminded instead. A substitute works for the same agency and is told
 * only of tasks that he may see by a role of his own; nobody gains a right by being named.
 */
@Service
public class Absences {

  public record Absence(long id, LocalDate fromOn, LocalDate untilOn, String substituteId, String substituteName) {}

  private static final int MOST = 20;
  private static final int LONGEST_DAYS = 366;

  private final JdbcClient sql;
  private final People people;
  private final Clock clock;

  Absences(JdbcClient sql, People people, Clock clock) {
    this.sql = sql;
    this.people = people;
    this.clock = clock;
  }

  /** Those that have not ended. */
  @Transactional(readOnly = true)
  public List<Absence> of(String personId) {
    return sql.sql("select * from absence where person_id = ? and until_on >= ? order by from_on").params(personId, EasternTime.today(clock))
        .query((rows, n) -> {
          var substitute = rows.getString("substitute_id");
          return new Absence(rows.getLong("id"), rows.getObject("from_on", LocalDate.class), rows.getObject("until_on", LocalDate.class),
              substitute, people.find(substitute).map(Person::name).orElse(substitute));
        }).list();
  }

  /** Whom the person may name: those who work for the same agency, or at OMB as well. */
  public List<Person> candidates(Actor actor) {
    var own = actor.groups().stream().filter(Roles.ALL::contains).toList();
    var omb = own.stream().filter(Roles.OMB::contains).findFirst().stream().flatMap(any -> Roles.OMB.stream())
        .flatMap(role -> people.holders(role, null).stream());
    var agency = own.stream().filter(Roles.AGENCY::contains).findFirst().stream().flatMap(any -> actor.agencies().stream())
        .flatMap(id -> Roles.AGENCY.stream().flatMap(role -> people.holders(role, id).stream()));
    return Stream.concat(omb, agency)
        .filter(person -> !person.id().equals(actor.userId())).collect(Collectors.toMap(Person::id, person -> person, (one, same) -> one))
        .values().stream().sorted(Comparator.comparing(Person::name)).toList();
  }

  @Transactional
  public Absence enter(Actor actor, LocalDate from, LocalDate until, String substituteId) {
    var today = EasternTime.today(clock);
    if (from == null || until == null || until.isBefore(from) || until.isBefore(today) || from.isBefore(today.minusDays(LONGEST_DAYS))
        || until.isAfter(from.plusDays(LONGEST_DAYS)) || from.isAfter(today.plusDays(LONGEST_DAYS))) {
      throw new InputRefused("Say from which day to which day you are away: the last day not before the first, not over yet, and a year at most.");
    }
    var substitute = candidates(actor).stream().filter(person -> person.id().equals(substituteId)).findFirst()
        .orElseThrow(() -> new InputRefused("\"" + MailHeaders.oneLine(substituteId, 64) + "\" cannot stand in for you: "
            + "choose somebody of your own agency from the list."));
    var known = of(actor.userId());
    if (known.size() >= MOST || known.stream().anyMatch(each -> !each.untilOn().isBefore(from) && !each.fromOn().isAfter(until))) {
      throw new InputRefused("You have entered an absence for these days already (or " + MOST + " in all). Remove it first, then enter the new one.");
    }
    sql.sql("insert into absence (person_id, from_on, until_on, substitute_id, entered_at) values (?, ?, ?, ?, ?)")
        .params(actor.userId(), from, until, substitute.id(), SqlTime.of(clock.instant())).update();
    return of(actor.userId()).stream().filter(each -> each.fromOn().equals(from)).findFirst().orElseThrow();
  }

  /** Only one's own. */
  @Transactional
  public void remove(String personId, long id) {
    if (sql.sql("delete from absence where id = ? and person_id = ?").params(id, personId).update() == 0) {
      throw new NotFound("You have no absence " + id + ". Reload the page to see yours.");
    }
  }

  record StandIn(Person person, LocalDate until) {}

  /** Why a substitute is told, as a mail says it. */
  static String because(Person absent, StandIn standIn, String because) {
    return MailHeaders.oneLine(absent.name() + " is away until " + EasternTime.longDate(standIn.until())
        + " and named you as substitute; for " + absent.name() + ": " + because, 400);
  }

  /**
   * Who is told beside a person who is away of what belongs to no task, and holds nothing confidential: whoever was named and
   * works on the same side, at OMB or for the agency.
   */
  Optional<StandIn> colleague(String personId, LocalDate on, String agencyId) {
    var omb = people.roles(personId).stream().anyMatch(Roles.OMB::contains);
    return standIn(personId, on, List.copyOf(omb ? Roles.OMB : Roles.AGENCY), agencyId);
  }

  /**
   * Who is told instead of a person on a day. Empty if the person is there, if the substitute is away as well, or may not
   * see the task any more: then the person himself is told, since a deadline must reach somebody.
   *
   * @param roles the roles that may see the task
   */
  Optional<StandIn> standIn(String personId, LocalDate on, List<String> roles, String agencyId) {
    return away(personId, on).filter(away -> away(away.substituteId(), on).isEmpty()).flatMap(away -> people.find(away.substituteId())
        .filter(person -> maySee(person.id(), roles, agencyId)).map(person -> new StandIn(person, away.untilOn())));
  }

  private record Away(String substituteId, LocalDate untilOn) {}

  private Optional<Away> away(String personId, LocalDate on) {
    return sql.sql("select substitute_id, until_on from absence where person_id = ? and from_on <= ? and until_on >= ? order by id fetch first 1 row only")
        .params(personId, on, on).query((rows, n) -> new Away(rows.getString("substitute_id"), rows.getObject("until_on", LocalDate.class))).optional();
  }

  private boolean maySee(String personId, List<String> roles, String agencyId) {
    Set<String> own = people.roles(personId);
    return roles.stream().filter(own::contains)
        .anyMatch(role -> people.holders(role, agencyId).stream().anyMatch(person -> person.id().equals(personId)));
  }
}

package org.hispcycle.notification;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hispcycle.calendar.Calendars;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.cycle.Extensions;
import org.hispcycle.cycle.Ledger;
import org.hispcycle.cycle.Ledger.Entry;
import org.hispcycle.cycle.Obligation;
import org.hispcycle.cycle.ObligationFilter;
import org.hispcycle.cycle.ObligationStatus;
import org.hispcycle.platform.SqlTime;
import org.hispcycle.platform.engine.People;
import org.hispcycle.platform.engine.People.Person;
import org.hispcycle.platform.security.Roles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Once a week, on its first business day: what moved, what is late, and who was reminded how often, for OMB's leads. A
 * week that was missed is not told later; the next one says what is late then.
 */
@Component
class WeeklyDigest {

  /** A row of a table in the mail. */
  public record Row(String what, String count, String more) {}

  private static final Logger log = LoggerFactory.getLogger(WeeklyDigest.class);
  private static final int MOST_ROWS = 40;

  private final JdbcClient sql;
  private final TransactionTemplate transaction;
  private final Ledger ledger;
  private final Extensions extensions;
  private final People people;
  private final Absences absences;
  private final Calendars calendars;
  private final QuietTime quiet;
  private final MailTemplates templates;
  private final Outbox outbox;
  private final ReminderSettings settings;
  private final SiteSettings site;
  private final Clock clock;
  // the newest week that was looked after by this node; the outbox knows it for good
  private volatile LocalDate done = LocalDate.MIN;

  WeeklyDigest(JdbcClient sql, TransactionTemplate transaction, Ledger ledger, Extensions extensions, People people, Absences absences,
      Calendars calendars, QuietTime quiet, MailTemplates templates, Outbox outbox, ReminderSettings settings, SiteSettings site, Clock clock) {
    this.sql = sql;
    this.transaction = transaction;
    this.ledger = ledger;
    this.extensions = extensions;
    this.people = people;
    this.absences = absences;
    this.calendars = calendars;
    this.quiet = quiet;
    this.templates = templates;
    this.outbox = outbox;
    this.settings = settings;
    this.site = site;
    this.clock = clock;
  }

  private Instant momentOf(LocalDate monday) {
    return EasternTime.at(calendars.business().onOrAfter(monday), settings.digestAt());
  }

  private static LocalDate monday(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  /** When the next one is due, after this moment; none while there is no duty. */
  Optional<Instant> nextAfter(Instant moment) {
    if (sql.sql("select count(*) from obligation").query(Long.class).single() == 0) {
      return Optional.empty();
    }
    var monday = monday(EasternTime.dateOf(moment));
    return Stream.of(momentOf(monday), momentOf(monday.plusWeeks(1))).filter(moment::isBefore).findFirst();
  }

  /** Writes the one that is due, to everybody who leads at OMB. */
  void writeDue() {
    var now = clock.instant();
    var monday = monday(EasternTime.dateOf(now));
    if (momentOf(monday).isAfter(now) || monday.equals(done)) {
      return;
    }
    try {
      transaction.executeWithoutResult(status -> write(monday));
      done = monday;
    } catch (RuntimeException failure) {
      log.error("The weekly digest of {} could not be written; it is tried again.", monday, failure);
    }
  }

  private void write(LocalDate monday) {
    var leads = people.holders(Roles.OMB_LEAD, null).stream().filter(person -> !outbox.has(key(person, monday))).toList();
    if (leads.isEmpty()) {
      return;
    }
    var until = EasternTime.startOfDay(monday);
    var from = EasternTime.startOfDay(monday.minusWeeks(1));
    var entries = ledger.entries(from, until).stream().filter(entry -> !entry.what().equals("planned")).toList();
    var late = late();
    var reminded = reminded(from, until);
    var asked = asked();
    if (entries.isEmpty() && late.isEmpty() && reminded.isEmpty() && asked.isEmpty()) {
      return;
    }
    var subject = "Week of " + EasternTime.longDate(monday.minusWeeks(1)) + ": " + count(entries.size(), "change", "changes") + ", "
        + count(late.size(), "duty late", "duties late");
    var words = new HashMap<String, Object>();
    words.put("subject", subject);
    words.put("from", EasternTime.longDate(monday.minusWeeks(1)));
    words.put("until", EasternTime.longDate(monday.minusDays(1)));
    words.put("moved", moved(entries));
    words.put("dates", dates(entries));
    words.put("asked", asked.subList(0, Math.min(MOST_ROWS, asked.size())));
    words.put("askedHidden", Math.max(0, asked.size() - MOST_ROWS));
    words.put("late", lateRows(late));
    words.put("lateHidden", Math.max(0, late.size() - MOST_ROWS));
    words.put("reminded", reminded.subList(0, Math.min(MOST_ROWS, reminded.size())));
    words.put("remindedHidden", Math.max(0, reminded.size() - MOST_ROWS));
    words.put("site", site.baseUrl().toString());
    var text = templates.text("weekly", words);
    var html = templates.html("weekly", words);
    withSubstitutes(leads).forEach(person -> outbox.put(new NewMail(key(person, monday), person.id(), person.email(), person.name(), subject, text,
        html, MailKind.WEEKLY, quiet.release(clock.instant()), List.of())));
  }

  /** Whoever leads, and who stands in for a lead who is away; one mail each. */
  private List<Person> withSubstitutes(List<Person> leads) {
    var day = EasternTime.today(clock);
    return Stream.concat(leads.stream(), leads.stream().flatMap(lead -> absences.colleague(lead.id(), day, null).stream()).map(Absences.StandIn::person))
        .collect(Collectors.toMap(Person::id, Function.identity(), (one, same) -> one, LinkedHashMap::new)).values().stream().toList();
  }

  /** Requests for more time that wait for a decision; their reasons stay on the board. */
  private List<Row> asked() {
    return extensions.waiting().stream().map(request -> {
      var duty = ledger.get(request.obligationId());
      return new Row(duty.title(), duty.agencyId(), "from " + EasternTime.longDate(duty.dueOn()) + " to " + EasternTime.longDate(request.until())
          + ", asked for by " + people.find(request.askedBy()).map(Person::name).orElse(request.askedBy()) + " on "
          + EasternTime.longDate(EasternTime.dateOf(request.askedAt())));
    }).toList();
  }

  private static String key(Person person, LocalDate monday) {
    return "weekly/" + person.id() + "/" + monday;
  }

  private static String count(long number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }

  /** "submitted: 12, of VA 7, of SSA 5". */
  private static List<Row> moved(List<Entry> entries) {
    var byWhat = entries.stream().collect(Collectors.groupingBy(Entry::what, TreeMap::new, Collectors.toList()));
    return byWhat.entrySet().stream().map(each -> {
      var byAgency = each.getValue().stream().collect(Collectors.groupingBy(Entry::agencyId, TreeMap::new, Collectors.counting()));
      return new Row(capital(each.getKey()), String.valueOf(each.getValue().size()),
          byAgency.entrySet().stream().map(agency -> agency.getKey() + " " + agency.getValue()).collect(Collectors.joining(", ")));
    }).toList();
  }

  /** Deadlines that were moved, one by one: from when to when. Why stands in the case. */
  private static List<Row> dates(List<Entry> entries) {
    return entries.stream().filter(entry -> entry.what().equals("rescheduled")).limit(MOST_ROWS)
        .map(entry -> new Row(entry.title(), entry.agencyId(), entry.detail() == null ? "" : entry.detail().split(":", 2)[0])).toList();
  }

  private static String capital(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  private List<Obligation> late() {
    var now = clock.instant();
    return Stream.of(ObligationStatus.OPEN, ObligationStatus.RETURNED)
        .flatMap(status -> ledger.search(new ObligationFilter(null, null, null, null, null, status, null)).stream())
        .filter(duty -> duty.late(now)).sorted(Comparator.comparing(Obligation::dueOn).thenComparing(duty -> duty.id())).toList();
  }

  private List<Row> lateRows(List<Obligation> late) {
    var today = EasternTime.today(clock);
    return late.stream().limit(MOST_ROWS).map(duty -> new Row(duty.title(),
        duty.agencyId(), "due " + EasternTime.longDate(duty.dueOn()) + ", "
            + count(calendars.business().businessDaysBetween(duty.dueOn(), today), "business day", "business days") + " late")).toList();
  }

  /** How often each person was reminded in the week; the mail about a new task is no reminder. */
  private List<Row> reminded(Instant from, Instant until) {
    var counted = new LinkedHashMap<String, Integer>();
    sql.sql("""
        select person_id, count(*) as reminders from reminder where reminded_at >= ? and reminded_at < ?
          and step <> 'opened' and step not like 'assigned-%' and status <> 'DROPPED' and copied = false
        group by person_id order by count(*) desc, person_id""").params(SqlTime.of(from), SqlTime.of(until))
        .query((rows, n) -> counted.put(rows.getString("person_id"), rows.getInt("reminders"))).list();
    Map<String, String> names = counted.keySet().stream().limit(MOST_ROWS)
        .collect(Collectors.toMap(Function.identity(), id -> people.find(id).map(Person::name).orElse(id)));
    return counted.entrySet().stream().map(each -> new Row(names.getOrDefault(each.getKey(), each.getKey()),
        String.valueOf(each.getValue()), "")).toList();
  }
}

package org.hispcycle.cycle.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hispcycle.calendar.Calendars;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.cycle.Cycle;
import org.hispcycle.cycle.CycleMilestone;
import org.hispcycle.cycle.Cycles;
import org.hispcycle.cycle.Ledger;
import org.hispcycle.cycle.LedgerWords;
import org.hispcycle.cycle.Obligation;
import org.hispcycle.cycle.ObligationFilter;
import org.hispcycle.cycle.ObligationKind;
import org.hispcycle.cycle.ObligationStatus;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.security.CurrentActor;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The cycle and its ledger as JSON, limited to the agencies the caller may see (X3). */
@RestController
@RequestMapping("/api/v1")
class CycleController {

  record CycleView(Cycle cycle, LocalDate today, List<CycleMilestone> milestones) {}

  record ObligationView(String id, int cycleYear, String kind, String kindLabel, String agencyId, String hispId, Integer serviceId,
      String quarter, String title, LocalDate opensOn, LocalDate dueOn, String due, String status, String statusLabel,
      Instant statusAt, String statusBy, String reason, LocalDate targetDate, Instant firstSubmittedAt, Instant settledAt,
      String settlement, String blockedReason, boolean late) {}

  record Compliance(int year, Instant asOf, Map<String, Map<String, Counts>> byKindAndAgency, Counts total) {}

  /** The denominator OMB asks for: how many are owed, and what became of them. */
  record Counts(int owed, int settled, int submitted, int open, int late, int blocked) {
    static Counts of(List<Obligation> duties, Instant now) {
      return new Counts(duties.size(),
          (int) duties.stream().filter(duty -> duty.status().settled()).count(),
          (int) duties.stream().filter(duty -> duty.status() == ObligationStatus.SUBMITTED).count(),
          (int) duties.stream().filter(duty -> duty.status() == ObligationStatus.OPEN || duty.status() == ObligationStatus.RETURNED).count(),
          (int) duties.stream().filter(duty -> duty.late(now)).count(),
          (int) duties.stream().filter(duty -> duty.blockedReason() != null).count());
    }
  }

  record DayView(LocalDate date, boolean businessDay, String warning, String longDate) {}

  private final Cycles cycles;
  private final Ledger ledger;
  private final LedgerWords words;
  private final Calendars calendars;
  private final CurrentActor actor;
  private final Clock clock;

  CycleController(Cycles cycles, Ledger ledger, LedgerWords words, Calendars calendars, CurrentActor actor, Clock clock) {
    this.cycles = cycles;
    this.ledger = ledger;
    this.words = words;
    this.calendars = calendars;
    this.actor = actor;
    this.clock = clock;
  }

  @GetMapping("/cycles/{year}")
  CycleView cycle(@PathVariable int year) {
    return new CycleView(cycles.get(year), EasternTime.today(clock), cycles.milestones(year));
  }

  @GetMapping("/cycles/{year}/obligations")
  List<ObligationView> obligations(@PathVariable int year, @RequestParam(required = false) String agency,
      @RequestParam(required = false) String hisp, @RequestParam(required = false) String kind,
      @RequestParam(required = false) String status) {
    return search(year, agency, hisp, kind, status).stream().map(this::view).toList();
  }

  @GetMapping("/cycles/{year}/compliance")
  Compliance compliance(@PathVariable int year) {
    var now = clock.instant();
    var duties = search(year, null, null, null, null);
    var table = duties.stream().collect(Collectors.groupingBy(duty -> duty.kind().slug(), TreeMap::new,
        Collectors.groupingBy(Obligation::agencyId, TreeMap::new,
            Collectors.collectingAndThen(Collectors.toList(), list -> Counts.of(list, now)))));
    return new Compliance(year, now, Map.copyOf(table), Counts.of(duties, now));
  }

  @GetMapping("/calendar/warning")
  DayView day(@RequestParam LocalDate date) {
    var business = calendars.business();
    return new DayView(date, business.isBusinessDay(date), business.warningFor(date).orElse(null), EasternTime.longDate(date));
  }

  private List<Obligation> search(int year, String agency, String hisp, String kind, String status) {
    cycles.get(year);
    var caller = actor.get();
    Set<String> visible = caller.isOmb() || caller.isAdmin() ? null : caller.agencies();
    return ledger.search(new ObligationFilter(year, visible, blank(agency), blank(hisp), kind(kind), status(status), null));
  }

  private static ObligationKind kind(String slug) {
    return blank(slug) == null ? null : ObligationKind.bySlug(slug).orElseThrow(() -> new InputRefused(
        "There is no kind of obligation \"" + slug + "\". Kinds: " + java.util.Arrays.stream(ObligationKind.values())
            .map(ObligationKind::slug).collect(Collectors.joining(", ")) + "."));
  }

  private static ObligationStatus status(String name) {
    if (blank(name) == null) {
      return null;
    }
    try {
      return ObligationStatus.valueOf(name.toUpperCase().replace('-', '_'));
    } catch (IllegalArgumentException unknown) {
      throw new InputRefused("There is no status \"" + name + "\". Statuses: " + java.util.Arrays.stream(ObligationStatus.values())
          .map(Enum::name).collect(Collectors.joining(", ")) + ".");
    }
  }

  private static String blank(String text) {
    return text == null || text.isBlank() ? null : text;
  }

  private ObligationView view(Obligation duty) {
    return new ObligationView(duty.id(), duty.cycleYear(), duty.kind().slug(), duty.kind().label(), duty.agencyId(), duty.hispId(),
        duty.serviceId(), duty.quarter(), duty.title(), duty.opensOn(), duty.dueOn(), EasternTime.deadline(duty.dueOn()),
        duty.status().name(), duty.status().label(), duty.statusAt(), duty.statusBy(),
        words.withheld(duty.kind(), actor.get().groups()) ? null : duty.reason(), duty.targetDate(),
        duty.firstSubmittedAt(), duty.settledAt(), duty.settlement() == null ? null : duty.settlement().name(),
        duty.blockedReason(), duty.late(clock.instant()));
  }
}

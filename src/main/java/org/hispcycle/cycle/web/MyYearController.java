package org.hispcycle.cycle.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.hispcycle.calendar.Calendars;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.cycle.CycleMilestone;
import org.hispcycle.cycle.Cycles;
import org.hispcycle.cycle.DutyState;
import org.hispcycle.cycle.Ledger;
import org.hispcycle.cycle.Obligation;
import org.hispcycle.cycle.ObligationFilter;
import org.hispcycle.cycle.Promises;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.NotAllowed;
import org.hispcycle.platform.security.Actor;
import org.hispcycle.platform.security.CurrentActor;
import org.hispcycle.registry.Registry;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The year of one's own agency at a glance: its milestones, and what has become of each duty; and the day that counts everywhere. */
@RestController
class MyYearController {

  /** @param soonUntil the last day of which is said "due soon" */
  record Today(LocalDate date, String longDate, LocalDate soonUntil) {}

  /** {@code opened} is false before the day on which work on it begins. */
  record Duty(String id, String caseKey, String kind, String title, LocalDate opensOn, LocalDate dueOn, String due, DutyState state, String stateLabel,
      boolean opened, String statusLabel, String blockedReason) {}

  /** A duty that was settled with a day on which it will be met; {@code words} says for when or since when. */
  record Promised(String id, String caseKey, String agencyId, String title, String statusLabel, LocalDate day, boolean overdue, String words) {}

  /** {@code hispId} is null for the department itself. */
  record SubjectYear(String hispId, String name, List<Duty> duties) {}

  record AgencyYear(String agencyId, String name, List<SubjectYear> subjects) {}

  record Milestone(String slug, String label, LocalDate opensOn, LocalDate dueOn, String due, boolean proposed, String state) {}

  record Year(int year, List<Integer> years, String edition, LocalDate today, String todayText, List<Milestone> milestones, List<AgencyYear> agencies,
      List<Promised> promised) {}

  private final Cycles cycles;
  private final Ledger ledger;
  private final Promises promises;
  private final Registry registry;
  private final Calendars calendars;
  private final CurrentActor actor;
  private final Clock clock;

  MyYearController(Cycles cycles, Ledger ledger, Promises promises, Registry registry, Calendars calendars, CurrentActor actor, Clock clock) {
    this.cycles = cycles;
    this.ledger = ledger;
    this.promises = promises;
    this.registry = registry;
    this.calendars = calendars;
    this.actor = actor;
    this.clock = clock;
  }

  @GetMapping("/api/v1/today")
  Today today() {
    var today = EasternTime.today(clock);
    return new Today(today, EasternTime.longDate(today), DutyState.soonUntil(today, calendars.business()));
  }

  /**
   * @param year the one of today where none is said, else the newest before it
   * @param agency for those who see more than one; without it OMB gets milestones only
   */
  @GetMapping("/api/v1/my-year")
  Year year(@RequestParam(required = false) Integer year, @RequestParam(required = false) String agency) {
    var years = cycles.years();
    if (years.isEmpty()) {
      throw new InputRefused("No cycle was opened yet. OMB's lead opens one in Tasklist with \"Start process\".");
    }
    var today = EasternTime.today(clock);
    var agencies = agencies(actor.get(), agency);
    var wanted = year != null ? year : years.stream().filter(each -> each <= today.getYear()).reduce((older, newer) -> newer).orElse(years.get(0));
    cycles.get(wanted);
    var duties = ledger.search(new ObligationFilter(wanted, agencies, null, null, null, null, null));
    return new Year(wanted, years, cycles.edition(wanted).title(), today, EasternTime.longDate(today),
        cycles.milestones(wanted).stream().map(each -> milestone(wanted, each, today)).toList(), byAgency(duties, today),
        promises.open(wanted, agencies).stream().map(MyYearController::promised).toList());
  }

  /** People at OMB have the whole government before them elsewhere; here they choose an agency. */
  private static Set<String> agencies(Actor caller, String agency) {
    if (agency != null && !agency.isBlank()) {
      if (!caller.mayActFor(agency)) {
        throw new NotAllowed("You see the year of your own agency. The year of another is seen by its people, and by OMB.");
      }
      return Set.of(agency);
    }
    return caller.isOmb() || caller.isAdmin() ? Set.of() : caller.agencies();
  }

  private static Promised promised(Promises.Promise each) {
    var duty = each.duty();
    return new Promised(duty.id(), duty.businessKey(), duty.agencyId(), duty.title(), duty.status().label(), each.day(), each.overdue(), each.words());
  }

  private Milestone milestone(int year, CycleMilestone each, LocalDate today) {
    return new Milestone(each.milestone(), cycles.label(year, each), each.opensOn(), each.dueOn(), EasternTime.deadline(each.dueOn()), each.proposed(),
        today.isBefore(each.opensOn()) ? "not open yet" : today.isAfter(each.dueOn()) ? "past" : "open");
  }

  private List<AgencyYear> byAgency(List<Obligation> duties, LocalDate today) {
    var soonUntil = DutyState.soonUntil(today, calendars.business());
    var agencies = new TreeMap<String, TreeMap<String, List<Obligation>>>();
    duties.forEach(duty -> agencies.computeIfAbsent(duty.agencyId(), id -> new TreeMap<>())
        .computeIfAbsent(duty.hispId() == null ? "" : duty.hispId(), id -> new ArrayList<>()).add(duty));
    return agencies.entrySet().stream().map(agency -> new AgencyYear(agency.getKey(), registry.agency(agency.getKey()).name(),
        agency.getValue().entrySet().stream().map(subject -> new SubjectYear(subject.getKey().isEmpty() ? null : subject.getKey(),
            subject.getKey().isEmpty() ? registry.agency(agency.getKey()).name() : registry.hisp(subject.getKey()).name(),
            subject.getValue().stream().sorted(Comparator.comparing(Obligation::dueOn)).map(duty -> duty(duty, today, soonUntil)).toList())).toList())).toList();
  }

  private static Duty duty(Obligation duty, LocalDate today, LocalDate soonUntil) {
    var state = DutyState.of(duty, today, soonUntil);
    return new Duty(duty.id(), duty.businessKey(), duty.kind().label(), duty.title(), duty.opensOn(), duty.dueOn(), EasternTime.deadline(duty.dueOn()),
        state, state.label(), !today.isBefore(duty.opensOn()), duty.status().label(), duty.blockedReason());
  }
}

package org.hispcycle.actionplan;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hispcycle.actionplan.PlanTerms.Choice;
import org.hispcycle.actionplan.PlanTerms.Idea;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.cycle.Cycles;
import org.hispcycle.edition.Editions;
import org.hispcycle.registry.Hisp;
import org.hispcycle.registry.Registry;
import org.springframework.stereotype.Component;

/** Reads from edition and register what is asked of one subject's plan. */
@Component
class PlanTermsReader {

  private final Registry registry;
  private final Cycles cycles;
  private final Editions editions;
  private final Clock clock;

  PlanTermsReader(Registry registry, Cycles cycles, Editions editions, Clock clock) {
    this.registry = registry;
    this.cycles = cycles;
    this.editions = editions;
    this.clock = clock;
  }

  PlanTerms of(PlanSubject subject) {
    var year = subject.cycleYear();
    var edition = cycles.edition(year);
    var services = services(subject, EasternTime.today(clock));
    return new PlanTerms(year, year + edition.actionYearOffset(),
        edition.budgetYearOffset() == null ? null : Integer.valueOf(year + edition.budgetYearOffset()), choices(edition.id(), "action-horizon"),
        choices(edition.id(), "plan-component"), idea(edition.id()), choices(edition.id(), "burden-kind"), services,
        subject.hispId() == null ? Set.of() : services.keySet(), edition.wholePlanPublic());
  }

  /** A section of its own where the edition has it (D10); elsewhere it may be filled in where the CIO reviews the plan (A3, A7). */
  private Idea idea(String editionId) {
    if (editions.codes(editionId, "plan-section").stream().anyMatch(each -> each.code().equals("idea"))) {
      return Idea.REQUIRED;
    }
    return editions.step(editionId, "plan-cio-review").isPresent() ? Idea.OPTIONAL : Idea.NOT_ASKED;
  }

  private List<Choice> choices(String editionId, String list) {
    return editions.codes(editionId, list).stream().map(each -> new Choice(each.code(), each.label(), each.hint())).toList();
  }

  /** Whether a step of the plan takes place under the edition of this plan's cycle. */
  boolean takesPlace(PlanSubject subject, String step) {
    return editions.step(cycles.edition(subject.cycleYear()).id(), step).isPresent();
  }

  /** The services designated on the day: a HISP's own, or those of all HISPs of the department. */
  private Map<Integer, String> services(PlanSubject subject, LocalDate today) {
    var names = new LinkedHashMap<Integer, String>();
    hisps(subject).forEach(hisp -> registry.designatedServices(hisp.id(), today)
        .forEach(each -> names.put(each.serviceId(), registry.service(each.serviceId()).name())));
    return names;
  }

  List<Hisp> hisps(PlanSubject subject) {
    return subject.hispId() != null ? List.of(registry.hisp(subject.hispId()))
        : registry.activeHisps(EasternTime.today(clock)).stream().filter(hisp -> hisp.agencyId().equals(subject.agencyId())).toList();
  }
}

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
import org.hispcycle.registry.Hisp;
import org.hispcycle.registry.Registry;
import org.springframework.stereotype.Component;

/** Reads from edition and register what is asked of one subject's plan. */
@Component
class PlanTermsReader {

  private final Registry registry;
  private final Cycles cycles;
  private final Clock clock;

  PlanTermsReader(Registry registry, Cycles cycles, Clock clock) {
    this.registry = registry;
    this.cycles = cycles;
    this.clock = clock;
  }

  PlanTerms of(PlanSubject subject) {
    var edition = cycles.edition(subject.cycleYear());
    var services = services(subject, EasternTime.today(clock));
    var budgetYear = edition.budgetYearOffset() == null ? null : Integer.valueOf(subject.cycleYear() + edition.budgetYearOffset());
    return new PlanTerms(subject.cycleYear(), subject.cycleYear() + edition.actionYearOffset(), budgetYear, List.<Choice>of(), List.<Choice>of(),
        Idea.NOT_ASKED, List.<Choice>of(), services, subject.hispId() == null ? Set.of() : services.keySet());
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

package org.hispcycle.cycle.process;

import java.util.Objects;
import org.hispcycle.calendar.FiscalQuarter;
import org.hispcycle.cycle.Ledger;
import org.hispcycle.cycle.Obligation;
import org.hispcycle.cycle.ObligationFilter;
import org.hispcycle.platform.engine.CaseTitles;
import org.hispcycle.platform.engine.OpenTask;
import org.hispcycle.registry.Registry;
import org.springframework.stereotype.Component;

/** Names a case by its service and quarter, else by its HISP or department. */
@Component
class SubjectTitles implements CaseTitles {

  private final Ledger ledger;
  private final Registry registry;

  SubjectTitles(Ledger ledger, Registry registry) {
    this.ledger = ledger;
    this.registry = registry;
  }

  @Override
  public String subjectOf(OpenTask task) {
    var service = ledger.search(new ObligationFilter(null, null, null, null, null, null, task.businessKey())).stream()
        .filter(duty -> Objects.nonNull(duty.serviceId())).findFirst();
    if (service.isPresent()) {
      return serviceTitle(service.get());
    }
    if (task.hispId() != null) {
      return registry.hisp(task.hispId()).name();
    }
    return task.agencyId() == null ? "cycle " + task.cycleYear() : registry.agency(task.agencyId()).name() + " (department)";
  }

  private String serviceTitle(Obligation duty) {
    var name = registry.service(duty.serviceId()).name();
    return duty.quarter() == null ? name : FiscalQuarter.parse(duty.quarter()).label() + ", " + name;
  }
}

package org.hispcycle.clearance;

import java.time.LocalDate;
import org.hispcycle.designation.ClearanceStatus;
import org.hispcycle.designation.ServiceDesignated;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Answers designation about clearances, and requests one for each designated service that has none (C10). */
@Component
class DesignatedServices implements ClearanceStatus {

  private final Clearances clearances;
  private final Surveys surveys;
  private final ClearanceWorkflow workflow;

  DesignatedServices(Clearances clearances, Surveys surveys, ClearanceWorkflow workflow) {
    this.clearances = clearances;
    this.surveys = surveys;
    this.workflow = workflow;
  }

  @Override
  public boolean hasValidClearance(int serviceId, LocalDate on) {
    return clearances.hasValidClearance(serviceId, on);
  }

  @EventListener
  void requestClearance(ServiceDesignated designated) {
    surveys.requestForDesignation(designated.cycleYear(), designated.agencyId(), designated.hispId(), designated.serviceId(), designated.by())
        .ifPresent(workflow::start);
  }
}

package org.hispcycle.clearance;

import java.util.List;
import org.hispcycle.feedback.SurveyClearance;
import org.hispcycle.feedback.SurveyClearances;
import org.springframework.stereotype.Component;

/** Tells quarterly reports which clearances their surveys have (F1f, E10). */
@Component
class ReportedServices implements SurveyClearances {

  private final Clearances clearances;

  ReportedServices(Clearances clearances) {
    this.clearances = clearances;
  }

  @Override
  public List<SurveyClearance> forService(int serviceId) {
    return clearances.forService(serviceId).stream().map(each -> new SurveyClearance(each.controlNumber(), each.title(), each.approvedOn(),
        each.expiresOn(), each.publicationAllowed(), each.demo())).toList();
  }
}

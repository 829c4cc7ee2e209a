package org.hispcycle.feedback;

import java.util.List;
import org.hispcycle.clearance.Clearances;
import org.springframework.stereotype.Component;

/** The clearances that reports look up are those of the clearance register. */
@Component
class ClearedSurveys implements SurveyClearances {

  private final Clearances clearances;

  ClearedSurveys(Clearances clearances) {
    this.clearances = clearances;
  }

  @Override
  public List<SurveyClearance> forService(String hispId, int serviceId) {
    return clearances.forService(hispId, serviceId).stream().map(each -> new SurveyClearance(each.controlNumber(), each.title(),
        each.approvedOn(), each.expiresOn(), each.publicationAllowed(), each.demo())).toList();
  }
}

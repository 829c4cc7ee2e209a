package org.hispcycle.clearance.reading;

import java.time.LocalDate;
import org.hispcycle.clearance.ApprovedSurvey;
import org.hispcycle.registry.Registry;
import org.springframework.stereotype.Component;

/** Points out surveys whose service is no longer designated: they draw until somebody ends them (C14, H17). */
@Component
class Undesignated {

  static final String NOTE = "The service is no longer designated. If the survey is not used any more, its PRA officer ends it; it draws its burden until then.";

  private final Registry registry;

  Undesignated(Registry registry) {
    this.registry = registry;
  }

  /** Null where there is nothing to say. */
  String note(ApprovedSurvey survey, LocalDate today) {
    var designated = registry.designatedServices(survey.hispId(), today).stream().anyMatch(each -> each.serviceId() == survey.serviceId());
    return designated || survey.endedOn() != null || !survey.validOn(today) && !survey.suspendedOn(today) ? null : NOTE;
  }
}

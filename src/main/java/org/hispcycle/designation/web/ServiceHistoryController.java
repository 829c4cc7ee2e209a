package org.hispcycle.designation.web;

import org.hispcycle.designation.Designations;
import org.hispcycle.designation.ServiceHistory;
import org.hispcycle.platform.security.CurrentActor;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The designations of a service through the years, for the people of its agency and for OMB. */
@RestController
class ServiceHistoryController {

  private final Designations designations;
  private final CurrentActor actor;

  ServiceHistoryController(Designations designations, CurrentActor actor) {
    this.designations = designations;
    this.actor = actor;
  }

  @GetMapping("/api/v1/services/{serviceId}/designations")
  ServiceHistory history(@PathVariable int serviceId) {
    return designations.history(serviceId, actor.get()::mayActFor);
  }
}

package org.hispcycle.registry.web;

import java.util.List;
import org.hispcycle.platform.security.CurrentActor;
import org.hispcycle.registry.Registry;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The services that the caller may work with: those of his own agency, for OMB all. */
@RestController
class ServiceController {

  record ServiceView(int id, String name, String hispId, String hispName) {}

  private final Registry registry;
  private final CurrentActor actor;

  ServiceController(Registry registry, CurrentActor actor) {
    this.registry = registry;
    this.actor = actor;
  }

  @GetMapping("/api/v1/services")
  List<ServiceView> services() {
    var caller = actor.get();
    return registry.hisps().stream().filter(hisp -> caller.mayActFor(hisp.agencyId()))
        .flatMap(hisp -> registry.services(hisp.id()).stream()
            .map(service -> new ServiceView(service.id(), service.name(), hisp.id(), hisp.name()))).toList();
  }
}

package org.hispcycle.official.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.official.Appointment;
import org.hispcycle.official.Officials;
import org.hispcycle.platform.security.CurrentActor;
import org.hispcycle.registry.Registry;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who holds the offices, and where nobody does (A6, A9); an agency sees its own. */
@RestController
class OfficialController {

  /** {@code official} is null where nobody is in office. */
  record OfficeView(String agencyId, String agencyName, String hispId, String hispName, Appointment official) {}

  record View(LocalDate on, int missing, List<OfficeView> offices, List<Appointment> history) {}

  private final Officials officials;
  private final Registry registry;
  private final CurrentActor actor;
  private final Clock clock;

  OfficialController(Officials officials, Registry registry, CurrentActor actor, Clock clock) {
    this.officials = officials;
    this.registry = registry;
    this.actor = actor;
    this.clock = clock;
  }

  @GetMapping("/api/v1/officials")
  View officials() {
    var today = EasternTime.today(clock);
    var caller = actor.get();
    var agencies = registry.agencies().stream().filter(each -> caller.mayActFor(each.id())).toList();
    var offices = agencies.stream().map(each -> new OfficeView(each.id(), each.name(), null, null,
        officials.inOffice(each.id(), null, today).orElse(null))).toList();
    var ofHisps = registry.activeHisps(today).stream().filter(each -> caller.mayActFor(each.agencyId()))
        .map(each -> new OfficeView(each.agencyId(), registry.agency(each.agencyId()).name(), each.id(), each.name(),
            officials.inOffice(each.agencyId(), each.id(), today).orElse(null)))
        .filter(each -> each.official() != null).toList();
    return new View(today, (int) offices.stream().filter(each -> each.official() == null).count(),
        java.util.stream.Stream.concat(offices.stream(), ofHisps.stream()).toList(),
        agencies.stream().flatMap(each -> officials.history(each.id()).stream()).toList());
  }
}

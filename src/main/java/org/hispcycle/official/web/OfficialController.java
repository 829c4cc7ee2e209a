package org.hispcycle.official.web;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.official.Appointment;
import org.hispcycle.official.Officials;
import org.hispcycle.platform.security.CurrentActor;
import org.hispcycle.registry.Agency;
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
    var history = officials.history().stream().filter(each -> caller.mayActFor(each.agencyId())).toList();
    var inOffice = history.stream().filter(each -> each.inOffice(today)).toList();
    var agencies = registry.agencies().stream().filter(each -> caller.mayActFor(each.id()))
        .collect(toMap(Agency::id, Agency::name, (one, other) -> one, LinkedHashMap::new));
    var leads = agencies.entrySet().stream().map(each -> new OfficeView(each.getKey(), each.getValue(), null, null,
        inOffice.stream().filter(one -> one.hispId() == null && one.agencyId().equals(each.getKey())).findFirst().orElse(null))).toList();
    var ofHisps = registry.activeHisps(today).stream().flatMap(hisp -> inOffice.stream().filter(one -> hisp.id().equals(one.hispId())).limit(1)
        .map(one -> new OfficeView(hisp.agencyId(), agencies.get(hisp.agencyId()), hisp.id(), hisp.name(), one))).toList();
    return new View(today, (int) leads.stream().filter(each -> each.official() == null).count(),
        Stream.concat(leads.stream(), ofHisps.stream()).toList(), history);
  }
}

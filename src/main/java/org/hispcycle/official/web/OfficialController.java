package org.hispcycle.official.web;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.official.Appointment;
import org.hispcycle.official.Leads;
import org.hispcycle.official.Officials;
import org.hispcycle.platform.security.CurrentActor;
import org.hispcycle.registry.Agency;
import org.hispcycle.registry.Registry;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Who holds the offices, and where nobody does (A4, A6, A9); an agency sees its own, and everybody the lead at OMB. */
@RestController
class OfficialController {

  /** {@code official} is null where nobody is in office. */
  record OfficeView(String agencyId, String agencyName, String hispId, String hispName, Appointment official) {}

  /** {@code lead} is null while nobody is designated; {@code leads} are all that ever were. */
  record View(LocalDate on, int missing, Appointment lead, List<Appointment> leads, List<OfficeView> offices, List<Appointment> history) {}

  private final Officials officials;
  private final Leads leads;
  private final Registry registry;
  private final CurrentActor actor;
  private final Clock clock;

  OfficialController(Officials officials, Leads leads, Registry registry, CurrentActor actor, Clock clock) {
    this.officials = officials;
    this.leads = leads;
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
    var ofAgencies = agencies.entrySet().stream().map(each -> new OfficeView(each.getKey(), each.getValue(), null, null,
        inOffice.stream().filter(one -> one.hispId() == null && one.agencyId().equals(each.getKey())).findFirst().orElse(null))).toList();
    var ofHisps = registry.activeHisps(today).stream().flatMap(hisp -> inOffice.stream().filter(one -> hisp.id().equals(one.hispId())).limit(1)
        .map(one -> new OfficeView(hisp.agencyId(), agencies.get(hisp.agencyId()), hisp.id(), hisp.name(), one))).toList();
    return new View(today, (int) ofAgencies.stream().filter(each -> each.official() == null).count(),
        leads.inOffice(today).orElse(null), leads.history(), Stream.concat(ofAgencies.stream(), ofHisps.stream()).toList(), history);
  }

  @PostMapping("/api/v1/officials/lead")
  Appointment designate(@RequestBody(required = false) Leads.NewLead lead) {
    leads.designate(lead == null ? new Leads.NewLead(null, null, null, null, null) : lead, actor.get());
    return leads.history().get(0);
  }
}

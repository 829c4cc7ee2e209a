package org.hispcycle.escalation.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.escalation.Escalation;
import org.hispcycle.escalation.Escalation.AgencyView;
import org.hispcycle.escalation.EscalationKind;
import org.hispcycle.escalation.Escalations;
import org.hispcycle.platform.security.Actor;
import org.hispcycle.platform.security.CurrentActor;
import org.hispcycle.platform.security.Roles;
import org.hispcycle.registry.Agency;
import org.hispcycle.registry.Registry;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What is and was before the Director of OMB, what a matter can be about, and the withdrawal (J5). */
@RestController
class EscalationController {

  /** @param views of all agencies for OMB, of the reader's own agency for others */
  record View(String caseKey, String subject, String kind, String kindLabel, String about, String asked, LocalDate wantedBy, boolean late,
      String begunAgency, Instant begunAt, List<Agency> agencies, int stated, List<AgencyView> views, String status, String resolution,
      Agency primaryAgency, Instant endedAt, String endReason, boolean mayWithdraw) {}

  record Choice(String id, String label) {}

  /** @param ownAgency always among those concerned; null for OMB */
  record Answer(List<View> escalations, List<Choice> kinds, List<Agency> agencies, List<Choice> about, String ownAgency) {}

  record Withdrawal(String reason) {}

  private final Escalations escalations;
  private final Registry registry;
  private final CurrentActor actor;
  private final Clock clock;

  EscalationController(Escalations escalations, Registry registry, CurrentActor actor, Clock clock) {
    this.escalations = escalations;
    this.registry = registry;
    this.actor = actor;
    this.clock = clock;
  }

  @GetMapping("/api/v1/escalations")
  Answer escalations() {
    var caller = actor.get();
    var visible = escalations.visibleTo(caller).stream().map(each -> view(each, caller)).toList();
    var own = caller.isOmb() || caller.isAdmin() || !caller.is(Roles.AGENCY_HEAD) ? null : caller.agencies().stream().findFirst().orElse(null);
    return new Answer(visible, Arrays.stream(EscalationKind.values()).map(each -> new Choice(each.slug(), each.label())).toList(),
        registry.agencies(), about(), own);
  }

  /** Every active HISP, each followed by its services. */
  private List<Choice> about() {
    return registry.activeHisps(EasternTime.today(clock)).stream().flatMap(hisp -> Stream.concat(Stream.of(new Choice(hisp.id(), hisp.name())),
        registry.services(hisp.id()).stream().map(service -> new Choice(hisp.id() + "/" + service.id(), hisp.name() + ": " + service.name())))).toList();
  }

  @PostMapping("/api/v1/escalations/{caseKey}/withdrawal")
  View withdraw(@PathVariable String caseKey, @RequestBody(required = false) Withdrawal withdrawal) {
    var caller = actor.get();
    escalations.withdraw(caseKey, withdrawal == null ? null : withdrawal.reason(), caller);
    return view(escalations.get(caseKey), caller);
  }

  private View view(Escalation each, Actor reader) {
    var all = reader.isOmb() || reader.isAdmin();
    return new View(each.businessKey(), each.subject(), each.kind().slug(), each.kind().label(), escalations.about(each), each.asked(), each.wantedBy(),
        each.status() == Escalation.Status.OPEN && each.wantedBy().isBefore(EasternTime.today(clock)), each.begunAgency(), each.begunAt(),
        each.agencies().stream().map(registry::agency).toList(), (int) each.views().stream().filter(view -> view.statedAt() != null).count(),
        each.views().stream().filter(view -> all || reader.agencies().contains(view.agencyId())).toList(), each.status().name().toLowerCase(Locale.ROOT),
        each.resolution(), each.primaryAgency() == null ? null : registry.agency(each.primaryAgency()), each.endedAt(), each.endReason(),
        escalations.mayWithdraw(reader, each));
  }
}

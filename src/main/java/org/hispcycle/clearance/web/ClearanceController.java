package org.hispcycle.clearance.web;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.clearance.ApprovedSurvey;
import org.hispcycle.clearance.Clearances;
import org.hispcycle.clearance.Survey;
import org.hispcycle.clearance.Surveys;
import org.hispcycle.clearance.UmbrellaClearance;
import org.hispcycle.clearance.Umbrellas;
import org.hispcycle.platform.security.CurrentActor;
import org.hispcycle.registry.Agency;
import org.hispcycle.registry.Registry;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Clearances as JSON: an agency sees its own, OMB sees all. */
@RestController
class ClearanceController {

  record Umbrella(String controlNumber, String title, LocalDate approvedOn, LocalDate expiresOn, boolean valid, long ceilingResponses,
      BigDecimal ceilingHours, long drawnResponses, BigDecimal drawnHours, boolean publicationAllowed, boolean demo, String source) {}

  record Approved(String hispId, int serviceId, String serviceName, String controlNumber, String title, LocalDate approvedOn,
      LocalDate expiresOn, boolean valid, String terms, Long responses, BigDecimal hours, boolean publicationAllowed, boolean demo,
      String caseKey) {}

  record Case(String caseKey, String hispId, int serviceId, String serviceName, String title, String status, Instant statusAt) {}

  record Blocked(String hispId, int serviceId, String serviceName, String reason) {}

  record AgencyView(String agencyId, String agencyName, String risk, List<Umbrella> umbrellas, List<Approved> surveys, List<Case> cases,
      List<Blocked> blocked) {}

  record Answer(LocalDate asOf, String demoNote, List<AgencyView> agencies) {}

  private final Clearances clearances;
  private final Umbrellas umbrellas;
  private final Surveys surveys;
  private final Registry registry;
  private final CurrentActor actor;
  private final Clock clock;

  ClearanceController(Clearances clearances, Umbrellas umbrellas, Surveys surveys, Registry registry, CurrentActor actor, Clock clock) {
    this.clearances = clearances;
    this.umbrellas = umbrellas;
    this.surveys = surveys;
    this.registry = registry;
    this.actor = actor;
    this.clock = clock;
  }

  @GetMapping("/api/v1/clearances")
  Answer clearances() {
    var caller = actor.get();
    var today = EasternTime.today(clock);
    return new Answer(today, Registry.DEMO_NOTE, registry.agencies().stream().filter(agency -> caller.mayActFor(agency.id()))
        .map(agency -> view(agency, today)).toList());
  }

  private AgencyView view(Agency agency, LocalDate today) {
    var risk = umbrellas.valid(agency.id(), today).isPresent() ? null
        : "This department has no valid umbrella clearance: none of its surveys can be approved (A-11 280.7).";
    return new AgencyView(agency.id(), agency.name(), risk,
        umbrellas.of(agency.id()).stream().map(each -> umbrella(each, today)).toList(),
        clearances.approvedSurveys(agency.id()).stream().map(each -> approved(each, today)).toList(),
        surveys.ofAgency(agency.id()).stream().map(this::running).toList(), blocked(agency, today));
  }

  private static Umbrella umbrella(UmbrellaClearance each, LocalDate today) {
    return new Umbrella(each.controlNumber(), each.title(), each.approvedOn(), each.expiresOn(), each.validOn(today),
        each.ceilingResponses(), each.ceilingHours(), each.drawnResponses(), each.drawnHours(), each.publicationAllowed(), each.demo(), each.source());
  }

  private Approved approved(ApprovedSurvey each, LocalDate today) {
    return new Approved(each.hispId(), each.serviceId(), registry.service(each.serviceId()).name(), each.controlNumber(), each.title(),
        each.approvedOn(), each.expiresOn(), each.validOn(today), each.terms(), each.responses(), each.hours(), each.publicationAllowed(),
        each.demo(), each.businessKey());
  }

  private Case running(Survey each) {
    return new Case(each.businessKey(), each.hispId(), each.serviceId(), registry.service(each.serviceId()).name(), each.title(),
        each.status().name(), each.statusAt());
  }

  /** Designated services whose survey may not be used today (F1f, L17). */
  private List<Blocked> blocked(Agency agency, LocalDate today) {
    return registry.activeHisps(today).stream().filter(hisp -> hisp.agencyId().equals(agency.id()))
        .flatMap(hisp -> registry.designatedServices(hisp.id(), today).stream())
        .filter(designation -> !clearances.hasValidClearance(designation.hispId(), designation.serviceId(), today))
        .map(designation -> new Blocked(designation.hispId(), designation.serviceId(), registry.service(designation.serviceId()).name(),
            clearances.forService(designation.hispId(), designation.serviceId()).stream().map(ApprovedSurvey::expiresOn).max(Comparator.naturalOrder())
                .map(day -> "The last clearance expired on " + day + ".").orElse("No survey of this service has an approved clearance.")))
        .toList();
  }
}

package org.hispcycle.survey.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.platform.security.CurrentActor;
import org.hispcycle.registry.Registry;
import org.hispcycle.survey.Exceptions;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which surveys are excepted from the guidelines, and which exceptions were asked for (F1e); an agency sees its own, OMB all. */
@RestController
class SurveyExceptionController {

  /** @param state requested, granted, ended, refused or withdrawn */
  record View(String caseKey, String agencyId, String agencyName, String hispId, String hispName, int serviceId, String serviceName, String state,
      String model, List<String> rules, LocalDate grantedOn, LocalDate expiresOn, Long daysLeft, String terms, Instant requestedAt, Instant decidedAt) {}

  record Answer(LocalDate asOf, List<View> exceptions) {}

  private final Exceptions exceptions;
  private final Registry registry;
  private final CurrentActor actor;
  private final Clock clock;

  SurveyExceptionController(Exceptions exceptions, Registry registry, CurrentActor actor, Clock clock) {
    this.exceptions = exceptions;
    this.registry = registry;
    this.actor = actor;
    this.clock = clock;
  }

  @GetMapping("/api/v1/survey-exceptions")
  Answer exceptions() {
    var caller = actor.get();
    var today = EasternTime.today(clock);
    return new Answer(today, registry.agencies().stream().filter(agency -> caller.mayActFor(agency.id()))
        .flatMap(agency -> exceptions.ofAgency(agency.id()).stream().map(each -> view(agency.name(), each, today))).toList());
  }

  private View view(String agencyName, Exceptions.Request each, LocalDate today) {
    var state = each.stateOn(today);
    return new View(each.businessKey(), each.agencyId(), agencyName, each.hispId(), registry.hisp(each.hispId()).name(), each.serviceId(),
        registry.service(each.serviceId()).name(), state, each.model(), each.rules(), each.grantedOn(), each.expiresOn(),
        state.equals("granted") ? ChronoUnit.DAYS.between(today, each.expiresOn()) : null, each.terms(), each.requestedAt(), each.decidedAt());
  }
}

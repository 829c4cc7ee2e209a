package org.hispcycle.clearance.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.clearance.ControlNumber;
import org.hispcycle.clearance.NewUmbrella;
import org.hispcycle.clearance.UmbrellaBurden;
import org.hispcycle.clearance.UmbrellaCase;
import org.hispcycle.clearance.UmbrellaCases;
import org.hispcycle.clearance.UmbrellaClearance;
import org.hispcycle.clearance.UmbrellaDraw;
import org.hispcycle.clearance.Umbrellas;
import org.hispcycle.clearance.reading.ClearanceOverview.OpenStep;
import org.hispcycle.clearance.reading.StatementReading;
import org.hispcycle.clearance.reading.UmbrellaReading;
import org.hispcycle.clearance.reading.UmbrellaReading.May;
import org.hispcycle.clearance.reading.UmbrellaReading.SurveyDraw;
import org.hispcycle.clearance.reading.UmbrellaReading.UnderIt;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.NotAllowed;
import org.hispcycle.platform.NotFound;
import org.hispcycle.platform.security.Actor;
import org.hispcycle.platform.security.CurrentActor;
import org.hispcycle.platform.security.Roles;
import org.hispcycle.registry.Agency;
import org.hispcycle.registry.Registry;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Umbrella clearances as JSON: an agency sees its own, OMB all; OMB and OIRA register and change them (H2, H3, H17). */
@RestController
@RequestMapping("/api/v1/umbrella-clearances")
class UmbrellaController {

  record View(long id, String agencyId, String controlNumber, String title, String kind, String kindLabel, LocalDate approvedOn, LocalDate expiresOn,
      String status, boolean valid, UmbrellaBurden ceilings, UmbrellaBurden drawn, UmbrellaBurden remaining, String terms,
      boolean publicationAllowed, Long replaces, int version, boolean demo, String source) {}

  record CaseView(String caseKey, Long umbrellaId, String stage, String stageLabel, Instant since, LocalDate extensionAskedUntil) {}

  /** @param blocked why no survey of the department can be used or approved today; null where surveys can */
  record Department(String agencyId, String agencyName, String blocked, CaseView runningCase, List<View> clearances) {}

  /** @param mayRegister whether the caller enters clearances that were approved elsewhere */
  record Answer(LocalDate asOf, String demoNote, boolean mayRegister, List<Department> departments) {}

  /** @param draws the journal, oldest first; {@code surveys} is what it comes to for each survey */
  record Detail(View clearance, List<UmbrellaDraw> draws, CaseView runningCase, String agencyName, List<SurveyDraw> surveys, List<OpenStep> steps, May may,
      List<UnderIt> inUse, List<StatementReading.Listed> statements, LocalDate asOf,
      LocalDate renewalOn, List<UmbrellaCases.AlertDay> alerts) {}

  /** @param notes what was left out of the number as it was written; see {@link ControlNumber} */
  record Registered(@JsonUnwrapped View clearance, List<String> notes) {}

  /** @param version for a change: the version that was seen */
  record Given(String agencyId, String controlNumber, String title, String kind, LocalDate approvedOn, LocalDate expiresOn, BigDecimal responses,
      BigDecimal hours, BigDecimal cost, String terms, Boolean publicationAllowed, Long replaces, Integer version, String reason) {

    NewUmbrella umbrella() {
      return new NewUmbrella(agencyId, controlNumber, title, kind, approvedOn, expiresOn, responses, hours, cost, terms, publicationAllowed, replaces);
    }
  }

  record Extension(String reason, LocalDate until) {}

  private final Umbrellas umbrellas;
  private final UmbrellaReading reading;
  private final StatementReading statements;
  private final UmbrellaCases cases;
  private final Registry registry;
  private final CurrentActor actor;
  private final Clock clock;

  UmbrellaController(Umbrellas umbrellas, UmbrellaReading reading, StatementReading statements, UmbrellaCases cases, Registry registry, CurrentActor actor, Clock clock) {
    this.umbrellas = umbrellas;
    this.reading = reading;
    this.statements = statements;
    this.cases = cases;
    this.registry = registry;
    this.actor = actor;
    this.clock = clock;
  }

  @GetMapping
  Answer all() {
    var caller = actor.get();
    var today = EasternTime.today(clock);
    return new Answer(today, Registry.DEMO_NOTE, UmbrellaReading.mayRegister(caller), registry.agencies().stream().filter(each -> caller.mayActFor(each.id()))
        .map(each -> department(each, today)).toList());
  }

  private Department department(Agency agency, LocalDate today) {
    var own = umbrellas.of(agency.id());
    var lapsed = own.stream().filter(each -> each.status() != UmbrellaClearance.Status.REPLACED && each.approvedOn() != null).findFirst();
    var blocked = umbrellas.valid(agency.id(), today).isPresent() ? null : lapsed.map(each -> "The umbrella clearance " + each.controlNumber()
        + " lapsed on " + each.expiresOn() + ": its surveys are suspended, and none can be approved until it is renewed (A-11 280.7).")
        .orElse("This department has no umbrella clearance: none of its surveys can be approved (A-11 280.7).");
    return new Department(agency.id(), agency.name(), blocked, cases.open(agency.id()).map(UmbrellaController::view).orElse(null),
        own.stream().map(each -> view(each, today)).toList());
  }

  @GetMapping("/{id}")
  Detail one(@PathVariable long id) {
    var umbrella = visible(id);
    var running = reading.running(umbrella);
    return new Detail(view(umbrella, EasternTime.today(clock)), umbrellas.drawsOf(id), running == null ? null : view(running),
        registry.agency(umbrella.agencyId()).name(), reading.surveys(umbrella), running == null ? List.of() : reading.steps(running),
        reading.may(umbrella, running, actor.get()), reading.inUse(umbrella), statements.of(umbrella),
        EasternTime.today(clock), cases.renewalOn(umbrella), cases.alertDays(umbrella));
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Registered register(@RequestBody Given given) {
    var caller = mustRegister();
    var registered = cases.register(given.umbrella(), caller.userId());
    return new Registered(view(registered, EasternTime.today(clock)), ControlNumber.parse(given.controlNumber()).notes());
  }

  /** Ceilings, terms and publication; what was approved otherwise stays. */
  @PutMapping("/{id}")
  View revise(@PathVariable long id, @RequestBody Given given) {
    var caller = mustRegister();
    visible(id);
    if (given.version() == null) {
      throw new InputRefused("Say which version of the clearance you saw: send version, now " + umbrellas.get(id).version() + ".");
    }
    return view(umbrellas.revise(id, given.version(), given.umbrella(), given.reason(), caller.userId(), clock.instant()), EasternTime.today(clock));
  }

  /** Begins the renewal before it is due. */
  @PostMapping("/{id}/renewal")
  CaseView renewNow(@PathVariable long id) {
    visible(id);
    if (!UmbrellaReading.mayRenew(actor.get())) {
      throw new NotAllowed("The renewal is begun by the agency PRA officer or by OMB's lead. Ask one of them.");
    }
    return view(cases.renewNow(id));
  }

  @PostMapping("/{id}/extension")
  CaseView askExtension(@PathVariable long id, @RequestBody Extension asked) {
    visible(id);
    if (!actor.get().is(Roles.PRA_OFFICER)) {
      throw new NotAllowed("An extension is asked for by the agency PRA officer. Ask them to do it.");
    }
    return view(cases.askExtension(id, asked.reason(), asked.until()));
  }

  private UmbrellaClearance visible(long id) {
    var found = umbrellas.all().stream().filter(each -> each.id() == id && actor.get().mayActFor(each.agencyId())).findFirst();
    return found.orElseThrow(() -> new NotFound("There is no umbrella clearance with the id " + id + " that you may see. GET /api/v1/umbrella-clearances lists them."));
  }

  private Actor mustRegister() {
    var caller = actor.get();
    if (!UmbrellaReading.mayRegister(caller)) {
      throw new NotAllowed("Umbrella clearances are registered and changed by OMB and OIRA. An agency asks for one with the process \"Umbrella clearance of a department\".");
    }
    return caller;
  }

  private static CaseView view(UmbrellaCase each) {
    return new CaseView(each.businessKey(), each.umbrellaId(), each.stage().name(), each.stage().label(), each.stageAt(), each.extensionUntil());
  }

  private static View view(UmbrellaClearance each, LocalDate today) {
    return new View(each.id(), each.agencyId(), each.controlNumber(), each.title(), each.kind().id(), each.kind().label(), each.approvedOn(),
        each.expiresOn(), each.status().name(), each.validOn(today),
        new UmbrellaBurden(each.ceilingResponses(), each.ceilingHours(), each.ceilingCost()), new UmbrellaBurden(each.drawnResponses(), each.drawnHours(), each.drawnCost()),
        new UmbrellaBurden(each.remainingResponses(), each.remainingHours(), each.remainingCost()), each.terms(), each.publicationAllowed(), each.replaces(),
        each.version(), each.demo(), each.source());
  }
}

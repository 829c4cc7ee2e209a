package org.hispcycle.designation;

import java.time.Clock;
import java.time.LocalDate;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.calendar.FiscalQuarter;
import org.hispcycle.cycle.Cycles;
import org.hispcycle.cycle.Ledger;
import org.hispcycle.cycle.NewObligation;
import org.hispcycle.cycle.Obligation;
import org.hispcycle.cycle.ObligationFilter;
import org.hispcycle.cycle.ObligationKind;
import org.hispcycle.cycle.ObligationStatus;
import org.hispcycle.registry.Designation;
import org.hispcycle.registry.Registry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The duties that follow from a designation (C10), and those that end with one (C14). */
@Service
@Transactional
public class Duties {

  private final Registry registry;
  private final Cycles cycles;
  private final Ledger ledger;
  private final FirstReports firstReports;
  private final DesignationRecords records;
  private final ObjectProvider<ClearanceStatus> clearances;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Duties(Registry registry, Cycles cycles, Ledger ledger, FirstReports firstReports, DesignationRecords records,
      ObjectProvider<ClearanceStatus> clearances, ApplicationEventPublisher events, Clock clock) {
    this.registry = registry;
    this.cycles = cycles;
    this.ledger = ledger;
    this.firstReports = firstReports;
    this.records = records;
    this.clearances = clearances;
    this.events = events;
    this.clock = clock;
  }

  /** Brings the ledger in line with what is designated now; doing it again changes nothing. */
  public void create(int year, String hispId) {
    var today = EasternTime.today(clock);
    for (var quarter : FiscalQuarter.reportedIn(year)) {
      if (!firstReports.dueOn(year, quarter).isBefore(today)) {
        cycles.planReports(year, hispId, quarter);
      }
    }
    excuseEnded(year, hispId, today);
    registry.designatedServices(hispId, today).forEach(designation -> createClearanceDuties(year, designation, today));
  }

  /** A report that has opened is still owed; later ones are not. */
  private void excuseEnded(int year, String hispId, LocalDate today) {
    var agencyId = registry.hisp(hispId).agencyId();
    var duties = ledger.search(ObligationFilter.of(year, agencyId, hispId));
    for (var ending : records.endings(year, hispId)) {
      duties.stream().filter(duty -> Integer.valueOf(ending.serviceId()).equals(duty.serviceId()))
          .filter(duty -> duty.status() == ObligationStatus.OPEN)
          .filter(duty -> duty.kind() != ObligationKind.SERVICE_REPORT || duty.opensOn().isAfter(today))
          .forEach(duty -> ledger.excuse(duty.id(), ending.by(), clock.instant(), "No longer a designated service: " + ending.reason()));
    }
  }

  private void createClearanceDuties(int year, Designation designation, LocalDate today) {
    // where nothing answers for clearances, none is known
    var status = clearances.getIfAvailable();
    if (status != null && status.hasValidClearance(designation.serviceId(), today)) {
      return;
    }
    var hisp = registry.hisp(designation.hispId());
    var service = registry.service(designation.serviceId());
    var key = year + "-" + hisp.id() + "-" + service.slug();
    if (ledger.find(Obligation.id(key, ObligationKind.PRA_CLEARANCE)).isPresent()) {
      return;
    }
    var dueOn = firstReports.nextDueOn(year, designation.firstReport(), today);
    ledger.plan(new NewObligation(year, ObligationKind.SURVEY, key, hisp.agencyId(), hisp.id(), service.id(), null,
        ObligationKind.SURVEY.label() + ", " + service.name(), today, dueOn));
    ledger.plan(new NewObligation(year, ObligationKind.PRA_CLEARANCE, key, hisp.agencyId(), hisp.id(), service.id(), null,
        ObligationKind.PRA_CLEARANCE.label() + ", " + service.name(), today, dueOn));
    events.publishEvent(new ServiceDesignated(year, hisp.agencyId(), hisp.id(), service.id(),
        records.concurredBy(year, hisp.id()), clock.instant()));
  }
}

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
import org.hispcycle.registry.Designation;
import org.hispcycle.registry.Hisp;
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
    planReports(year, hispId, today);
    excuseEnded(year, hispId, today);
    registry.designatedServices(hispId, today).forEach(designation -> createClearanceDuties(year, designation, today));
  }

  private void planReports(int year, String hispId, LocalDate today) {
    for (var quarter : FiscalQuarter.reportedIn(year)) {
      if (!firstReports.dueOn(year, quarter).isBefore(today)) {
        cycles.planReports(year, hispId, quarter);
      }
    }
  }

  /**
   * Whatever the service owed in any cycle ends with its designation (C14), and with the duty its case, tasks and reminders.
   * Only a report that has opened is still owed: the service was designated in its quarter.
   */
  private void excuseEnded(int year, String hispId, LocalDate today) {
    var agencyId = registry.hisp(hispId).agencyId();
    var duties = ledger.search(new ObligationFilter(null, null, agencyId, hispId, null, null, null));
    for (var ending : records.endings(year, hispId)) {
      duties.stream().filter(duty -> Integer.valueOf(ending.serviceId()).equals(duty.serviceId()))
          .filter(duty -> !duty.status().settled())
          .filter(duty -> duty.kind() != ObligationKind.SERVICE_REPORT || duty.opensOn().isAfter(today))
          .forEach(duty -> ledger.excuse(duty.id(), ending.by(), clock.instant(), "No longer a designated service: " + ending.reason()));
    }
  }

  /**
   * The survey of a service goes live. Where a grace period runs and OMB left the first quarter open, the service reports on
   * the quarter in which it did: that is the first due date after it with anything to report (C12).
   */
  public void surveyInUse(String hispId, int serviceId, LocalDate approvedOn) {
    var today = EasternTime.today(clock);
    if (records.leftOpenIn(hispId, serviceId).map(cycles::graceDays).isEmpty()) {
      return;
    }
    registry.reportEarlier(hispId, serviceId, FiscalQuarter.containing(approvedOn.isBefore(today) ? today : approvedOn), today);
    cycles.years().stream().filter(year -> year >= today.getYear()).forEach(year -> planReports(year, hispId, today));
  }

  private void createClearanceDuties(int year, Designation designation, LocalDate today) {
    // where nothing answers for clearances, none is known
    var status = clearances.getIfAvailable();
    if (status != null && status.hasValidClearance(designation.hispId(), designation.serviceId(), today)) {
      return;
    }
    var hisp = registry.hisp(designation.hispId());
    var service = registry.service(designation.serviceId());
    var key = year + "-" + hisp.id() + "-" + service.slug();
    if (ledger.find(Obligation.id(key, ObligationKind.PRA_CLEARANCE)).isPresent() || owesClearance(hisp, service.id())) {
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

  /** Since an earlier year: that duty goes on, there is no second one beside it. */
  private boolean owesClearance(Hisp hisp, int serviceId) {
    return ledger.search(new ObligationFilter(null, null, hisp.agencyId(), hisp.id(), ObligationKind.PRA_CLEARANCE, null, null)).stream()
        .anyMatch(duty -> Integer.valueOf(serviceId).equals(duty.serviceId()) && !duty.status().settled());
  }
}

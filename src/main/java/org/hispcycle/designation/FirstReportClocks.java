package org.hispcycle.designation;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.calendar.FiscalQuarter;
import org.hispcycle.cycle.Cycles;
import org.hispcycle.cycle.Ledger;
import org.hispcycle.cycle.LedgerEvents.ObligationChanged;
import org.hispcycle.cycle.NewObligation;
import org.hispcycle.cycle.Obligation;
import org.hispcycle.cycle.ObligationFilter;
import org.hispcycle.cycle.ObligationKind;
import org.hispcycle.cycle.ObligationStatus;
import org.hispcycle.cycle.Subject;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.registry.Designation;
import org.hispcycle.registry.Registry;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The clock of a newly designated service: "a maximum of 365 calendar days from the date of designation to develop a … survey …
 * and to begin quarterly data reporting" (A-11 280.14, 2023; C12). The number of days is the cycle's; without one no clock runs.
 */
@Service
@Transactional
public class FirstReportClocks {

  /** OMB may extend again, but not by more than this at once. */
  private static final int LONGEST_EXTENSION = 365;
  private static final Set<ObligationStatus> REPORTED = Set.of(ObligationStatus.SUBMITTED, ObligationStatus.ACCEPTED, ObligationStatus.PARTLY_ACCEPTED);

  private final Registry registry;
  private final Cycles cycles;
  private final Ledger ledger;
  private final FirstReports firstReports;
  private final DesignationRecords records;
  private final FirstReportWorkflow workflow;
  private final Clock clock;

  FirstReportClocks(Registry registry, Cycles cycles, Ledger ledger, FirstReports firstReports, DesignationRecords records,
      FirstReportWorkflow workflow, Clock clock) {
    this.registry = registry;
    this.cycles = cycles;
    this.ledger = ledger;
    this.firstReports = firstReports;
    this.records = records;
    this.workflow = workflow;
    this.clock = clock;
  }

  /** Starts one clock for each service that this year's designation added; doing it again changes nothing. */
  public void start(int year, String hispId) {
    var grace = cycles.graceDays(year);
    if (grace == null) {
      return;
    }
    var added = records.newlyDesignated(year, hispId);
    registry.designatedServices(hispId, EasternTime.today(clock)).stream().filter(each -> added.contains(each.serviceId()))
        .forEach(each -> start(year, year, each, each.designatedOn(), each.designatedOn().plusDays(grace)));
  }

  /**
   * @param keyYear the year in the case's key
   * @param openYear a cycle that is open
   */
  private void start(int keyYear, int openYear, Designation designation, LocalDate opensOn, LocalDate dueOn) {
    var hisp = registry.hisp(designation.hispId());
    var service = registry.service(designation.serviceId());
    var key = new Subject(hisp.agencyId(), hisp.id(), "").businessKey(keyYear) + "-" + service.slug();
    if (ledger.find(Obligation.id(key, ObligationKind.FIRST_REPORT)).isPresent()) {
      return;
    }
    // the year of the due day is often not open yet: until it is, the duty stands in the year that made it (ADR 0012)
    ledger.plan(new NewObligation(cycles.cycleOf(dueOn, openYear), ObligationKind.FIRST_REPORT, key, hisp.agencyId(), hisp.id(), service.id(), null,
        ObligationKind.FIRST_REPORT.label() + ", " + service.name(), opensOn, dueOn));
    workflow.start(key, openYear, hisp.agencyId(), hisp.id(), service.id());
  }

  /** A report that went to OMB ends the wait; that OMB may return it is that report's business. */
  @EventListener
  void reported(ObligationChanged change) {
    var report = change.after();
    if (report.kind() == ObligationKind.SERVICE_REPORT && REPORTED.contains(report.status())) {
      open(report.agencyId(), report.hispId(), report.serviceId()).filter(duty -> !FiscalQuarter.parse(report.quarter()).end().isBefore(duty.opensOn()))
          .ifPresent(duty -> {
            ledger.submitted(duty.id(), change.by(), change.at());
            ledger.accepted(duty.id(), change.by(), change.at());
            workflow.reportingBegan(duty.businessKey());
          });
    }
  }

  /** Excused with its designation or its HISP, or settled by OMB at the close-out; what is carried over goes on as a new clock. */
  @EventListener
  void settledElsewhere(ObligationChanged change) {
    var duty = change.after();
    if (duty.kind() != ObligationKind.FIRST_REPORT || !duty.status().settled()
        || duty.settlement() == null && duty.status() != ObligationStatus.EXCUSED) {
      return;
    }
    workflow.dutyEnded(duty.businessKey());
    if (duty.status() == ObligationStatus.CARRIED_OVER && duty.targetDate() != null) {
      current(duty).ifPresent(designation -> start(duty.targetDate().getYear(), duty.cycleYear(), designation, duty.opensOn(), duty.targetDate()));
    }
  }

  /** OMB gives the service more time. */
  public void extend(String businessKey, JsonNode draft, String by, Instant at, String reason) {
    var duty = duty(businessKey);
    var until = extension(draft, duty, EasternTime.dateOf(at));
    ledger.reschedule(duty.id(), duty.opensOn(), until, by, reason);
    cycles.takeOver(until.getYear());
  }

  private static LocalDate extension(JsonNode draft, Obligation duty, LocalDate today) {
    var typed = draft.at("/extension/dueOn").asText("");
    LocalDate until;
    try {
      until = typed.isBlank() ? null : LocalDate.parse(typed.strip());
    } catch (DateTimeParseException noDate) {
      throw refused("\"" + Criteria.shown(typed) + "\" is no date. Enter the new date as 2027-05-31.");
    }
    if (until == null) {
      throw refused("Enter the new date by which the service begins to report.");
    }
    if (!until.isAfter(duty.dueOn()) || !until.isAfter(today)) {
      throw refused("The new date " + until + " does not extend the time: it must be after " + EasternTime.longDate(duty.dueOn().isAfter(today) ? duty.dueOn() : today) + ".");
    }
    if (until.isAfter((duty.dueOn().isAfter(today) ? duty.dueOn() : today).plusDays(LONGEST_EXTENSION))) {
      throw refused("The new date " + until + " is more than " + LONGEST_EXTENSION + " days later. Check the year, or extend again when it is near.");
    }
    return until;
  }

  private static InputRefused refused(String sentence) {
    return InputRefused.of(List.of(new InputRefused.Fault("extension.dueOn", sentence)));
  }

  /** The time has run out, and OMB gives no more. */
  public void notMet(String businessKey, String by, Instant at, String reason) {
    ledger.notMet(duty(businessKey).id(), by, at, reason);
  }

  /** What the forms show: where the service stands on the way to its first report. */
  @Transactional(readOnly = true)
  public Map<String, Object> shown(String businessKey) {
    var duty = duty(businessKey);
    var service = registry.service(duty.serviceId());
    var shown = new LinkedHashMap<String, Object>();
    shown.put("service", Map.of("id", service.id(), "name", service.name()));
    shown.put("designatedOn", duty.opensOn());
    shown.put("dueOn", duty.dueOn());
    shown.put("due", EasternTime.deadline(duty.dueOn()));
    shown.put("longestExtension", LONGEST_EXTENSION);
    current(duty).ifPresent(designation -> {
      shown.put("firstReport", designation.firstReport().label());
      shown.put("firstReportDueOn", firstReports.dueOn(duty.cycleYear(), designation.firstReport()));
    });
    shown.put("duties", ledger.search(new ObligationFilter(null, null, duty.agencyId(), duty.hispId(), null, null, null)).stream()
        .filter(each -> Objects.equals(each.serviceId(), duty.serviceId()) && !each.id().equals(duty.id()))
        .filter(each -> !each.dueOn().isBefore(duty.opensOn()))
        .map(each -> Map.of("title", each.title(), "status", each.status().label(), "dueOn", each.dueOn(),
            "blocked", each.blockedReason() == null ? "" : each.blockedReason())).toList());
    return shown;
  }

  private Obligation duty(String businessKey) {
    return ledger.get(Obligation.id(businessKey, ObligationKind.FIRST_REPORT));
  }

  private Optional<Obligation> open(String agencyId, String hispId, Integer serviceId) {
    return ledger.search(new ObligationFilter(null, null, agencyId, hispId, ObligationKind.FIRST_REPORT, null, null)).stream()
        .filter(duty -> Objects.equals(duty.serviceId(), serviceId) && !duty.status().settled()).findFirst();
  }

  private Optional<Designation> current(Obligation duty) {
    return registry.designatedServices(duty.hispId(), EasternTime.today(clock)).stream()
        .filter(each -> duty.serviceId().equals(each.serviceId())).findFirst();
  }
}

package org.hispcycle.cycle.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.hispcycle.calendar.Calendars;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.cycle.Cycles;
import org.hispcycle.cycle.Ledger;
import org.hispcycle.cycle.Obligation;
import org.hispcycle.cycle.ObligationKind;
import org.hispcycle.platform.engine.CaseVariables;
import org.hispcycle.platform.engine.ProcessExpression;
import org.springframework.stereotype.Component;

/**
 * The dates that models name: read from the ledger and the cycle's calendar whenever a timer or task is made, so that a
 * moved deadline moves them all. Openings are the first moment of a day, deadlines its end, both U.S. Eastern.
 */
@Component("caseDates")
@ProcessExpression
public class CaseDates {

  /** OMB's reviews and everything that follows a late submission get this much time. */
  private static final int REVIEW_BUSINESS_DAYS = 10;
  private static final int REMIND_BUSINESS_DAYS_AHEAD = 5;

  private static final Map<String, ObligationKind> KINDS = Map.of(
      "CapacityAssessmentProcess", ObligationKind.CAPACITY_ASSESSMENT,
      "ServiceDesignationProcess", ObligationKind.SERVICE_DESIGNATION,
      "DraftActionPlanProcess", ObligationKind.DRAFT_ACTION_PLAN,
      "ActionPlanProcess", ObligationKind.ACTION_PLAN,
      "ServiceReportProcess", ObligationKind.SERVICE_REPORT,
      "PraClearanceProcess", ObligationKind.PRA_CLEARANCE,
      "FirstReportClockProcess", ObligationKind.FIRST_REPORT);

  private final Ledger ledger;
  private final Cycles cycles;
  private final Calendars calendars;
  private final Clock clock;

  CaseDates(Ledger ledger, Cycles cycles, Calendars calendars, Clock clock) {
    this.ledger = ledger;
    this.cycles = cycles;
    this.calendars = calendars;
    this.clock = clock;
  }

  /** When a phase of the subject opens; falls back on the cycle's calendar where the ledger has no such duty. */
  public Date opensAt(DelegateExecution execution, String milestone) {
    var day = ObligationKind.bySlug(milestone)
        .flatMap(kind -> ledger.find(Obligation.id(execution.getProcessBusinessKey(), kind)))
        .map(Obligation::opensOn)
        .orElseGet(() -> cycles.milestone(CaseVariables.CYCLE_YEAR.get(execution), milestone).opensOn());
    return Date.from(EasternTime.startOfDay(day));
  }

  /** When the case of this process is due. */
  public Date dueAt(DelegateExecution execution) {
    return endOf(obligation(execution).map(Obligation::dueOn)
        .orElseGet(() -> calendars.business().plusBusinessDays(today(), REVIEW_BUSINESS_DAYS)));
  }

  /** When a step after the submission is due: never before the case itself, and never without time for it. */
  public Date reviewDueAt(DelegateExecution execution) {
    var own = calendars.business().plusBusinessDays(today(), REVIEW_BUSINESS_DAYS);
    var due = obligation(execution).map(Obligation::dueOn).orElse(own);
    return endOf(due.isAfter(own) ? due : own);
  }

  /** When the review with OMB is due: on its own date where the edition prints one (B4), else like every review. */
  public Date reviewMeetingDueAt(DelegateExecution execution) {
    return ledger.find(Obligation.id(execution.getProcessBusinessKey(), ObligationKind.REVIEW_MEETING))
        .map(duty -> endOf(duty.dueOn())).orElseGet(() -> reviewDueAt(execution));
  }

  /** When a milestone of the cycle is due, such as the close-out. */
  public Date milestoneDueAt(DelegateExecution execution, String milestone) {
    return endOf(cycles.milestone(CaseVariables.CYCLE_YEAR.get(execution), milestone).dueOn());
  }

  /** When a task should come back to mind: some business days before it is due, today at the earliest. */
  public Date followUp(Date due) {
    var day = calendars.business().plusBusinessDays(EasternTime.dateOf(due.toInstant()), -REMIND_BUSINESS_DAYS_AHEAD);
    return Date.from(EasternTime.startOfDay(day.isBefore(today()) ? today() : day));
  }

  public Date followUpAt(DelegateExecution execution) {
    return followUp(dueAt(execution));
  }

  /** Tomorrow's first moment; for steps that look again every day. */
  public Date tomorrow(DelegateExecution execution) {
    return Date.from(EasternTime.startOfDay(today().plusDays(1)));
  }

  Optional<Obligation> obligation(DelegateExecution execution) {
    var processKey = ((ExecutionEntity) execution).getProcessDefinition().getKey();
    return Optional.ofNullable(KINDS.get(processKey))
        .flatMap(kind -> ledger.find(Obligation.id(execution.getProcessBusinessKey(), kind)));
  }

  private LocalDate today() {
    return EasternTime.today(clock);
  }

  private static Date endOf(LocalDate day) {
    return Date.from(EasternTime.endOfDay(day));
  }
}

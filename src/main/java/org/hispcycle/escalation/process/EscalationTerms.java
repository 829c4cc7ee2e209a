package org.hispcycle.escalation.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.hispcycle.calendar.Calendars;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.escalation.Escalations;
import org.hispcycle.platform.engine.ProcessExpression;
import org.springframework.stereotype.Component;

/** Whom a case asks, and by when: everybody in time for the day on which a resolution is needed. */
@Component("escalationTerms")
@ProcessExpression
public class EscalationTerms {

  private static final int DAYS_FOR_A_VIEW = 10;
  private static final int DAYS_FOR_A_RECOMMENDATION = 5;
  /** Nobody is asked for something that is due today. */
  private static final int FEWEST_DAYS = 1;

  private final Escalations escalations;
  private final Calendars calendars;
  private final Clock clock;

  EscalationTerms(Escalations escalations, Calendars calendars, Clock clock) {
    this.escalations = escalations;
    this.calendars = calendars;
    this.clock = clock;
  }

  /** The agencies concerned, by id. */
  public List<String> agencies(DelegateExecution execution) {
    return escalations.get(execution.getProcessBusinessKey()).agencies();
  }

  /** Ten business days, or less where a resolution is needed sooner. */
  public Date viewDueAt(DelegateExecution execution) {
    return within(DAYS_FOR_A_VIEW, execution);
  }

  public Date recommendationDueAt(DelegateExecution execution) {
    return within(DAYS_FOR_A_RECOMMENDATION, execution);
  }

  /** The day on which a resolution is needed. */
  public Date resolutionDueAt(DelegateExecution execution) {
    return endOf(notTooSoon(wantedBy(execution)));
  }

  private Date within(int businessDays, DelegateExecution execution) {
    var usual = calendars.business().plusBusinessDays(EasternTime.today(clock), businessDays);
    var wantedBy = wantedBy(execution);
    return endOf(notTooSoon(usual.isBefore(wantedBy) ? usual : wantedBy));
  }

  private LocalDate notTooSoon(LocalDate day) {
    var soonest = calendars.business().plusBusinessDays(EasternTime.today(clock), FEWEST_DAYS);
    return day.isBefore(soonest) ? soonest : day;
  }

  private LocalDate wantedBy(DelegateExecution execution) {
    return escalations.get(execution.getProcessBusinessKey()).wantedBy();
  }

  private static Date endOf(LocalDate day) {
    return Date.from(EasternTime.endOfDay(day));
  }
}

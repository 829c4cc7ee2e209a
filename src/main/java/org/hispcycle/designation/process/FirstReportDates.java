package org.hispcycle.designation.process;

import java.time.Clock;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.hispcycle.calendar.Calendars;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.platform.engine.ProcessExpression;
import org.springframework.stereotype.Component;

/** When OMB's decisions on a grace period are due. */
@Component("firstReportDates")
@ProcessExpression
public class FirstReportDates {

  private static final int DECISION_BUSINESS_DAYS = 10;

  private final Calendars calendars;
  private final Clock clock;

  FirstReportDates(Calendars calendars, Clock clock) {
    this.calendars = calendars;
    this.clock = clock;
  }

  /** Ten business days after the task opens. */
  public Date decisionDueAt(DelegateExecution execution) {
    return Date.from(EasternTime.endOfDay(calendars.business().plusBusinessDays(EasternTime.today(clock), DECISION_BUSINESS_DAYS)));
  }
}

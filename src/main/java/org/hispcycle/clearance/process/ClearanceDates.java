package org.hispcycle.clearance.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.hispcycle.calendar.Calendars;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.platform.engine.ProcessExpression;
import org.springframework.stereotype.Component;

/** The fast-track clock: OMB reviews within five business days after all material is in (H17). */
@Component("clearanceDates")
@ProcessExpression
public class ClearanceDates {

  private static final int REVIEW_BUSINESS_DAYS = 5;
  private static final int REMIND_BUSINESS_DAYS_AHEAD = 2;

  private final Calendars calendars;
  private final Clock clock;

  ClearanceDates(Calendars calendars, Clock clock) {
    this.calendars = calendars;
    this.clock = clock;
  }

  /** Five business days after the task opens, which is when the request was submitted. */
  public Date reviewDueAt(DelegateExecution execution) {
    return Date.from(EasternTime.endOfDay(due()));
  }

  public Date reviewFollowUpAt(DelegateExecution execution) {
    return Date.from(EasternTime.startOfDay(calendars.business().plusBusinessDays(due(), -REMIND_BUSINESS_DAYS_AHEAD)));
  }

  private LocalDate due() {
    return calendars.business().plusBusinessDays(EasternTime.today(clock), REVIEW_BUSINESS_DAYS);
  }
}

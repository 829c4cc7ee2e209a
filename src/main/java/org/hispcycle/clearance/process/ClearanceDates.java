package org.hispcycle.clearance.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.hispcycle.calendar.Calendars;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.clearance.ReviewClock;
import org.hispcycle.platform.engine.ProcessExpression;
import org.springframework.stereotype.Component;

/** The fast-track clock: OMB reviews within five business days after all material is in (H17). */
@Component("clearanceDates")
@ProcessExpression
public class ClearanceDates {

  private static final int REVIEW_BUSINESS_DAYS = 5;
  private static final int REMIND_BUSINESS_DAYS_AHEAD = 2;

  private static final int ANSWER_BUSINESS_DAYS = 10;

  private final ReviewClock reviewClock;
  private final Calendars calendars;
  private final Clock clock;

  ClearanceDates(ReviewClock reviewClock, Calendars calendars, Clock clock) {
    this.reviewClock = reviewClock;
    this.calendars = calendars;
    this.clock = clock;
  }

  /** When the reviewers' clock ends; no date while it is stopped. Where none runs, five business days after the task opens. */
  public Date reviewDueAt(DelegateExecution execution) {
    var reading = reviewClock.of(execution.getProcessBusinessKey());
    if (reading.isEmpty()) {
      return endOf(in(REVIEW_BUSINESS_DAYS));
    }
    return reading.get().stopped() ? null : Date.from(reading.get().dueAt());
  }

  public Date reviewFollowUpAt(DelegateExecution execution) {
    return ahead(reviewDueAt(execution));
  }

  /** With the clock; where material is missing the clock waits for the answer, and the agency gets time of its own. */
  public Date answerDueAt(DelegateExecution execution) {
    var due = reviewDueAt(execution);
    return due == null ? endOf(in(ANSWER_BUSINESS_DAYS)) : due;
  }

  public Date answerFollowUpAt(DelegateExecution execution) {
    return ahead(answerDueAt(execution));
  }

  /** With the clock, too; where the reviewers used all of it, the next business day. */
  public Date numberDueAt(DelegateExecution execution) {
    var due = reviewDueAt(execution);
    var tomorrow = endOf(in(1));
    return due == null || due.before(tomorrow) ? tomorrow : due;
  }

  public Date numberFollowUpAt(DelegateExecution execution) {
    return ahead(numberDueAt(execution));
  }

  private Date ahead(Date due) {
    return due == null ? null
        : Date.from(EasternTime.startOfDay(calendars.business().plusBusinessDays(EasternTime.dateOf(due.toInstant()), -REMIND_BUSINESS_DAYS_AHEAD)));
  }

  private LocalDate in(int businessDays) {
    return calendars.business().plusBusinessDays(EasternTime.today(clock), businessDays);
  }

  private static Date endOf(LocalDate day) {
    return Date.from(EasternTime.endOfDay(day));
  }
}

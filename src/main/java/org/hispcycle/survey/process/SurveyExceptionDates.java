package org.hispcycle.survey.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.platform.engine.ProcessExpression;
import org.hispcycle.survey.Exceptions;
import org.springframework.stereotype.Component;

/** When somebody is next told about an exception. */
@Component("surveyExceptionDates")
@ProcessExpression
public class SurveyExceptionDates {

  private final Exceptions exceptions;

  SurveyExceptionDates(Exceptions exceptions) {
    this.exceptions = exceptions;
  }

  /** The first moment of the next day of warning, or of the day after the last one. */
  public Date nextAt(DelegateExecution execution) {
    return Date.from(EasternTime.startOfDay(exceptions.nextDay(execution.getProcessBusinessKey())));
  }
}

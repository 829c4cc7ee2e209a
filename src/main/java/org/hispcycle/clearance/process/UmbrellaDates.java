package org.hispcycle.clearance.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.clearance.UmbrellaCases;
import org.hispcycle.platform.engine.ProcessExpression;
import org.springframework.stereotype.Component;

/** The dates that processes/umbrella-clearance.bpmn names, by tables umbrella_alert and umbrella_schedule; days are Washington's (X3). */
@Component("umbrellaDates")
@ProcessExpression
public class UmbrellaDates {

  private final UmbrellaCases cases;

  UmbrellaDates(UmbrellaCases cases) {
    this.cases = cases;
  }

  public Date nextAlertAt(DelegateExecution execution) {
    return Date.from(EasternTime.startOfDay(cases.nextAlertOn(execution.getProcessBusinessKey())));
  }

  public Date renewalAt(DelegateExecution execution) {
    return Date.from(EasternTime.startOfDay(cases.renewalOn(execution.getProcessBusinessKey())));
  }

  /** The first moment at which no comment can come any more. */
  public Date commentsCloseAt(DelegateExecution execution) {
    return Date.from(EasternTime.startOfDay(cases.commentsUntil(UmbrellaClearanceProcess.caseKey(execution.getProcessBusinessKey())).plusDays(1)));
  }

  public Date dueAt(DelegateExecution execution, String step) {
    return Date.from(EasternTime.endOfDay(cases.dueOn(execution.getProcessBusinessKey(), step)));
  }
}

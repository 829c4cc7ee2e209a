package org.hispcycle.official.process;

import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.official.Officials;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.engine.CaseVariables;
import org.hispcycle.platform.engine.TaskRefused;
import org.springframework.stereotype.Component;

/** Gives a case that a head of agency begins its key and its agency. */
@Component
class PrepareAppointmentDelegate implements JavaDelegate {

  private final Officials officials;
  private final Clock clock;

  PrepareAppointmentDelegate(Officials officials, Clock clock) {
    this.officials = officials;
    this.clock = clock;
  }

  @Override
  public void execute(DelegateExecution execution) {
    try {
      execution.setProcessBusinessKey(officials.begin(execution.getTenantId()));
      CaseVariables.AGENCY_ID.set(execution, execution.getTenantId());
      CaseVariables.CYCLE_YEAR.set(execution, EasternTime.today(clock).getYear());
    } catch (InputRefused refusal) {
      throw new TaskRefused(refusal);
    }
  }
}

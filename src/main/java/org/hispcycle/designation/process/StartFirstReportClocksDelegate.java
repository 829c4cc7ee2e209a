package org.hispcycle.designation.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.hispcycle.designation.FirstReportClocks;
import org.hispcycle.platform.engine.CaseVariables;
import org.springframework.stereotype.Component;

/** Starts the clocks of the services that were newly designated, if the cycle has a grace period. */
@Component
class StartFirstReportClocksDelegate implements JavaDelegate {

  private final FirstReportClocks clocks;

  StartFirstReportClocksDelegate(FirstReportClocks clocks) {
    this.clocks = clocks;
  }

  @Override
  public void execute(DelegateExecution execution) {
    clocks.start(CaseVariables.CYCLE_YEAR.get(execution), CaseVariables.HISP_ID.get(execution));
  }
}

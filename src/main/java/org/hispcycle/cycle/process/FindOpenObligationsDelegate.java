package org.hispcycle.cycle.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.hispcycle.cycle.CloseOut;
import org.hispcycle.cycle.Subject;
import org.hispcycle.platform.engine.CaseVariables;
import org.springframework.stereotype.Component;

/** Asks the ledger whether the subject still owes anything in this year. */
@Component
class FindOpenObligationsDelegate implements JavaDelegate {

  private final CloseOut closeOut;

  FindOpenObligationsDelegate(CloseOut closeOut) {
    this.closeOut = closeOut;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var subject = new Subject(CaseVariables.AGENCY_ID.get(execution), CaseVariables.HISP_ID.find(execution).orElse(null), "");
    HispCycleProcess.Variables.SOMETHING_OPEN.set(execution,
        !closeOut.open(CaseVariables.CYCLE_YEAR.get(execution), subject).isEmpty());
  }
}

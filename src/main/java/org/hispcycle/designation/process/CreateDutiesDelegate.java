package org.hispcycle.designation.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.hispcycle.designation.Duties;
import org.hispcycle.platform.engine.CaseVariables;
import org.springframework.stereotype.Component;

/** Creates the duties that follow from the designation. */
@Component
class CreateDutiesDelegate implements JavaDelegate {

  private final Duties duties;

  CreateDutiesDelegate(Duties duties) {
    this.duties = duties;
  }

  @Override
  public void execute(DelegateExecution execution) {
    duties.create(CaseVariables.CYCLE_YEAR.get(execution), CaseVariables.HISP_ID.get(execution));
  }
}

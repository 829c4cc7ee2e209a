package org.hispcycle.clearance.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.hispcycle.clearance.PraDetermination;
import org.hispcycle.clearance.Surveys;
import org.hispcycle.clearance.process.PraClearanceProcess.Variables;
import org.springframework.stereotype.Component;

/** Keeps why no clearance is needed. */
@Component
class RecordExemptionDelegate implements JavaDelegate {

  private final Surveys surveys;

  RecordExemptionDelegate(Surveys surveys) {
    this.surveys = surveys;
  }

  @Override
  public void execute(DelegateExecution execution) {
    surveys.recordExemption(execution.getProcessBusinessKey(), new PraDetermination(Variables.PRA_APPLIES.get(execution),
        Variables.PRA_REASON.get(execution), Variables.PRA_CLAUSE.get(execution)));
  }
}

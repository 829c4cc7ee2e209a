package org.hispcycle.clearance.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.hispcycle.clearance.Surveys;
import org.hispcycle.clearance.process.PraClearanceProcess.Variables;
import org.springframework.stereotype.Component;

/** Keeps what kind of change the submission is, and why. */
@Component
class RecordTriageDelegate implements JavaDelegate {

  private final Surveys surveys;

  RecordTriageDelegate(Surveys surveys) {
    this.surveys = surveys;
  }

  @Override
  public void execute(DelegateExecution execution) {
    surveys.recordTriage(execution.getProcessBusinessKey(), Variables.CHANGE_KIND.get(execution), Variables.CHANGE_REASON.get(execution),
        Variables.CHANGE_CLAUSE.get(execution));
  }
}

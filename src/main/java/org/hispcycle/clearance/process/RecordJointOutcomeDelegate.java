package org.hispcycle.clearance.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.hispcycle.clearance.Surveys;
import org.hispcycle.clearance.process.PraClearanceProcess.Variables;
import org.springframework.stereotype.Component;

/** Keeps the one outcome of the two reviews. */
@Component
class RecordJointOutcomeDelegate implements JavaDelegate {

  private final Surveys surveys;

  RecordJointOutcomeDelegate(Surveys surveys) {
    this.surveys = surveys;
  }

  @Override
  public void execute(DelegateExecution execution) {
    surveys.recordJointOutcome(execution.getProcessBusinessKey(), Variables.JOINT_OUTCOME.get(execution));
  }
}

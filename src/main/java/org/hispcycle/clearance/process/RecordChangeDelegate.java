package org.hispcycle.clearance.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.hispcycle.clearance.Surveys;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.engine.TaskRefused;
import org.springframework.stereotype.Component;

/** Records a cosmetic change, in the transaction of the PRA officer's check: what cannot be recorded is refused while the person is there. */
@Component
class RecordChangeDelegate implements JavaDelegate {

  private final Surveys surveys;

  RecordChangeDelegate(Surveys surveys) {
    this.surveys = surveys;
  }

  @Override
  public void execute(DelegateExecution execution) {
    try {
      surveys.recordChange(execution.getProcessBusinessKey());
    } catch (InputRefused refusal) {
      throw new TaskRefused(refusal);
    }
  }
}

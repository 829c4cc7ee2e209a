package org.hispcycle.clearance.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.hispcycle.clearance.Surveys;
import org.springframework.stereotype.Component;

/** Records the approval, in the transaction in which the number was assigned. */
@Component
class RecordApprovalDelegate implements JavaDelegate {

  private final Surveys surveys;

  RecordApprovalDelegate(Surveys surveys) {
    this.surveys = surveys;
  }

  @Override
  public void execute(DelegateExecution execution) {
    surveys.recordApproval(execution.getProcessBusinessKey());
  }
}

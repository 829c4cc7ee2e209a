package org.hispcycle.clearance.process;

import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.hispcycle.clearance.Surveys;
import org.springframework.stereotype.Component;

/** A case that is deleted by an operator leaves its survey withdrawn, not lost. */
@Component("clearanceEndedListener")
class ClearanceEndedListener implements ExecutionListener {

  private final Surveys surveys;
  private final Clock clock;

  ClearanceEndedListener(Surveys surveys, Clock clock) {
    this.surveys = surveys;
    this.clock = clock;
  }

  @Override
  public void notify(DelegateExecution execution) {
    // a case that is refused at its start has no key yet
    if (execution.getProcessBusinessKey() != null) {
      surveys.caseEnded(execution.getProcessBusinessKey(), ((ExecutionEntity) execution).getDeleteReason(), clock.instant());
    }
  }
}

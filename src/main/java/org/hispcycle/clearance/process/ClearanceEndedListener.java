package org.hispcycle.clearance.process;

import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.hispcycle.clearance.Surveys;
import org.hispcycle.platform.engine.CaseEnd;
import org.springframework.stereotype.Component;

/** A case that is deleted by an operator leaves its survey withdrawn, not lost. */
@Component("clearanceEndedListener")
class ClearanceEndedListener implements CaseEnd, ExecutionListener {

  private final Surveys surveys;
  private final Clock clock;

  ClearanceEndedListener(Surveys surveys, Clock clock) {
    this.surveys = surveys;
    this.clock = clock;
  }

  @Override
  public String processKey() {
    return PraClearanceProcess.KEY;
  }

  @Override
  public void ended(String businessKey, String why) {
    surveys.caseEnded(businessKey, why, clock.instant());
  }

  /** Models up to 2026.2 name this listener themselves; their cases have been seen to already when it is called. */
  @Override
  public void notify(DelegateExecution execution) {
    // nothing is left to do
  }
}

package org.hispcycle.feedback.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.hispcycle.feedback.Corrections;
import org.hispcycle.platform.engine.ProcessExpression;
import org.springframework.stereotype.Component;

/** What the model of the report asks about its case. */
@Component("reportCase")
@ProcessExpression
public class ReportCase {

  private final Corrections corrections;

  ReportCase(Corrections corrections) {
    this.corrections = corrections;
  }

  /** The report is being corrected after OMB has accepted it. */
  public boolean correction(DelegateExecution execution) {
    return corrections.open(execution.getProcessBusinessKey());
  }
}

package org.hispcycle.clearance.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.hispcycle.clearance.UmbrellaCases;
import org.springframework.stereotype.Component;

/** Begins the draft of a Supporting Statement with what is known. */
@Component
class PrefillStatementDelegate implements JavaDelegate {

  private final UmbrellaCases cases;

  PrefillStatementDelegate(UmbrellaCases cases) {
    this.cases = cases;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var key = execution.getProcessBusinessKey();
    cases.prefill(UmbrellaClearanceProcess.caseKey(key), key);
  }
}

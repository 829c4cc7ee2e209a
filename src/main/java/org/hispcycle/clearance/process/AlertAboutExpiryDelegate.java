package org.hispcycle.clearance.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.hispcycle.clearance.UmbrellaCases;
import org.hispcycle.clearance.process.UmbrellaClearanceProcess.Variables;
import org.springframework.stereotype.Component;

/** Tells people that the clearance runs out, and finds out whether it has. */
@Component
class AlertAboutExpiryDelegate implements JavaDelegate {

  private final UmbrellaCases cases;

  AlertAboutExpiryDelegate(UmbrellaCases cases) {
    this.cases = cases;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Variables.CLEARANCE_LAPSED.set(execution, cases.alertAboutExpiry(execution.getProcessBusinessKey()));
  }
}

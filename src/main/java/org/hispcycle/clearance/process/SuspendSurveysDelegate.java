package org.hispcycle.clearance.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.hispcycle.clearance.UmbrellaCases;
import org.springframework.stereotype.Component;

/** Suspends the surveys of a clearance that has lapsed, in the transaction that found it so. */
@Component
class SuspendSurveysDelegate implements JavaDelegate {

  private final UmbrellaCases cases;

  SuspendSurveysDelegate(UmbrellaCases cases) {
    this.cases = cases;
  }

  @Override
  public void execute(DelegateExecution execution) {
    cases.suspendSurveys(execution.getProcessBusinessKey());
  }
}

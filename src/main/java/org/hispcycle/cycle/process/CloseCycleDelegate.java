package org.hispcycle.cycle.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.hispcycle.cycle.Cycles;
import org.hispcycle.platform.engine.CaseVariables;
import org.springframework.stereotype.Component;

/** Closes the year if the ledger says that everything is settled. */
@Component
class CloseCycleDelegate implements JavaDelegate {

  private final Cycles cycles;

  CloseCycleDelegate(Cycles cycles) {
    this.cycles = cycles;
  }

  @Override
  public void execute(DelegateExecution execution) {
    AnnualCycleProcess.Variables.EVERYTHING_SETTLED.set(execution,
        cycles.closeIfSettled(CaseVariables.CYCLE_YEAR.get(execution)));
  }
}

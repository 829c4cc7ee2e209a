package org.hispcycle.cycle.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.hispcycle.cycle.Cycles;
import org.hispcycle.platform.engine.CaseVariables;
import org.springframework.stereotype.Component;

/** Starts the cycle of every active HISP and of every department that maintains one. */
@Component
class StartSubjectCyclesDelegate implements JavaDelegate {

  private final Cycles cycles;

  StartSubjectCyclesDelegate(Cycles cycles) {
    this.cycles = cycles;
  }

  @Override
  public void execute(DelegateExecution execution) {
    cycles.startSubjects(CaseVariables.CYCLE_YEAR.get(execution));
  }
}

package org.hispcycle.cycle.process;

import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.cycle.Cycles;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.engine.CaseVariables;
import org.hispcycle.platform.engine.TaskRefused;
import org.springframework.stereotype.Component;

/** Opens the cycle of the asked year, or of the current one where the yearly timer asks. */
@Component
class OpenCycleDelegate implements JavaDelegate {

  private final Cycles cycles;
  private final Clock clock;

  OpenCycleDelegate(Cycles cycles, Clock clock) {
    this.cycles = cycles;
    this.clock = clock;
  }

  @Override
  public void execute(DelegateExecution execution) {
    try {
      var year = year(execution);
      CaseVariables.CYCLE_YEAR.set(execution, year);
      execution.setProcessBusinessKey(String.valueOf(year));
      AnnualCycleProcess.Variables.CYCLE_OPENED.set(execution, cycles.open(year));
    } catch (InputRefused refusal) {
      throw new TaskRefused(refusal);
    }
  }

  private int year(DelegateExecution execution) {
    try {
      return CaseVariables.CYCLE_YEAR.find(execution).orElseGet(() -> EasternTime.today(clock).getYear());
    } catch (ClassCastException notANumber) {
      throw new InputRefused("The field cycleYear must be a whole number, such as 2026.");
    }
  }
}

package org.hispcycle.cycle.process;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.hispcycle.cycle.Cycles;
import org.hispcycle.edition.Editions;
import org.hispcycle.edition.Step;
import org.hispcycle.platform.engine.CaseVariables;
import org.hispcycle.platform.engine.ProcessExpression;
import org.hispcycle.platform.engine.StepWording;
import org.springframework.stereotype.Component;

/** What models ask about the edition of their cycle (X1): which phases and steps it has, who takes them, what they are called. */
@Component("editionRules")
@ProcessExpression
public class EditionRules implements StepWording {

  private final Cycles cycles;
  private final Editions editions;

  EditionRules(Cycles cycles, Editions editions) {
    this.cycles = cycles;
    this.editions = editions;
  }

  /** Whether the cycle's calendar has this milestone, such as {@code draft-action-plan}. */
  public boolean hasMilestone(DelegateExecution execution, String milestone) {
    return cycles.hasMilestone(CaseVariables.CYCLE_YEAR.get(execution), milestone);
  }

  public boolean takesPlace(DelegateExecution execution, String step) {
    return step(CaseVariables.CYCLE_YEAR.get(execution), step).isPresent();
  }

  /** The candidate group of a step whose role differs between editions. */
  public String role(DelegateExecution execution, String step) {
    int year = CaseVariables.CYCLE_YEAR.get(execution);
    var found = step(year, step).orElseThrow(() -> new IllegalStateException(
        "The step " + step + " does not take place under the edition of the cycle " + year + "."));
    var department = CaseVariables.HISP_ID.find(execution).isEmpty();
    var role = department && found.departmentRole() != null ? found.departmentRole() : found.role();
    if (role == null) {
      throw new IllegalStateException("The edition of the cycle " + year + " names no role for the step " + step + ".");
    }
    return role;
  }

  @Override
  public Optional<Wording> of(String step, int cycleYear) {
    return cycles.find(cycleYear).flatMap(cycle -> editions.step(cycle.edition(), step))
        .map(each -> new Wording(each.name(), each.ask(), each.clause()));
  }

  private Optional<Step> step(int cycleYear, String step) {
    return editions.step(cycles.get(cycleYear).edition(), step);
  }
}

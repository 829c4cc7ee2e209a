package org.hispcycle.assessment.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.hispcycle.assessment.VoluntaryAssessments;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.engine.CaseVariables;
import org.hispcycle.platform.engine.TaskRefused;
import org.springframework.stereotype.Component;

/** Gives a voluntary assessment its key and its questionnaire. */
@Component
class PrepareVoluntaryAssessmentDelegate implements JavaDelegate {

  private final VoluntaryAssessments assessments;

  PrepareVoluntaryAssessmentDelegate(VoluntaryAssessments assessments) {
    this.assessments = assessments;
  }

  @Override
  public void execute(DelegateExecution execution) {
    try {
      var begun = assessments.begin(execution.getTenantId(), VoluntaryAssessmentProcess.KEY + "/");
      execution.setProcessBusinessKey(begun.businessKey());
      CaseVariables.AGENCY_ID.set(execution, begun.agencyId());
      CaseVariables.CYCLE_YEAR.set(execution, begun.cycleYear());
    } catch (InputRefused refusal) {
      throw new TaskRefused(refusal);
    }
  }
}

package org.hispcycle.assessment.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.hispcycle.assessment.AssessmentCase;
import org.hispcycle.assessment.Assessments;
import org.hispcycle.platform.engine.CaseVariables;
import org.springframework.stereotype.Component;

/** The case takes the questionnaire in force and keeps it (B13). */
@Component
class TakeQuestionnaireDelegate implements JavaDelegate {

  private final Assessments assessments;

  TakeQuestionnaireDelegate(Assessments assessments) {
    this.assessments = assessments;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var businessKey = execution.getProcessBusinessKey();
    assessments.open(new AssessmentCase(CapacityAssessmentProcess.KEY + "/" + businessKey, businessKey,
        CaseVariables.CYCLE_YEAR.get(execution), CaseVariables.AGENCY_ID.get(execution), CaseVariables.HISP_ID.find(execution).orElse(null)));
  }
}

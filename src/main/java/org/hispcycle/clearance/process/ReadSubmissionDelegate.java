package org.hispcycle.clearance.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.hispcycle.clearance.Surveys;
import org.hispcycle.clearance.process.PraClearanceProcess.Variables;
import org.springframework.stereotype.Component;

/** Takes from the submission what the determination and the routes after it need. */
@Component
class ReadSubmissionDelegate implements JavaDelegate {

  private final Surveys surveys;

  ReadSubmissionDelegate(Surveys surveys) {
    this.surveys = surveys;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var key = execution.getProcessBusinessKey();
    var input = surveys.determinationInput(PraClearanceProcess.caseKey(key), key);
    Variables.COLLECTS_FROM.set(execution, input.collectsFrom());
    Variables.METHOD.set(execution, input.method());
    Variables.RESPONDENTS.set(execution, input.respondents());
    Variables.IDENTICAL_QUESTIONS.set(execution, input.identicalQuestions());
    Variables.SCREENING_QUESTIONS.set(execution, input.screeningQuestions());
    Variables.OTHER_GROUPS_SAME_PURPOSE.set(execution, input.otherGroupsSamePurpose());
    Variables.SECTOR_MAJORITY.set(execution, input.sectorMajority());
    Variables.INCENTIVE_OFFERED.set(execution, input.incentiveOffered());
    Variables.CFO_CLEARS_INCENTIVES.set(execution, input.cfoClearsIncentives());
  }
}

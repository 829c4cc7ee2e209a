package org.hispcycle.clearance.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.hispcycle.clearance.SurveyDifferences;
import org.hispcycle.clearance.Surveys;
import org.hispcycle.clearance.process.PraClearanceProcess.Variables;
import org.springframework.stereotype.Component;

/** Takes from the submission what the decisions and the routes after them need. */
@Component
class ReadSubmissionDelegate implements JavaDelegate {

  private final Surveys surveys;

  ReadSubmissionDelegate(Surveys surveys) {
    this.surveys = surveys;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var key = execution.getProcessBusinessKey();
    var input = surveys.determinationInput(key);
    Variables.COLLECTS_FROM.set(execution, input.collectsFrom());
    Variables.METHOD.set(execution, input.method());
    Variables.RESPONDENTS.set(execution, input.respondents());
    Variables.IDENTICAL_QUESTIONS.set(execution, input.identicalQuestions());
    Variables.SCREENING_QUESTIONS.set(execution, input.screeningQuestions());
    Variables.OTHER_GROUPS_SAME_PURPOSE.set(execution, input.otherGroupsSamePurpose());
    Variables.SECTOR_MAJORITY.set(execution, input.sectorMajority());
    Variables.INCENTIVE_OFFERED.set(execution, input.incentiveOffered());
    Variables.CFO_CLEARS_INCENTIVES.set(execution, input.cfoClearsIncentives());
    var differences = surveys.differences(key);
    Variables.CHANGES_APPROVED.set(execution, differences.isPresent());
    var different = differences.orElse(SurveyDifferences.NONE);
    Variables.METHOD_CHANGED.set(execution, different.method());
    Variables.POPULATION_CHANGED.set(execution, different.population());
    Variables.QUESTIONS_ADDED.set(execution, different.questionsAdded());
    Variables.REQUIRED_WORDING_CHANGED.set(execution, different.requiredWording());
    Variables.INCENTIVE_CHANGED.set(execution, different.incentive());
    Variables.BURDEN_CHANGED.set(execution, different.burden());
    Variables.CHANNELS_CHANGED.set(execution, different.channels());
    Variables.OTHER_WORDING_CHANGED.set(execution, different.otherWording());
  }
}

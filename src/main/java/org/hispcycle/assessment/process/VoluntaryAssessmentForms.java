package org.hispcycle.assessment.process;

import java.util.Map;
import java.util.Set;
import org.hispcycle.assessment.AssessmentCase;
import org.hispcycle.assessment.VoluntaryAssessments;
import org.hispcycle.assessment.process.VoluntaryAssessmentProcess.Elements;
import org.hispcycle.assessment.process.VoluntaryAssessmentProcess.Outcomes;
import org.hispcycle.platform.engine.CaseForms;
import org.hispcycle.platform.engine.Completion;
import org.hispcycle.platform.engine.OpenTask;
import org.springframework.stereotype.Component;

/** The task forms of an assessment that stays within the agency. */
@Component
class VoluntaryAssessmentForms implements CaseForms {

  private final VoluntaryAssessments assessments;

  VoluntaryAssessmentForms(VoluntaryAssessments assessments) {
    this.assessments = assessments;
  }

  @Override
  public String processKey() {
    return VoluntaryAssessmentProcess.KEY;
  }

  @Override
  public Map<String, Object> content(OpenTask task) {
    return assessments.content(assessment(task));
  }

  @Override
  public Set<String> editableParts(OpenTask task) {
    return Elements.FILL_IN.equals(task.elementId()) ? Set.of("organization", "functions", "talent", "hiring", "participants") : Set.of();
  }

  @Override
  public void complete(OpenTask task, Completion completion) {
    if (Elements.FILL_IN.equals(task.elementId())) {
      assessments.passOn(assessment(task), completion.draft());
    } else if (completion.is(Outcomes.SIGN)) {
      assessments.sign(assessment(task), completion.draft(), completion.userId(), task.candidateGroups().get(0), completion.at());
    }
  }

  private static AssessmentCase assessment(OpenTask task) {
    return new AssessmentCase(task.draftKey(), task.businessKey(), task.cycleYear(), task.agencyId(), null);
  }
}

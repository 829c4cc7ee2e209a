package org.hispcycle.assessment.process;

import java.util.Map;
import java.util.Set;
import org.hispcycle.assessment.AssessmentCase;
import org.hispcycle.assessment.Assessments;
import org.hispcycle.assessment.process.CapacityAssessmentProcess.Elements;
import org.hispcycle.assessment.process.CapacityAssessmentProcess.Outcomes;
import org.hispcycle.platform.engine.CaseForms;
import org.hispcycle.platform.engine.Completion;
import org.hispcycle.platform.engine.OpenTask;
import org.springframework.stereotype.Component;

/** The task forms of a capacity assessment. */
@Component
class CapacityAssessmentForms implements CaseForms {

  private final Assessments assessments;

  CapacityAssessmentForms(Assessments assessments) {
    this.assessments = assessments;
  }

  @Override
  public String processKey() {
    return CapacityAssessmentProcess.KEY;
  }

  @Override
  public Map<String, Object> content(OpenTask task) {
    return assessments.content(assessment(task));
  }

  @Override
  public Set<String> editableParts(OpenTask task) {
    return switch (task.elementId()) {
      case Elements.FILL_IN -> Set.of("functions", "services", "components", "talent", "hiring", "participants");
      case Elements.ADD_DIGITAL_PART -> Set.of("digital");
      case Elements.HOLD_REVIEW_MEETING -> Set.of("meeting");
      default -> Set.of();
    };
  }

  @Override
  public void complete(OpenTask task, Completion completion) {
    var assessment = assessment(task);
    switch (task.elementId()) {
      case Elements.FILL_IN -> assessments.passOn(assessment, completion.draft());
      case Elements.ADD_DIGITAL_PART -> {
        if (completion.is(Outcomes.SUBMIT)) {
          assessments.addDigitalPart(assessment, completion.draft());
        }
      }
      case Elements.SIGN -> {
        if (completion.is(Outcomes.SIGN)) {
          // the model gives the step one role, by edition
          assessments.sign(assessment, completion.draft(), completion.userId(), task.candidateGroups().get(0), completion.at());
        }
      }
      case Elements.HOLD_REVIEW_MEETING -> {
        if (completion.is(Outcomes.ACCEPT)) {
          assessments.accept(assessment, completion.draft(), completion.userId(), completion.at());
        } else {
          assessments.returned(assessment, completion.draft(), completion.userId(), completion.at(), completion.comment());
        }
      }
      default -> throw new IllegalStateException("No form for " + task.elementId());
    }
  }

  private static AssessmentCase assessment(OpenTask task) {
    return new AssessmentCase(task.draftKey(), task.businessKey(), task.cycleYear(), task.agencyId(), task.hispId());
  }
}

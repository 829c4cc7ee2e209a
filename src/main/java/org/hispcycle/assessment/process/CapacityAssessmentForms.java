package org.hispcycle.assessment.process;

import java.util.List;
import java.util.Map;
import java.util.Set;
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

  /** Who should take part (A10, A11): the eight functions that the 2023 edition names. */
  private static final List<String> PARTICIPANT_FUNCTIONS = List.of("Chief Information Officer", "Chief Human Capital Officer",
      "Chief Financial Officer", "Performance Improvement Officer", "Evaluation Officer", "Chief Data Officer",
      "Customer experience or digital team", "Program and field staff");

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
    return Map.of("questionnaire", assessments.questionnaire(), "participantFunctions", PARTICIPANT_FUNCTIONS,
        "editableParts", editableParts(task));
  }

  @Override
  public Set<String> editableParts(OpenTask task) {
    return switch (task.elementId()) {
      case Elements.FILL_IN -> Set.of("functions", "talent", "hiring", "participants");
      case Elements.ADD_DIGITAL_PART -> Set.of("digital");
      case Elements.HOLD_REVIEW_MEETING -> Set.of("meeting");
      default -> Set.of();
    };
  }

  @Override
  public void complete(OpenTask task, Completion completion) {
    switch (task.elementId()) {
      case Elements.FILL_IN -> assessments.passToCio(completion.draft());
      case Elements.ADD_DIGITAL_PART -> {
        if (completion.is(Outcomes.SUBMIT)) {
          assessments.addDigitalPart(completion.draft());
        }
      }
      case Elements.SIGN -> {
        if (completion.is(Outcomes.SIGN)) {
          assessments.sign(task.draftKey(), task.businessKey(), completion.draft(), completion.userId(), completion.at());
        }
      }
      case Elements.HOLD_REVIEW_MEETING -> {
        if (completion.is(Outcomes.ACCEPT)) {
          assessments.accept(task.draftKey(), task.businessKey(), completion.draft(), completion.userId(), completion.at());
        } else {
          assessments.returned(task.businessKey(), completion.userId(), completion.at(), completion.comment());
        }
      }
      default -> throw new IllegalStateException("No form for " + task.elementId());
    }
  }
}

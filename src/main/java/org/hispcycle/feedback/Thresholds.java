package org.hispcycle.feedback;

import java.util.Optional;
import org.hispcycle.edition.Edition;
import org.hispcycle.feedback.responses.Branching;
import org.hispcycle.feedback.responses.Scale;
import org.hispcycle.survey.Guideline;
import org.hispcycle.survey.Guidelines;
import org.springframework.stereotype.Component;

/**
 * Where answers branch and which of them are affirmative (F2d, L7, L8): what OMB decided for the survey; else what the survey
 * guidelines say that the survey was approved under, or those in force for the edition; else what the edition itself says.
 */
@Component
class Thresholds {

  private final Guidelines guidelines;

  Thresholds(Guidelines guidelines) {
    this.guidelines = guidelines;
  }

  Threshold of(Edition edition, Optional<SurveyClearance> survey) {
    var guideline = guideline(edition.id(), survey);
    var positiveFrom = guideline.map(Guideline::positiveFrom).orElse(edition.positiveFrom());
    var decided = survey.map(SurveyClearance::affirmativeFrom);
    var source = decided.isPresent() ? Threshold.SURVEY : guideline.isPresent() ? Threshold.GUIDELINE : Threshold.EDITION;
    return new Threshold(new Branching(positiveFrom, decided.or(() -> guideline.map(Guideline::affirmativeFrom)).orElse(edition.positiveFrom())), source,
        guideline.map(Guideline::id).orElse(null));
  }

  /** The guidelines that the survey was approved under; those in force for the edition where its approval names none (X10). */
  Optional<Guideline> guideline(String edition, Optional<SurveyClearance> survey) {
    return survey.map(SurveyClearance::guidelineId).map(guidelines::version).or(() -> guidelines.find(edition));
  }

  /** Who says which of five ratings count, for people; null for thumbs, and for files from before it was kept. */
  String said(Dataset dataset) {
    var threshold = dataset.threshold();
    if (dataset.metadata().scale() != Scale.LIKERT || threshold.source() == null) {
      return null;
    }
    return switch (threshold.source()) {
      case Threshold.SURVEY -> "OMB's decision for this survey";
      case Threshold.GUIDELINE -> named(guidelines.version(threshold.guidelineId()));
      default -> "the edition of the circular; there are no survey guidelines for it";
    };
  }

  private static String named(Guideline guideline) {
    return "survey guidelines of " + guideline.edition() + ", version " + guideline.version();
  }
}

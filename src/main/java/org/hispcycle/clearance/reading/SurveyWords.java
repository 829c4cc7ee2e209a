package org.hispcycle.clearance.reading;

import org.hispcycle.clearance.SurveyStatus;
import org.hispcycle.survey.SurveyContent;
import org.hispcycle.survey.SurveyRules;

/** Codes of surveys in words for people. */
final class SurveyWords {

  private SurveyWords() {}

  static String label(SurveyStatus status) {
    return switch (status) {
      case DRAFT -> "Being written by the HISP";
      case IN_AGENCY_REVIEW -> "With the reviewers of the agency";
      case WITH_OMB -> "With OMB and OIRA";
      case AWAITING_NUMBER -> "Approved by both reviewers, waiting for its number";
      case CHANGE_RECORDED -> "Cosmetic change recorded";
      case RETURNED -> "Returned to the HISP";
      case APPROVED -> "Approved";
      case NO_CLEARANCE_NEEDED -> "No clearance needed";
      case EXEMPTION_ENDED -> "Exempt no longer: another group joined";
      case DISAPPROVED -> "Disapproved";
      case WITHDRAWN -> "Withdrawn";
    };
  }

  static boolean atEndOfJourney(SurveyContent survey) {
    return SurveyRules.END_OF_JOURNEY.equals(survey.pointInTime());
  }

  /** Which moment of the journey the survey is about; null where it does not say. */
  static String touchpoint(SurveyContent survey) {
    return SurveyContent.filled(survey.touchpoint()) ? survey.touchpoint() : survey.pointInTime() == null ? null : SurveyRules.POINTS_IN_TIME.get(survey.pointInTime());
  }
}

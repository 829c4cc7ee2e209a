package org.hispcycle.edition;

import java.util.List;
import java.util.Map;

/**
 * A whole edition as one document: what OMB downloads, changes and publishes when a new circular is out (X1, B13). All of
 * it is data; no part of the application asks which edition it is.
 *
 * @param firstCycleYear calendar year of the first cycle that runs under it
 * @param milestones the deadlines; a phase without one does not take place
 * @param steps the human steps; a step that is not listed does not take place
 * @param codes lists to choose from by name
 */
public record EditionDocument(String id, String title, Integer firstCycleYear, String clause, String assessmentName, String planName,
    String reviewMeetingName, String praReviewer, Integer minimumServices, Integer graceDays, Boolean departmentIsSubject,
    Integer actionYearOffset, Integer budgetYearOffset, Boolean cfoClearsIncentives, Integer maxQuestions, Boolean maxQuestionsBlocking,
    Integer positiveFrom, String notReportingCap, Boolean wholePlanPublic, List<Milestone> milestones, List<Step> steps,
    Map<String, List<Code>> codes) {

  /**
   * One deadline as the circular gives it.
   *
   * @param opens rule for the opening day, see {@link DateRule}
   * @param due rule for the due day
   * @param printed the circular's own words; null where it prints only a rule
   * @param proposed the circular prints no day: ours is a proposal that OMB confirms (L1)
   */
  public record Milestone(String milestone, String opens, String due, String printed, String clause, String remark, boolean proposed) {}
}

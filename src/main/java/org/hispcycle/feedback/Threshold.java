package org.hispcycle.feedback;

import org.hispcycle.feedback.responses.Branching;

/**
 * Which ratings a dataset was counted with, and who says so (F2d, L8). It stays with the dataset, whatever is decided later.
 *
 * @param source {@code survey} where OMB decided it for the survey, {@code guideline} or {@code edition}; null for datasets from before
 *     it was kept
 * @param guidelineId the guidelines that say where answers branch; null for datasets from before it was kept, and without guidelines
 */
public record Threshold(Branching branching, String source, Long guidelineId) {

  static final String SURVEY = "survey";
  static final String GUIDELINE = "guideline";
  static final String EDITION = "edition";
}

package org.hispcycle.feedback.responses;

/**
 * Which answers to question 1 lead where; a parameter of the survey guideline, never a constant (L7, L8, F2d to F2f).
 * Thumbs up is positive and affirmative in every edition.
 *
 * @param positiveFrom lowest Likert answer after which the positive drivers are asked
 * @param affirmativeFrom lowest Likert answer that counts into the trust share
 */
public record Branching(int positiveFrom, int affirmativeFrom) {

  public Branching {
    if (positiveFrom < 1 || positiveFrom > 5 || affirmativeFrom < 1 || affirmativeFrom > 5) {
      throw new IllegalArgumentException("Thresholds lie between 1 and 5.");
    }
  }

  public boolean positive(Scale scale, int answer) {
    return answer >= (scale == Scale.THUMBS ? 1 : positiveFrom);
  }

  public boolean affirmative(Scale scale, int answer) {
    return answer >= (scale == Scale.THUMBS ? 1 : affirmativeFrom);
  }
}

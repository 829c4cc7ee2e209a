package org.hispcycle.feedback;

import java.time.Instant;
import java.util.Set;

/**
 * One version of a report as it was submitted to OMB; what it says stays in the submission of the same number (E1, E9).
 *
 * @param correctionId the correction that brought it; null for what was submitted before OMB first accepted
 * @param rating within, partly or not within the survey guidelines; null before OMB has decided (E10)
 * @param leftOut datasets that OMB does not count
 * @param release OMB's, before the version is published or while it is
 * @param mark OIRA's coordination (G3), likewise
 * @param replaced a later version was accepted in its place
 * @param publishedAt since when it is public; null if it is not public now
 */
public record ReportVersion(long id, String businessKey, int version, String edition, Long correctionId, String submittedBy,
    Instant submittedAt, State state, String rating, String ratingReason, String remark, String decidedBy, Instant decidedAt,
    Set<Long> leftOut, Step release, Mark mark, boolean replaced, Instant publishedAt) {

  /** Where a version stands with OMB. */
  public enum State {
    REVIEWING("With OMB"),
    RETURNED("Returned"),
    ACCEPTED("Accepted"),
    PARTLY_ACCEPTED("Accepted in part"),
    GIVEN_UP("Given up");

    private final String label;

    State(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /** Who did it, and when. */
  public record Step(String by, Instant at) {}

  /** @param reference where OIRA keeps its side of the coordination; null where it gave none */
  public record Mark(String by, Instant at, String reference) {}

  public boolean accepted() {
    return state == State.ACCEPTED || state == State.PARTLY_ACCEPTED;
  }

  public boolean correction() {
    return correctionId != null;
  }

  /** Both steps that publication needs have happened. */
  public boolean released() {
    return release != null && mark != null;
  }
}

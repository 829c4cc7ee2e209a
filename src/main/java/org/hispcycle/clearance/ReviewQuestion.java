package org.hispcycle.clearance;

import java.time.Instant;

/**
 * A question of a reviewer to the agency, with its answer (H4).
 *
 * @param askedByRole {@code ombDeskOfficer} or {@code oiraAnalyst}
 * @param materialMissing the reviewers' clock stood still until it was answered (H17)
 * @param answer null while nobody has answered
 * @param submissionVersion the version that the question is about
 */
public record ReviewQuestion(long id, String askedByRole, String askedBy, Instant askedAt, String text, boolean materialMissing,
    String answer, String answeredBy, Instant answeredAt, Integer submissionVersion) {

  public boolean open() {
    return answeredAt == null;
  }
}

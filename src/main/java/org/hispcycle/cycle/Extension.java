package org.hispcycle.cycle;

import java.time.Instant;
import java.time.LocalDate;

/**
 * More time for one duty, asked for and decided (X3).
 *
 * @param previousDueOn the due day when it was asked for
 * @param decidedBy null while nobody has decided
 * @param remark what OMB's lead said with the decision; may be null
 */
public record Extension(long id, String obligationId, LocalDate previousDueOn, LocalDate until, String reason, String askedBy,
    Instant askedAt, Status status, String decidedBy, Instant decidedAt, String remark) {

  /** What became of the request. */
  public enum Status {
    ASKED("Asked for, not decided yet"),
    APPROVED("Approved"),
    REFUSED("Refused"),
    /** The duty was submitted or settled before anybody decided. */
    CLOSED("Closed: the duty was submitted or settled first");

    private final String label;

    Status(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }
}

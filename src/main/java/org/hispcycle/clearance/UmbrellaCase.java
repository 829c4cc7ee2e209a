package org.hispcycle.clearance;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The case of a department's umbrella clearance: it watches one, and brings about the next (H2, H3).
 *
 * @param umbrellaId the clearance that is watched; null for a department without one
 * @param resultId the clearance that was approved in the end; null before
 * @param extensionUntil the day until which the agency asks to extend the clearance; null where it does not
 */
public record UmbrellaCase(String businessKey, String agencyId, Long umbrellaId, Long resultId, Stage stage, Instant stageAt,
    String extensionReason, LocalDate extensionUntil) {

  /** How far a renewal or a first clearance has come, in the words that people read. */
  public enum Stage {
    WATCHED("In force"), STATEMENT("Supporting Statement A is being prepared"), NOTICE("60-day notice to be published"),
    COMMENT("Open for comments"), COMMENTS_CLOSED("Comments are being considered"), WITH_OMB("Under review at OMB"), RETURNED("Returned by OMB"), APPROVED("Approved"),
    WITHDRAWN("Withdrawn"), REPLACED("Replaced by another clearance"),
    ENDED("Ended by the operator");

    private final String label;

    Stage(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }

    boolean open() {
      return this != APPROVED && this != WITHDRAWN && this != REPLACED && this != ENDED;
    }
  }
}

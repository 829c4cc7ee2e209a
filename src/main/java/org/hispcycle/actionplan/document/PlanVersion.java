package org.hispcycle.actionplan.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.hispcycle.actionplan.Signatures.Signature;

/**
 * One state of a plan.
 *
 * @param id {@code 1}, {@code 2}, … of the plan, {@code draft-plan-1}, … of the draft that some editions ask for first (D2),
 *     {@code working} for what is being written
 * @param sha256 of the text kept; null where nothing was submitted
 * @param signature null where nobody signed
 */
record PlanVersion(String id, String label, JsonNode content, String sha256, String by, Instant at, Signature signature) {

  static final String WORKING = "working";

  boolean submitted() {
    return !WORKING.equals(id);
  }

  /** The plan's text stays out of logs, whoever prints this. */
  @Override
  public String toString() {
    return "PlanVersion[" + id + "]";
  }
}

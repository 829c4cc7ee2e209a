package org.hispcycle.assessment;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.hispcycle.platform.security.Roles;

/**
 * Who signed an assessment.
 *
 * @param role in which role, such as {@code serviceDeliveryOfficial}
 * @param version of the submission that was signed
 * @param sha256 of its text
 */
public record Signature(String by, String role, Instant at, int version, String sha256) {

  /** The role in the circular's words. */
  @JsonProperty
  public String roleLabel() {
    return Roles.label(role);
  }
}

package org.hispcycle.clearance;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A department's umbrella clearance (H2, H3).
 *
 * @param controlNumber null where the public record does not show it
 * @param approvedOn null where the public record does not show it
 * @param publicationAllowed results under it may be published (L12)
 * @param demo made up for the demonstration
 */
public record UmbrellaClearance(long id, String agencyId, String controlNumber, String title, LocalDate approvedOn, LocalDate expiresOn,
    long ceilingResponses, BigDecimal ceilingHours, long drawnResponses, BigDecimal drawnHours, boolean publicationAllowed,
    boolean demo, String source) {

  public long remainingResponses() {
    return ceilingResponses - drawnResponses;
  }

  public BigDecimal remainingHours() {
    return ceilingHours.subtract(drawnHours);
  }

  public boolean validOn(LocalDate day) {
    return approvedOn != null && !approvedOn.isAfter(day) && !expiresOn.isBefore(day);
  }
}

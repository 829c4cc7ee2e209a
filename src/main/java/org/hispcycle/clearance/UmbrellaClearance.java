package org.hispcycle.clearance;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A department's umbrella clearance (H2, H3). Its ceilings are those of a year, and a survey draws its annual burden while it
 * is in force (ADR 0033).
 *
 * @param controlNumber null where the public record does not show it
 * @param approvedOn null where the public record does not show it
 * @param drawnResponses what surveys draw that are in force, or suspended with the umbrella; those that have run out count no more
 * @param terms OIRA's terms of clearance; null where there are none
 * @param publicationAllowed results under it may be published (L12)
 * @param replaces the clearance that it followed; null for the first
 * @param version counts the edits of this clearance
 * @param demo made up for the demonstration
 */
public record UmbrellaClearance(long id, String agencyId, String controlNumber, String title, Kind kind, LocalDate approvedOn,
    LocalDate expiresOn, long ceilingResponses, BigDecimal ceilingHours, BigDecimal ceilingCost, long drawnResponses,
    BigDecimal drawnHours, BigDecimal drawnCost, String terms, boolean publicationAllowed, Status status, Long replaces, int version,
    boolean demo, String source) {

  /** Whether it is the umbrella for A-11 Section 280 or another generic clearance of the department. */
  public enum Kind {
    A11_280("a11-280", "A-11 Section 280 umbrella clearance"), OTHER_GENERIC("other-generic", "Other generic clearance");

    private final String id;
    private final String label;

    Kind(String id, String label) {
      this.id = id;
      this.label = label;
    }

    public String id() {
      return id;
    }

    public String label() {
      return label;
    }

    static Kind byId(String id) {
      for (var each : values()) {
        if (each.id.equals(id)) {
          return each;
        }
      }
      throw new IllegalArgumentException("No kind of umbrella clearance is called " + id);
    }
  }

  /** In force until its last day has passed, unless another clearance took its place before. */
  public enum Status { IN_FORCE, EXPIRED, REPLACED }

  UmbrellaBurden drawn() {
    return new UmbrellaBurden(drawnResponses, drawnHours, drawnCost);
  }

  public long remainingResponses() {
    return ceilingResponses - drawnResponses;
  }

  public BigDecimal remainingHours() {
    return ceilingHours.subtract(drawnHours);
  }

  public BigDecimal remainingCost() {
    return ceilingCost.subtract(drawnCost);
  }

  public boolean validOn(LocalDate day) {
    return status != Status.REPLACED && approvedOn != null && !approvedOn.isAfter(day) && !expiresOn.isBefore(day);
  }
}

package org.hispcycle.clearance;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * The approval of one survey (H4, X6).
 *
 * @param expiresOn last day of use: its own expiry or that of its umbrella, whichever comes first (H3)
 * @param responses drawn from the umbrella; null where seeded without figures
 * @param demo made up for the demonstration
 */
public record ApprovedSurvey(long id, String businessKey, String agencyId, String hispId, int serviceId, String controlNumber,
    String title, LocalDate approvedOn, LocalDate expiresOn, String terms, Long responses, BigDecimal hours,
    boolean publicationAllowed, boolean demo) {

  public boolean validOn(LocalDate day) {
    return !approvedOn.isAfter(day) && !expiresOn.isBefore(day);
  }
}

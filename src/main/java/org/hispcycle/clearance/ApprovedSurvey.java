package org.hispcycle.clearance;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * The approval of one survey (H4, X6).
 *
 * @param expiresOn last day of use: its own expiry or that of its umbrella, whichever comes first (H3)
 * @param touchpoint the moment of the journey that it asks about (F1b); null where nobody said
 * @param affirmativeFrom the lowest of five ratings that counts as positive, as OMB decided (F2d); null where the scale has no such ratings
 * @param replaces the approval that it took over from when the survey was changed; null for a survey of its own
 * @param replacedBy the approval that took over from it; null while there is none
 * @param responses drawn from the umbrella; null where seeded without figures
 * @param demo made up for the demonstration
 * @param scale on which the trust question is rated, as it was approved (F2p); null for approvals from before it was kept
 * @param guidelineId the survey guidelines that it was approved under; null for approvals from before there were versions
 * @param umbrellaId the clearance that it is under
 * @param asLongAsUmbrella it has no earlier last day of its own, so a renewal of the umbrella lengthens it
 * @param endedOn the first day on which it is no longer used although it could be; null where nobody ended it
 */
public record ApprovedSurvey(long id, String businessKey, String agencyId, String hispId, int serviceId, String controlNumber,
    String title, LocalDate approvedOn, LocalDate expiresOn, String terms, Long responses, BigDecimal hours,
    boolean publicationAllowed, boolean demo, String touchpoint, Integer affirmativeFrom, Long replaces, Long replacedBy,
    String scale, Long guidelineId, long umbrellaId, boolean asLongAsUmbrella, LocalDate endedOn, String endedWhy) {

  public boolean validOn(LocalDate day) {
    return !approvedOn.isAfter(day) && !expiresOn.isBefore(day);
  }

  /** It stands still because its umbrella clearance has lapsed, and goes on as soon as that is renewed or extended (H3, ADR 0033). */
  public boolean suspendedOn(LocalDate day) {
    return asLongAsUmbrella && !endedBy(day) && expiresOn.isBefore(day);
  }

  /** Somebody ended it, on the day or before; a survey that another one took over from was ended, too. */
  public boolean endedBy(LocalDate day) {
    return endedOn != null && !endedOn.isAfter(day);
  }
}

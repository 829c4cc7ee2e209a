package org.hispcycle.feedback;

import java.time.LocalDate;
import org.hispcycle.calendar.FiscalQuarter;

/**
 * The approval of one survey under the Paperwork Reduction Act, as far as reports need it (F1f, E10).
 *
 * @param controlNumber OMB's number, {@code NNNN-NNNN}
 * @param approvedOn first day on which the survey may be used
 * @param expiresOn last day on which it may be used; null where the approval prints none
 * @param publicationAllowed the terms of the clearance let results be published (L12: a fast-track clearance does not)
 * @param demo made up for the demonstration, to be labelled wherever it shows
 */
public record SurveyClearance(String controlNumber, String title, LocalDate approvedOn, LocalDate expiresOn,
    boolean publicationAllowed, boolean demo) {

  /** The survey could be used on at least one day of the quarter; response files carry no date that would say more. */
  public boolean validIn(FiscalQuarter quarter) {
    return approvedOn != null && !approvedOn.isAfter(quarter.end())
        && (expiresOn == null || !expiresOn.isBefore(quarter.start()));
  }
}

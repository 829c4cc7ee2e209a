package org.hispcycle.feedback;

import java.time.LocalDate;
import org.hispcycle.calendar.FiscalQuarter;
import org.hispcycle.feedback.responses.Scale;

/**
 * The approval of one survey under the Paperwork Reduction Act, as far as reports need it (F1f, E10).
 *
 * @param id tells it from other surveys under the same number
 * @param controlNumber OMB's number, {@code NNNN-NNNN}; all surveys under an umbrella may have the same
 * @param approvedOn first day on which the survey may be used
 * @param expiresOn last day on which it may be used; null where the approval prints none
 * @param publicationAllowed the terms of the clearance let results be published (L12: a fast-track clearance does not)
 * @param demo made up for the demonstration, to be labelled wherever it shows
 * @param scale on which its trust question may be rated; null where the approval does not say
 * @param affirmativeFrom the lowest of five ratings that counts as affirmative, as OMB decided for it (F2d, L8); null where OMB did not
 * @param guidelineId the survey guidelines that it was approved under; null where the approval does not say
 * @param replacedBy the approval that took over from it; null while there is none
 */
public record SurveyClearance(long id, String controlNumber, String title, LocalDate approvedOn, LocalDate expiresOn,
    boolean publicationAllowed, boolean demo, Scale scale, Integer affirmativeFrom, Long guidelineId, Long replacedBy) {

  /** The survey could be used on at least one day of the quarter; response files carry no date that would say more. */
  public boolean validIn(FiscalQuarter quarter) {
    return approvedOn != null && !approvedOn.isAfter(quarter.end())
        && (expiresOn == null || !expiresOn.isBefore(quarter.start()));
  }
}

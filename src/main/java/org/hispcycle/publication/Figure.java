package org.hispcycle.publication;

import java.time.Instant;
import java.util.Map;
import org.hispcycle.calendar.FiscalQuarter;

/**
 * The counts of one dataset that was released: the smallest thing that is known here, and not public by itself where it
 * is of too few people. Package-private for that reason: what leaves the module is made of {@link Unit}s.
 *
 * @param id unique, such as {@code report/17}
 * @param channel null where the source gives none
 * @param stage moment of the journey, or part of the service; null where the source gives none
 * @param responses to the trust question
 * @param respondents people who took part; null where the source contradicts itself
 * @param drivers by branch, how often each driver was chosen; empty where they were not asked so
 * @param releasedAt figures released together are looked at together
 * @param takenBackAt when it was withdrawn, or replaced by a correction; null while it is public
 */
record Figure(String id, Source source, String agencyId, String hispId, int serviceId, FiscalQuarter quarter, String channel, String stage,
    String pointInTime, Measure measure, int positiveFrom, long responses, long affirmative, Long respondents, Long offered, Long customers,
    Map<String, Branch> drivers, boolean demo, Instant releasedAt, Instant takenBackAt, About about) implements Place {

  /**
   * The answers of one branch.
   *
   * @param base responses that were asked for these drivers
   */
  record Branch(long base, Map<String, Long> chosen) {}

  /**
   * What is said about a dataset without counting.
   *
   * @param rating within, partly or not within the survey guidelines; for the history as its source has it
   * @param exceptionModel the earlier model that the survey kept by OMB's exception; null where it had none (F1e)
   */
  record About(String reportKey, int cycleYear, String controlNumber, String surveyTitle, String trustQuestion, String learned, String indicators,
      String status, String rating, String exceptionModel, Instant createdAt, Instant submittedAt) {}

  Figure {
    if (affirmative > responses || responses < 0 || affirmative < 0) {
      throw new IllegalArgumentException("Of " + responses + " responses " + affirmative + " cannot be affirmative (" + id + ").");
    }
  }

  /** The fewest people that stand behind it. */
  long people() {
    return respondents == null ? responses : Math.min(responses, respondents);
  }
}

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
 * @param answers how many gave each answer to the trust question; empty where only the affirmative ones are known
 * @param respondents people who took part; null where the source contradicts itself
 * @param drivers by branch and driver; empty where they were not asked so
 * @param releasedAt figures released together are looked at together
 * @param takenBackAt when it was withdrawn, or replaced by a correction; null while it is public
 */
record Figure(String id, Source source, String agencyId, String hispId, int serviceId, FiscalQuarter quarter, String channel, String stage,
    String pointInTime, Measure measure, int positiveFrom, long responses, long affirmative, Map<String, Long> answers, Long respondents, Long offered, Long customers,
    Map<String, Map<String, Choice>> drivers, boolean demo, Instant releasedAt, Instant takenBackAt, About about) implements Place {

  /**
   * The answers about one driver in one branch. A driver that a survey does not offer is not one that nobody chose: only those who
   * were asked count (F2g, L7).
   *
   * @param asked responses that chose it or did not; without those that were not asked
   */
  record Choice(long chosen, long asked) {

    Choice {
      if (chosen > asked || chosen < 0) {
        throw new IllegalArgumentException("Of " + asked + " who were asked " + chosen + " cannot have chosen.");
      }
    }

    Choice plus(Choice other) {
      return new Choice(chosen + other.chosen, asked + other.asked);
    }
  }

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
    if (!answers.isEmpty() && answers.values().stream().mapToLong(Long::longValue).sum() != responses) {
      throw new IllegalArgumentException("The answers " + answers + " are not those of " + responses + " responses (" + id + ").");
    }
  }

  /** The fewest people that stand behind it. */
  long people() {
    return respondents == null ? responses : Math.min(responses, respondents);
  }
}

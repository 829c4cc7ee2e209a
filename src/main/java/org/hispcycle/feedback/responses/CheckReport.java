package org.hispcycle.feedback.responses;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

/**
 * What was counted in a file and what was refused and why; {@code counted + refused = rowsRead}.
 *
 * @param flagged rows that were counted although something about them is odd
 * @param answers how many responses gave each answer to question 1
 * @param affirmative responses that count into the trust share
 * @param trustShare affirmative among counted, 0 to 1; null where nothing was counted
 * @param problems the first ones, in the order of the file
 * @param problemCounts in how many rows each rule was broken
 */
public record CheckReport(long rowsRead, long counted, long refused, long flagged, Map<String, Long> answers, long positive,
    long negative, long affirmative, BigDecimal trustShare, List<DriverCount> drivers, List<Problem> problems,
    Map<String, Long> problemCounts) {

  /**
   * One driver of trust in one branch.
   *
   * @param notAsked responses of the branch that were not asked for it: a survey need not offer every driver
   */
  public record DriverCount(String branch, String driver, long chosen, long notChosen, long notAsked) {

    public long asked() {
      return chosen + notChosen;
    }

    /** Chosen among those that were asked for it, 0 to 1; null where nobody was. */
    @JsonProperty
    public BigDecimal share() {
      return CheckReport.share(chosen, asked());
    }
  }

  /** Four decimals; null where there is no whole. */
  public static BigDecimal share(long part, long whole) {
    return whole == 0 ? null : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 4, RoundingMode.HALF_UP);
  }
}

package org.hispcycle.publication;

import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How a trust share was measured: on which scale, and which answers count. Shares of different measures are not the same
 * thing; where they are added up, the split stands beside the sum (L8).
 *
 * @param affirmativeFrom lowest answer that counts on the five-point scale; 1 for thumbs
 */
public record Measure(String scale, int affirmativeFrom) implements Comparable<Measure> {

  public static final String THUMBS = "thumbs_up_down";
  private static final Comparator<Measure> ORDER = Comparator.comparing(Measure::scale).reversed().thenComparing(Measure::affirmativeFrom);

  /** Thumbs have no threshold, whatever the guideline says about five points. */
  static Measure of(String scale, int affirmativeFrom) {
    return new Measure(scale, scale.equals(THUMBS) ? 1 : affirmativeFrom);
  }

  /** In words, such as "Five-point scale, answers 4 and 5 count". */
  public String label() {
    if (scale.equals(THUMBS)) {
      return "Thumbs up or down, thumbs up counts";
    }
    return affirmativeFrom == 5 ? "Five-point scale, only answer 5 counts"
        : "Five-point scale, answers " + IntStream.rangeClosed(affirmativeFrom, 4).mapToObj(String::valueOf).collect(Collectors.joining(", ")) + " and 5 count";
  }

  @Override
  public int compareTo(Measure other) {
    return ORDER.compare(this, other);
  }
}

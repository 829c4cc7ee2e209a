package org.hispcycle.publication;

import java.util.ArrayList;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.InputRefused.Fault;

/**
 * What is too few (X8).
 *
 * @param withheldBelow figures of fewer respondents are not given
 * @param flaggedBelow figures of fewer respondents are given with a warning
 */
public record SmallNumbers(int withheldBelow, int flaggedBelow) {

  /** With less than this, "withheld" would say that it was one, or none. */
  static final int LOWEST = 5;
  private static final int HIGHEST = 10_000;

  /** @throws InputRefused if they protect nobody, or hide everything */
  public SmallNumbers {
    var faults = new ArrayList<Fault>();
    if (withheldBelow < LOWEST || withheldBelow > HIGHEST) {
      faults.add(new Fault("withheldBelow", "Figures can be withheld below " + LOWEST + " to " + HIGHEST + " respondents, not below " + withheldBelow + "."));
    }
    if (flaggedBelow < withheldBelow || flaggedBelow > HIGHEST) {
      faults.add(new Fault("flaggedBelow", "Figures are flagged below a number that is not smaller than the one below which they are withheld ("
          + withheldBelow + ") and at most " + HIGHEST + ", not " + flaggedBelow + "."));
    }
    InputRefused.ifAny(faults);
  }
}

package org.hispcycle.publication;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Shares as people read them: with one place, rounded half up from the four that are published. */
public final class Percent {

  private Percent() {}

  public static String of(BigDecimal share) {
    return share == null ? "" : share.movePointRight(2).setScale(1, RoundingMode.HALF_UP).toPlainString() + "%";
  }
}

package org.hispcycle.feedback;

import java.math.BigDecimal;

/**
 * A number of the program itself, such as a wait time or the use of a website (E14, E17).
 *
 * @param period what the number is of, such as "FY 2026 Q1" or "December 2025"
 * @param source where it comes from; null where the report does not say
 */
public record ServiceLevel(String name, String unit, BigDecimal value, String period, String source) {

  /** The number with its unit, such as "12.5 minutes". */
  public String shown() {
    return plain(value) + (unit.equals("%") ? "%" : " " + unit);
  }

  static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }
}

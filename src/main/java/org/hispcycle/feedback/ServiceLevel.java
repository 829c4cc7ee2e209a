package org.hispcycle.feedback;

import java.math.BigDecimal;

/**
 * A number of the program itself, such as a wait time or the use of a website (E14, E17).
 *
 * @param period what the number is of, such as "FY 2026 Q1" or "December 2025"
 * @param source where it comes from; null where the report does not say
 */
public record ServiceLevel(String name, String unit, BigDecimal value, String period, String source) {

  /** However many zeros were written behind the point: 80, not 80.0000 and not 8E+1. */
  public ServiceLevel {
    var plain = value.stripTrailingZeros();
    value = plain.scale() < 0 ? plain.setScale(0) : plain;
  }

  /** The number with its unit, such as "12.5 minutes". */
  public String shown() {
    return value.toPlainString() + (unit.equals("%") ? "%" : " " + unit);
  }
}

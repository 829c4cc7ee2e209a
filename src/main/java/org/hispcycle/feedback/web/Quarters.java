package org.hispcycle.feedback.web;

import org.hispcycle.calendar.FiscalQuarter;
import org.hispcycle.platform.InputRefused;

/** Reads the quarter in an address, such as {@code FY2026Q1}. */
final class Quarters {

  private Quarters() {}

  /** @throws InputRefused saying how a quarter is written */
  static FiscalQuarter read(String text) {
    try {
      return FiscalQuarter.parse(text);
    } catch (IllegalArgumentException notAQuarter) {
      throw new InputRefused(notAQuarter.getMessage());
    }
  }
}

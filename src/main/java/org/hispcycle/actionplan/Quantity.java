package org.hispcycle.actionplan;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The number in a baseline or target as people write it: {@code 40}, {@code 1,200}, {@code 12.5 %}, {@code at most 20 minutes}.
 * Targets without one cannot be measured; GAO-25-107652 asks OMB for quantitative targets and time frames.
 */
final class Quantity {

  private static final Pattern NUMBER = Pattern.compile("-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,18})(?:\\.[0-9]{1,9})?");

  private Quantity() {}

  /** The first number in the text. */
  static Optional<BigDecimal> in(String text) {
    if (text == null) {
      return Optional.empty();
    }
    var found = NUMBER.matcher(text);
    return found.find() ? Optional.of(new BigDecimal(found.group().replace(",", ""))) : Optional.empty();
  }

  static boolean isIn(String text) {
    return in(text).isPresent();
  }
}

package org.hispcycle.actionplan;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** A sum in U.S. dollars as people type it: {@code 1500000}, {@code 1,500,000}, {@code $1,500,000.50}; nothing else, and more than zero. */
final class Amount {

  private static final Pattern PLAIN = Pattern.compile("\\$?\\s?(?:[0-9]{1,15}|[0-9]{1,3}(?:,[0-9]{3}){1,4})(?:\\.[0-9]{1,2})?");

  private Amount() {}

  static Optional<BigDecimal> parse(String text) {
    if (text == null || !PLAIN.matcher(text.strip()).matches()) {
      return Optional.empty();
    }
    return Optional.of(new BigDecimal(text.strip().replaceAll("[$,\\s]", ""))).filter(amount -> amount.signum() > 0);
  }
}

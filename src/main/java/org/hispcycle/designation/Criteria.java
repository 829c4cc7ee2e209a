package org.hispcycle.designation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hispcycle.platform.InputRefused.Fault;

/** The criteria of C5 that are numbers, read from what people type. */
final class Criteria {

  private static final Pattern PERCENT = Pattern.compile("\\d{1,3}(\\.\\d{1,3})?");
  private static final Pattern WHOLE = Pattern.compile("\\d{1,15}|\\d{1,3}(,\\d{3}){1,4}");
  private static final BigDecimal ALL = BigDecimal.valueOf(100);
  private static final long MOST_TRANSACTIONS = 100_000_000_000L;

  private Criteria() {}

  /** Share of the population in percent; empty where nothing was entered. */
  static Optional<BigDecimal> percent(List<Fault> faults, String field, String name, String typed) {
    if (typed == null || typed.isBlank()) {
      return Optional.empty();
    }
    var text = typed.strip();
    if (!PERCENT.matcher(text).matches()) {
      faults.add(new Fault(field, "Enter the share of the population served by " + name + " in percent as a number from 0 to 100 with at most "
          + "three decimals, such as 6.5, and no other characters; \"" + shown(text) + "\" cannot be read."));
      return Optional.empty();
    }
    var percent = new BigDecimal(text);
    if (percent.compareTo(ALL) > 0) {
      faults.add(new Fault(field, "The share of the population served by " + name + " is " + text + " percent, more than everybody. Enter a number from 0 to 100."));
      return Optional.empty();
    }
    return Optional.of(percent);
  }

  /** Transactions in a year; empty where nothing was entered. */
  static Optional<Long> transactions(List<Fault> faults, String field, String name, String typed) {
    if (typed == null || typed.isBlank()) {
      return Optional.empty();
    }
    var text = typed.strip();
    if (!WHOLE.matcher(text).matches()) {
      faults.add(new Fault(field, "Enter the annual transactions of " + name + " as a whole number, such as 1200000 or 1,200,000, and no other characters; \""
          + shown(text) + "\" cannot be read."));
      return Optional.empty();
    }
    var number = Long.parseLong(text.replace(",", ""));
    if (number > MOST_TRANSACTIONS) {
      faults.add(new Fault(field, "The annual transactions of " + name + " are more than 100 billion. Check the number " + text + "."));
      return Optional.empty();
    }
    return Optional.of(number);
  }

  /** What somebody sent, short enough to stand in a sentence. */
  static String shown(String text) {
    return text == null ? "nothing" : text.length() > 80 ? text.substring(0, 80) + "…" : text;
  }
}

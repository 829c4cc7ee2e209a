package org.hispcycle.calendar;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Federal fiscal quarter: FY2026Q1 is 1 October 2025 to 31 December 2025.
 *
 * <p>Circular A-11, Section 280.5 has feedback data of a quarter submitted in the month after it ends, so a quarter is
 * <em>reported</em> in a period that belongs to the next one: the report opened in October 2026 is FY2026Q4, although
 * that day lies in FY2027Q1. Ask {@link #opensOn()} for the day reporting starts; its month is the month the report is
 * due under the editions of 2020 and later.
 *
 * @param fiscalYear the year in which the fiscal year ends, 1977 to 9998
 * @param quarter 1 (October to December) to 4 (July to September)
 */
public record FiscalQuarter(int fiscalYear, int quarter) implements Comparable<FiscalQuarter> {

  // fiscal years have begun on 1 October only since FY1977 (31 U.S.C. 1102); 9998 keeps the four-digit form closed
  private static final int FIRST_YEAR = 1977;
  private static final int LAST_YEAR = 9998;
  private static final Pattern FORM = Pattern.compile("FY([0-9]{4})Q([1-4])");
  private static final Comparator<FiscalQuarter> IN_TIME =
      Comparator.comparingInt(FiscalQuarter::fiscalYear).thenComparingInt(FiscalQuarter::quarter);

  /** @throws IllegalArgumentException if the year or the quarter is out of range */
  public FiscalQuarter {
    if (quarter < 1 || quarter > 4) {
      throw new IllegalArgumentException("A fiscal quarter is 1, 2, 3 or 4, not " + quarter + ".");
    }
    if (fiscalYear < FIRST_YEAR || fiscalYear > LAST_YEAR) {
      throw new IllegalArgumentException(
          "A fiscal year lies between " + FIRST_YEAR + " and " + LAST_YEAR + ", not at " + fiscalYear + ".");
    }
  }

  /**
   * Reads the form {@link #toString()} writes.
   *
   * @throws IllegalArgumentException if the text is null or anything but, for example, "FY2026Q1"
   */
  public static FiscalQuarter parse(String text) {
    Matcher matcher = text == null ? null : FORM.matcher(text);
    if (matcher == null || !matcher.matches()) {
      throw notAQuarter(text);
    }
    int fiscalYear = Integer.parseInt(matcher.group(1));
    if (fiscalYear < FIRST_YEAR || fiscalYear > LAST_YEAR) {
      throw notAQuarter(text);
    }
    return new FiscalQuarter(fiscalYear, Integer.parseInt(matcher.group(2)));
  }

  private static IllegalArgumentException notAQuarter(String text) {
    return new IllegalArgumentException(
        (text == null ? "No text" : "\"" + text + "\"")
            + " is not a fiscal quarter; write it like FY2026Q1: FY, a year from "
            + FIRST_YEAR + " on, Q, and 1 to 4.");
  }

  /**
   * The quarter a day lies in. This is not the quarter reported on that day, which is the one before.
   *
   * @throws IllegalArgumentException if the day lies outside the fiscal years this type knows
   */
  public static FiscalQuarter containing(LocalDate day) {
    LocalDate shifted = day.plusMonths(3);
    return new FiscalQuarter(shifted.getYear(), (shifted.getMonthValue() - 1) / 3 + 1);
  }

  /**
   * The four quarters whose reports fall due in a calendar (cycle) year, in order: 2026 gives FY2026Q1 (due in January)
   * to FY2026Q4 (due in October, when FY2027 has begun).
   */
  public static List<FiscalQuarter> reportedIn(int cycleYear) {
    return List.of(
        new FiscalQuarter(cycleYear, 1),
        new FiscalQuarter(cycleYear, 2),
        new FiscalQuarter(cycleYear, 3),
        new FiscalQuarter(cycleYear, 4));
  }

  /** First day of the quarter. */
  public LocalDate start() {
    return LocalDate.of(fiscalYear - 1, 10, 1).plusMonths(3L * (quarter - 1));
  }

  /** Last day of the quarter. */
  public LocalDate end() {
    return opensOn().minusDays(1);
  }

  /** The day after the quarter's end: data may be submitted from here on ("as soon as they are able to", 280.12). */
  public LocalDate opensOn() {
    return start().plusMonths(3);
  }

  /** The quarter after this one; Q4 is followed by Q1 of the next fiscal year. */
  public FiscalQuarter next() {
    return quarter == 4 ? new FiscalQuarter(fiscalYear + 1, 1) : new FiscalQuarter(fiscalYear, quarter + 1);
  }

  /** The quarter before this one; Q1 is preceded by Q4 of the fiscal year before. */
  public FiscalQuarter previous() {
    return quarter == 1 ? new FiscalQuarter(fiscalYear - 1, 4) : new FiscalQuarter(fiscalYear, quarter - 1);
  }

  /** For people: "FY 2026 Q1". */
  public String label() {
    return "FY " + fiscalYear + " Q" + quarter;
  }

  @Override
  public int compareTo(FiscalQuarter other) {
    return IN_TIME.compare(this, other);
  }

  /** For keys, variables and files: "FY2026Q1". */
  @Override
  public String toString() {
    return "FY" + fiscalYear + "Q" + quarter;
  }
}

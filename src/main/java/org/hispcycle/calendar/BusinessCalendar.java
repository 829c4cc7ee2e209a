package org.hispcycle.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;
import java.util.Optional;

/**
 * Counts business days: Monday to Friday, unless a federal holiday is observed or a closure declared. Section 280 asks
 * for data by "the final business day" of a month and does not define the term; this is the natural reading, and OMB can
 * change it day by day with overrides. Immutable.
 *
 * <p>Fixed dates printed in a circular are not rolled by anything here: the 2023 edition prints Sunday, 14 April 2024,
 * and gives no rule for it. {@link #warningFor} says so to whoever enters such a date.
 */
public final class BusinessCalendar {

  private final FederalHolidays holidays;

  public BusinessCalendar(FederalHolidays holidays) {
    this.holidays = Objects.requireNonNull(holidays, "A business calendar needs its holidays.");
  }

  /** Whether federal offices are open that day. */
  public boolean isBusinessDay(LocalDate day) {
    return !isWeekend(day) && holidays.nameOn(day).isEmpty();
  }

  /** The due date rule of 280.5 (FY2026) and 280.12 (2020, 2023), given the month after the fiscal quarter. */
  public LocalDate lastBusinessDayOf(YearMonth month) {
    return onOrBefore(month.atEndOfMonth());
  }

  /** The day itself if it is a business day, else the next one. */
  public LocalDate onOrAfter(LocalDate day) {
    LocalDate found = day;
    while (!isBusinessDay(found)) {
      found = found.plusDays(1);
    }
    return found;
  }

  /** The day itself if it is a business day, else the one before. */
  public LocalDate onOrBefore(LocalDate day) {
    LocalDate found = day;
    while (!isBusinessDay(found)) {
      found = found.minusDays(1);
    }
    return found;
  }

  /**
   * The n-th business day after a day, or before it if n is negative. The day itself is not counted and need not be a
   * business day; with n = 0 it is returned as it is.
   */
  public LocalDate plusBusinessDays(LocalDate day, int n) {
    int step = Integer.signum(n);
    LocalDate found = day;
    for (int left = n; left != 0; left -= step) {
      do {
        found = found.plusDays(step);
      } while (!isBusinessDay(found));
    }
    return found;
  }

  /**
   * Business days from one day to another, without the first and with the last; negative if {@code to} is earlier. So
   * {@code businessDaysBetween(d, plusBusinessDays(d, n))} is {@code n}.
   */
  public int businessDaysBetween(LocalDate from, LocalDate to) {
    int step = Integer.signum(to.compareTo(from));
    int count = 0;
    for (LocalDate day = from; !day.equals(to); ) {
      day = day.plusDays(step);
      if (isBusinessDay(day)) {
        count += step;
      }
    }
    return count;
  }

  /**
   * Why a day is no business day, as a sentence for the person choosing it; empty if it is one. A warning, never a
   * refusal: circulars do print such days.
   */
  public Optional<String> warningFor(LocalDate day) {
    String date = EasternTime.longDate(day);
    if (isWeekend(day)) {
      return Optional.of(date + " is a weekend day.");
    }
    String kind = holidays.isDeclaredClosed(day) ? "a declared closure of federal offices" : "a federal holiday";
    return holidays.nameOn(day).map(name -> date + " is " + kind + " (" + name + ").");
  }

  static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }
}

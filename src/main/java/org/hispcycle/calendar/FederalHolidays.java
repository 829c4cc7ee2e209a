package org.hispcycle.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The legal public holidays of 5 U.S.C. 6103(a) on the days they are observed, with dated overrides on top. Immutable;
 * right for 1986 (first Martin Luther King holiday) and later.
 *
 * <p>A holiday on a Saturday is observed the Friday before (6103(b)), one on a Sunday the Monday after (E.O. 11582).
 * The move may cross a year: New Year's Day 2022 was observed on 31 December 2021. The libraries looked at get that,
 * Columbus Day and Inauguration Day wrong, which is why this class exists.
 */
public final class FederalHolidays {

  private static final int FIRST_JUNETEENTH = 2021;

  private final boolean inauguration;
  private final Map<LocalDate, CalendarOverride> overrides;

  private FederalHolidays(boolean inauguration, Map<LocalDate, CalendarOverride> overrides) {
    this.inauguration = inauguration;
    this.overrides = overrides;
  }

  /**
   * The eleven holidays of every federal employee. Inauguration Day is left out: 6103(c) grants it only to people who
   * work in the Washington area, and a due date must be the same for a service run from Denver. Counting it could only
   * make a national deadline fall earlier or later for some.
   */
  public static FederalHolidays statutory() {
    return new FederalHolidays(false, Map.of());
  }

  /**
   * {@link #statutory()} and Inauguration Day (6103(c): 20 January of each fourth year after 1965, Monday 21 January if
   * that is a Sunday). On a Saturday, as in 2029, it is not moved to Friday.
   */
  public static FederalHolidays washington() {
    return new FederalHolidays(true, Map.of());
  }

  /** A copy with these overrides added; for a day declared more than once the last one holds. */
  public FederalHolidays with(Collection<CalendarOverride> added) {
    Map<LocalDate, CalendarOverride> all = new TreeMap<>(overrides);
    added.forEach(override -> all.put(override.day(), override));
    return new FederalHolidays(inauguration, Collections.unmodifiableMap(all));
  }

  /** Name of the holiday observed, or reason of the closure declared, on that day. */
  public Optional<String> nameOn(LocalDate day) {
    CalendarOverride override = overrides.get(day);
    if (override != null) {
      return override.closed() ? Optional.of(override.reason()) : Optional.empty();
    }
    return Optional.ofNullable(statutoryIn(day.getYear()).get(day));
  }

  /** Every holiday observed and closure declared in a calendar year, by day, in order; cannot be modified. */
  public Map<LocalDate, String> observedIn(int year) {
    Map<LocalDate, String> observed = statutoryIn(year);
    for (CalendarOverride override : overrides.values()) {
      if (override.day().getYear() != year) {
        continue;
      }
      if (override.closed()) {
        observed.put(override.day(), override.reason());
      } else {
        observed.remove(override.day());
      }
    }
    return Collections.unmodifiableMap(observed);
  }

  boolean isDeclaredClosed(LocalDate day) {
    CalendarOverride override = overrides.get(day);
    return override != null && override.closed();
  }

  private Map<LocalDate, String> statutoryIn(int year) {
    Map<LocalDate, String> observed = new TreeMap<>();
    addHolidaysOf(year, observed);
    // only New Year's Day can be observed in the year before its own, so one year ahead is enough
    addHolidaysOf(year + 1, observed);
    observed.keySet().removeIf(day -> day.getYear() != year);
    return observed;
  }

  private void addHolidaysOf(int year, Map<LocalDate, String> observed) {
    observe(LocalDate.of(year, 1, 1), "New Year's Day", observed);
    observe(nth(3, DayOfWeek.MONDAY, year, Month.JANUARY), "Birthday of Martin Luther King, Jr.", observed);
    observe(nth(3, DayOfWeek.MONDAY, year, Month.FEBRUARY), "Washington's Birthday", observed);
    observe(nth(-1, DayOfWeek.MONDAY, year, Month.MAY), "Memorial Day", observed);
    if (year >= FIRST_JUNETEENTH) {
      observe(LocalDate.of(year, 6, 19), "Juneteenth National Independence Day", observed);
    }
    observe(LocalDate.of(year, 7, 4), "Independence Day", observed);
    observe(nth(1, DayOfWeek.MONDAY, year, Month.SEPTEMBER), "Labor Day", observed);
    observe(nth(2, DayOfWeek.MONDAY, year, Month.OCTOBER), "Columbus Day", observed);
    observe(LocalDate.of(year, 11, 11), "Veterans Day", observed);
    observe(nth(4, DayOfWeek.THURSDAY, year, Month.NOVEMBER), "Thanksgiving Day", observed);
    observe(LocalDate.of(year, 12, 25), "Christmas Day", observed);
    if (inauguration && year % 4 == 1) {
      LocalDate day = LocalDate.of(year, 1, 20);
      // in 2025 it fell on the King holiday: one day off, two names
      observed.merge(
          day.getDayOfWeek() == DayOfWeek.SUNDAY ? day.plusDays(1) : day,
          "Inauguration Day",
          (first, second) -> first + "; " + second);
    }
  }

  private static void observe(LocalDate day, String name, Map<LocalDate, String> observed) {
    LocalDate dayOff =
        switch (day.getDayOfWeek()) {
          case SATURDAY -> day.minusDays(1);
          case SUNDAY -> day.plusDays(1);
          default -> day;
        };
    observed.put(dayOff, name);
  }

  private static LocalDate nth(int ordinal, DayOfWeek weekday, int year, Month month) {
    return LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(ordinal, weekday));
  }
}

package org.hispcycle.edition;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import org.hispcycle.calendar.BusinessCalendar;
import org.hispcycle.calendar.FederalHolidays;
import org.hispcycle.calendar.FiscalQuarter;

/** Reads a deadline rule of an edition, such as {@code quarter-last-business-day 1 +1}, for the calendar year of a cycle. */
final class DateRule {

  static final String FORMS = "Rules are: day 2027-05-14 | month-day 05-15 (or the business day before) | nth-weekday 09-2-MONDAY | "
      + "quarter-opens 1 | quarter-last-business-day 1 +1 | quarter-month-end 1 +2 (fiscal quarter, months after its end).";

  private static final int ANY_YEAR = 2026;

  private final BusinessCalendar calendar;
  private final int cycleYear;

  DateRule(BusinessCalendar calendar, int cycleYear) {
    this.calendar = calendar;
    this.cycleYear = cycleYear;
  }

  LocalDate day(String rule) {
    var words = rule.split(" ");
    return switch (words[0]) {
      case "day" -> printed(LocalDate.parse(words[1]));
      case "month-day" -> calendar.onOrBefore(MonthDay.parse("--" + words[1]).atYear(cycleYear));
      case "nth-weekday" -> nthWeekday(words[1].split("-"));
      case "quarter-opens" -> quarter(words[1]).opensOn();
      case "quarter-last-business-day" -> calendar.lastBusinessDayOf(monthAfter(words));
      case "quarter-month-end" -> monthAfter(words).atEndOfMonth();
      default -> throw new IllegalStateException("The edition has a date rule that nobody can read: " + rule);
    };
  }

  static boolean onBusinessDays(String rule) {
    return rule.startsWith("quarter-last-business-day ") || rule.startsWith("month-day ");
  }

  /** Whether the rule says something in any year; a day of 29 February does not. */
  static boolean readable(String rule) {
    try {
      for (int year = ANY_YEAR; year < ANY_YEAR + 4; year++) {
        new DateRule(new BusinessCalendar(FederalHolidays.statutory()), year).day(rule);
      }
      return true;
    } catch (DateTimeException | IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException unreadable) {
      return false;
    }
  }

  /** A printed date holds for its own year; for a later cycle under the same edition its month and day are proposed. */
  private LocalDate printed(LocalDate day) {
    return day.getYear() == cycleYear ? day : calendar.onOrBefore(day.withYear(cycleYear));
  }

  private LocalDate nthWeekday(String[] parts) {
    var day = LocalDate.of(cycleYear, Integer.parseInt(parts[0]), 1)
        .with(TemporalAdjusters.dayOfWeekInMonth(Integer.parseInt(parts[1]), DayOfWeek.valueOf(parts[2])));
    if (day.getMonthValue() != Integer.parseInt(parts[0])) {
      throw new DateTimeException("Not every month has a weekday number " + parts[1] + ".");
    }
    return day;
  }

  private FiscalQuarter quarter(String number) {
    return FiscalQuarter.reportedIn(cycleYear).get(Integer.parseInt(number) - 1);
  }

  private YearMonth monthAfter(String[] words) {
    return YearMonth.from(quarter(words[1]).end()).plusMonths(Long.parseLong(words[2].substring(1)));
  }
}

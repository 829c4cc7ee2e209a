package org.hispcycle.edition;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import org.hispcycle.calendar.BusinessCalendar;
import org.hispcycle.calendar.FiscalQuarter;

/** Reads a deadline rule of an edition, such as {@code quarter-last-business-day 1 +1}, for the calendar year of a cycle. */
final class DateRule {

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

  /** A printed date holds for its own year; for a later cycle under the same edition its month and day are proposed. */
  private LocalDate printed(LocalDate day) {
    return day.getYear() == cycleYear ? day : calendar.onOrBefore(day.withYear(cycleYear));
  }

  private LocalDate nthWeekday(String[] parts) {
    return LocalDate.of(cycleYear, Integer.parseInt(parts[0]), 1)
        .with(TemporalAdjusters.dayOfWeekInMonth(Integer.parseInt(parts[1]), DayOfWeek.valueOf(parts[2])));
  }

  private FiscalQuarter quarter(String number) {
    return FiscalQuarter.reportedIn(cycleYear).get(Integer.parseInt(number) - 1);
  }

  private YearMonth monthAfter(String[] words) {
    return YearMonth.from(quarter(words[1]).end()).plusMonths(Long.parseLong(words[2].substring(1)));
  }
}

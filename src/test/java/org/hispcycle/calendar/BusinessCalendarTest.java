package org.hispcycle.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessCalendarTest {

  private final BusinessCalendar calendar = new BusinessCalendar(FederalHolidays.statutory());

  private static BusinessCalendar with(String day, boolean closed, String reason) {
    return new BusinessCalendar(
        FederalHolidays.statutory().with(List.of(new CalendarOverride(LocalDate.parse(day), closed, reason))));
  }

  @ParameterizedTest
  @CsvSource({
    // Friday before Memorial Day 2026 (25 May)
    "2026-05-22,1,2026-05-26", "2026-05-26,-1,2026-05-22", "2026-05-23,1,2026-05-26", "2026-05-23,-1,2026-05-22",
    "2026-05-22,5,2026-06-01", "2026-01-30,-10,2026-01-15", "2021-12-30,1,2022-01-03", "2028-02-28,1,2028-02-29",
    "2028-03-01,-1,2028-02-29", "2026-05-23,0,2026-05-23"
  })
  void countingBusinessDaysStepsOverWeekendsAndHolidays(LocalDate day, int n, LocalDate expected) {
    assertThat(calendar.plusBusinessDays(day, n)).isEqualTo(expected);
    assertThat(calendar.businessDaysBetween(day, expected)).isEqualTo(n);
  }

  @Test
  void theSpanLeavesOutItsFirstDayAndCountsItsLast() {
    LocalDate friday = LocalDate.of(2026, 5, 22);
    assertThat(calendar.businessDaysBetween(friday, friday)).isZero();
    assertThat(calendar.businessDaysBetween(friday, LocalDate.of(2026, 5, 25))).isZero();
    assertThat(calendar.businessDaysBetween(LocalDate.of(2026, 5, 25), friday)).isEqualTo(-1);
    assertThat(calendar.businessDaysBetween(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31))).isEqualTo(250);
  }

  @Test
  void aDayOffRollsForwardOrBackAndABusinessDayStays() {
    LocalDate july4Weekend = LocalDate.of(2026, 7, 3);
    assertThat(calendar.onOrAfter(july4Weekend)).isEqualTo("2026-07-06");
    assertThat(calendar.onOrBefore(july4Weekend)).isEqualTo("2026-07-02");
    assertThat(calendar.onOrAfter(LocalDate.of(2028, 2, 29))).isEqualTo("2028-02-29");
    assertThat(calendar.onOrBefore(LocalDate.of(2028, 2, 29))).isEqualTo("2028-02-29");
  }

  @Test
  void theWarningNamesTheDayAndWhyItIsOff() {
    assertThat(calendar.warningFor(LocalDate.of(2026, 2, 14))).hasValue("Saturday, February 14, 2026 is a weekend day.");
    assertThat(calendar.warningFor(LocalDate.of(2026, 5, 25)))
        .hasValue("Monday, May 25, 2026 is a federal holiday (Memorial Day).");
    assertThat(with("2024-12-24", true, "Executive order").warningFor(LocalDate.of(2024, 12, 24)))
        .hasValue("Tuesday, December 24, 2024 is a declared closure of federal offices (Executive order).");
    assertThat(calendar.warningFor(LocalDate.of(2026, 1, 30))).isEmpty();
  }

  @Test
  void theDeepDiveDayPrintedFor2024IsWarnedOfAndNotMoved() {
    assertThat(calendar.warningFor(LocalDate.of(2024, 4, 14))).hasValue("Sunday, April 14, 2024 is a weekend day.");
  }

  @Test
  void aDeclaredDayOpensAHolidayButNeverAWeekend() {
    assertThat(with("2026-10-12", false, "Open").isBusinessDay(LocalDate.of(2026, 10, 12))).isTrue();
    assertThat(with("2026-10-12", false, "Open").warningFor(LocalDate.of(2026, 10, 12))).isEmpty();
    assertThat(with("2026-10-10", false, "Open").isBusinessDay(LocalDate.of(2026, 10, 10))).isFalse();
    assertThat(with("2026-10-13", true, "Closed").isBusinessDay(LocalDate.of(2026, 10, 13))).isFalse();
  }
}

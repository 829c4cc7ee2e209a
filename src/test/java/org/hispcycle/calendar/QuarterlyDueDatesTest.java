package org.hispcycle.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Requirements E1 to E5, L4 to L6, L14, L15. */
class QuarterlyDueDatesTest {

  private final BusinessCalendar calendar = new BusinessCalendar(FederalHolidays.statutory());

  record Row(FiscalQuarter quarter, LocalDate start, LocalDate end, LocalDate due, boolean atMonthEnd, boolean printed) {}

  static List<Row> rows() throws IOException {
    try (InputStream in = QuarterlyDueDatesTest.class.getResourceAsStream("/calendar/quarterly-reporting-due-dates.csv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split(",", 9))
          .map(
              cell ->
                  new Row(
                      FiscalQuarter.parse("FY" + cell[0] + "Q" + cell[1]),
                      LocalDate.parse(cell[2]),
                      LocalDate.parse(cell[3]),
                      LocalDate.parse(cell[5]),
                      Boolean.parseBoolean(cell[7]),
                      !cell[8].isBlank()))
          .toList();
    }
  }

  private LocalDate due(FiscalQuarter quarter) {
    return calendar.lastBusinessDayOf(YearMonth.from(quarter.opensOn()));
  }

  private LocalDate lastOf(int year, Month month) {
    return calendar.lastBusinessDayOf(YearMonth.of(year, month));
  }

  @Test
  void theTableHoldsFiftyTwoQuartersEightOfThemPrinted() throws IOException {
    assertThat(rows()).hasSize(52);
    assertThat(rows()).filteredOn(Row::printed).hasSize(8);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void everyQuarterOfTheTableIsDueOnItsDay(Row row) {
    assertThat(row.quarter().start()).isEqualTo(row.start());
    assertThat(row.quarter().end()).isEqualTo(row.end());
    assertThat(due(row.quarter())).isEqualTo(row.due());
    assertThat(calendar.isBusinessDay(YearMonth.from(row.due()).atEndOfMonth())).isEqualTo(row.atMonthEnd());
  }

  @Test
  void theJanuaryReportOf2021IsDueOnFriday29() {
    assertThat(due(new FiscalQuarter(2021, 1))).isEqualTo("2021-01-29");
    assertThat(EasternTime.longDate(due(new FiscalQuarter(2021, 1)))).isEqualTo("Friday, January 29, 2021");
  }

  @ParameterizedTest
  @CsvSource({
    "FY2021Q1,2021-01-29", "FY2021Q2,2021-04-30", "FY2021Q3,2021-07-30", "FY2021Q4,2021-10-29",
    "FY2024Q1,2024-01-31", "FY2024Q2,2024-04-30", "FY2024Q3,2024-07-31", "FY2024Q4,2024-10-31"
  })
  void theDatesPrintedInTheCircularsComeOut(String quarter, LocalDate printed) {
    assertThat(due(FiscalQuarter.parse(quarter))).isEqualTo(printed);
  }

  @Test
  void theReportOpenedInOctober2026IsThatOfFy2026Q4() {
    LocalDate october = LocalDate.of(2026, 10, 1);
    FiscalQuarter reported = FiscalQuarter.reportedIn(2026).get(3);

    assertThat(reported).hasToString("FY2026Q4");
    assertThat(reported.opensOn()).isEqualTo(october);
    assertThat(FiscalQuarter.containing(october)).hasToString("FY2027Q1");
    assertThat(FiscalQuarter.containing(october).previous()).isEqualTo(reported);
    assertThat(due(reported)).isEqualTo("2026-10-30");
  }

  @ParameterizedTest
  @CsvSource({"2019,2020-01-31", "2021,2022-01-31", "2026,2027-01-29"})
  void fiscalYearQuartersFallDueInTheirOwnCalendarYear(int cycleYear, LocalDate firstOfNextCycle) {
    List<FiscalQuarter> reported = FiscalQuarter.reportedIn(cycleYear);
    assertThat(reported).hasSize(4).isSorted();
    assertThat(reported).allSatisfy(quarter -> assertThat(due(quarter).getYear()).isEqualTo(cycleYear));
    assertThat(due(reported.get(3).next())).isEqualTo(firstOfNextCycle);
  }

  @Test
  void theTwoMonthOffsetOf2019EndsOnLeapDay2020() {
    YearMonth second = YearMonth.from(FiscalQuarter.parse("FY2020Q1").opensOn()).plusMonths(1);
    assertThat(second.atEndOfMonth()).isEqualTo("2020-02-29");
    assertThat(calendar.lastBusinessDayOf(second)).isEqualTo("2020-02-28");
  }

  @Test
  void memorialDayMovesTheEndOfMay() {
    assertThat(lastOf(2021, Month.MAY)).isEqualTo("2021-05-28");
    assertThat(lastOf(2027, Month.MAY)).isEqualTo("2027-05-28");
    assertThat(lastOf(2032, Month.MAY)).isEqualTo("2032-05-28");
    assertThat(lastOf(2026, Month.MAY)).isEqualTo("2026-05-29");
  }

  @Test
  void newYearsDayObservedEarlyMovesTheEndOfDecember() {
    assertThat(lastOf(2021, Month.DECEMBER)).isEqualTo("2021-12-30");
    assertThat(lastOf(2027, Month.DECEMBER)).isEqualTo("2027-12-30");
    assertThat(lastOf(2032, Month.DECEMBER)).isEqualTo("2032-12-30");
    assertThat(lastOf(2026, Month.DECEMBER)).isEqualTo("2026-12-31");
  }

  @Test
  void aClosureOnADueDateBringsItForward() {
    BusinessCalendar closed =
        new BusinessCalendar(
            FederalHolidays.statutory()
                .with(List.of(new CalendarOverride(LocalDate.of(2026, 1, 30), true, "Snow emergency"))));
    assertThat(closed.lastBusinessDayOf(YearMonth.of(2026, 1))).isEqualTo("2026-01-29");
  }
}

package org.hispcycle.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FederalHolidaysTest {

  private final FederalHolidays statutory = FederalHolidays.statutory();

  // written out by hand from the calendar, not computed: month and day of every observed holiday
  @ParameterizedTest
  @CsvSource({
    "2021, 01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31",
    "2022, 01-17 02-21 05-30 06-20 07-04 09-05 10-10 11-11 11-24 12-26",
    "2026, 01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25",
    "2027, 01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31",
    "2028, 01-17 02-21 05-29 06-19 07-04 09-04 10-09 11-10 11-23 12-25"
  })
  void theObservedDaysOfTheYearAreThese(int year, String days) {
    List<LocalDate> expected = Arrays.stream(days.split(" ")).map(day -> LocalDate.parse(year + "-" + day)).toList();
    assertThat(statutory.observedIn(year).keySet()).containsExactlyElementsOf(expected);
  }

  // 10 before Juneteenth; 12 where the next New Year's Day is observed on 31 December, 10 in the year after it
  @ParameterizedTest
  @CsvSource({
    "2019,10", "2020,10", "2021,12", "2022,10", "2023,11", "2024,11", "2025,11", "2026,11", "2027,12",
    "2028,10", "2029,11", "2030,11", "2031,11", "2032,12", "2033,10", "2034,11", "2035,11"
  })
  void theYearHasThatManyDaysOff(int year, int count) {
    assertThat(statutory.observedIn(year)).hasSize(count);
  }

  @Test
  void newYearsDay2022IsObservedInThe2021Calendar() {
    assertThat(statutory.nameOn(LocalDate.of(2021, 12, 31))).hasValue("New Year's Day");
    assertThat(statutory.nameOn(LocalDate.of(2022, 1, 1))).isEmpty();
    assertThat(statutory.observedIn(2022)).doesNotContainKey(LocalDate.of(2021, 12, 31));
  }

  @Test
  void juneteenthBeginsIn2021AndColumbusDayIsThere() {
    assertThat(statutory.nameOn(LocalDate.of(2020, 6, 19))).isEmpty();
    assertThat(statutory.nameOn(LocalDate.of(2021, 6, 18))).hasValue("Juneteenth National Independence Day");
    assertThat(statutory.nameOn(LocalDate.of(2026, 10, 12))).hasValue("Columbus Day");
  }

  @Test
  void leapDay2028IsNoHoliday() {
    assertThat(statutory.nameOn(LocalDate.of(2028, 2, 29))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2021-01-20", "2029-01-20", "2033-01-20"})
  void inaugurationDayCountsInWashingtonOnly(LocalDate day) {
    assertThat(FederalHolidays.washington().nameOn(day)).hasValue("Inauguration Day");
    assertThat(statutory.nameOn(day)).isEmpty();
  }

  @Test
  void inaugurationDayMovesFromSundayButNotFromSaturdayAndShares2025WithTheKingHoliday() {
    FederalHolidays washington = FederalHolidays.washington();
    assertThat(washington.nameOn(LocalDate.of(2029, 1, 19))).isEmpty();
    assertThat(washington.nameOn(LocalDate.of(2041, 1, 20))).isEmpty();
    assertThat(washington.nameOn(LocalDate.of(2041, 1, 21))).hasValueSatisfying(name -> assertThat(name).contains("Inauguration Day"));
    assertThat(washington.nameOn(LocalDate.of(2025, 1, 20))).hasValue("Birthday of Martin Luther King, Jr.; Inauguration Day");
    assertThat(washington.nameOn(LocalDate.of(2026, 1, 20))).isEmpty();
  }

  @Test
  void anOverrideClosesADayAndTheOriginalStaysAsItWas() {
    LocalDate day = LocalDate.of(2024, 12, 24);
    FederalHolidays with = statutory.with(List.of(new CalendarOverride(day, true, "Executive order")));

    assertThat(with.nameOn(day)).hasValue("Executive order");
    assertThat(with.observedIn(2024)).hasSize(12).containsEntry(day, "Executive order");
    assertThat(with.observedIn(2025)).doesNotContainKey(day);
    assertThat(statutory.nameOn(day)).isEmpty();
  }

  @Test
  void anOverrideOpensAHolidayAndALaterOneClosesItAgain() {
    LocalDate columbus = LocalDate.of(2026, 10, 12);
    FederalHolidays open = statutory.with(List.of(new CalendarOverride(columbus, false, "Open by order")));
    assertThat(open.nameOn(columbus)).isEmpty();
    assertThat(open.observedIn(2026)).hasSize(10);

    FederalHolidays closed = open.with(List.of(new CalendarOverride(columbus, true, "Closed after all")));
    assertThat(closed.nameOn(columbus)).hasValue("Closed after all");
  }

  @Test
  void theDaysOfAYearCannotBeModified() {
    assertThatThrownBy(() -> statutory.observedIn(2026).clear()).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void anOverrideWithoutAReasonIsRefused() {
    LocalDate day = LocalDate.of(2026, 12, 24);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CalendarOverride(day, true, " "))
        .withMessageContaining("2026-12-24");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CalendarOverride(day, true, "x".repeat(401)))
        .withMessageContaining("400");
  }
}

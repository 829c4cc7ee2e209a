package org.hispcycle.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EasternTimeTest {

  @ParameterizedTest
  @CsvSource({
    "2026-01-30,2026-01-30T05:00:00Z,2026-01-31T04:59:59Z",
    "2026-07-31,2026-07-31T04:00:00Z,2026-08-01T03:59:59Z",
    // clocks forward on 8 March 2026, back on 1 November 2026
    "2026-03-07,2026-03-07T05:00:00Z,2026-03-08T04:59:59Z",
    "2026-03-08,2026-03-08T05:00:00Z,2026-03-09T03:59:59Z",
    "2026-10-31,2026-10-31T04:00:00Z,2026-11-01T03:59:59Z",
    "2026-11-01,2026-11-01T04:00:00Z,2026-11-02T04:59:59Z",
    "2028-02-29,2028-02-29T05:00:00Z,2028-03-01T04:59:59Z"
  })
  void theDayBeginsAndEndsByEasternClocks(LocalDate day, Instant start, Instant end) {
    assertThat(EasternTime.startOfDay(day)).isEqualTo(start);
    assertThat(EasternTime.endOfDay(day)).isEqualTo(end);
    assertThat(EasternTime.dateOf(start)).isEqualTo(day);
    assertThat(EasternTime.dateOf(end)).isEqualTo(day);
    assertThat(EasternTime.dateOf(end.plusSeconds(1))).isEqualTo(day.plusDays(1));
  }

  @Test
  void theDaysTheClocksChangeHave23And25Hours() {
    assertThat(length(LocalDate.of(2026, 3, 8))).isEqualTo(Duration.ofHours(23));
    assertThat(length(LocalDate.of(2026, 11, 1))).isEqualTo(Duration.ofHours(25));
  }

  private static Duration length(LocalDate day) {
    return Duration.between(EasternTime.startOfDay(day), EasternTime.endOfDay(day).plusSeconds(1));
  }

  @Test
  void aMissingTimeIsTakenAnHourLaterAndADoubledOneTheFirstTime() {
    assertThat(EasternTime.at(LocalDate.of(2026, 3, 8), LocalTime.of(2, 30))).isEqualTo("2026-03-08T07:30:00Z");
    assertThat(EasternTime.at(LocalDate.of(2026, 11, 1), LocalTime.of(1, 30))).isEqualTo("2026-11-01T05:30:00Z");
  }

  @Test
  void todayIsStillYesterdayInTheEastWhenUtcHasMovedOn() {
    Clock utc = Clock.fixed(Instant.parse("2026-01-31T03:00:00Z"), ZoneOffset.UTC);
    assertThat(EasternTime.today(utc)).isEqualTo("2026-01-30");
  }

  @Test
  void datesReadAsAmericansWriteThem() {
    LocalDate day = LocalDate.of(2026, 1, 30);
    assertThat(EasternTime.longDate(day)).isEqualTo("Friday, January 30, 2026");
    assertThat(EasternTime.deadline(day)).isEqualTo("Friday, January 30, 2026, 11:59 p.m. Eastern Time");
  }
}

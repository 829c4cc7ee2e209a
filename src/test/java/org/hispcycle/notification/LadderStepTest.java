package org.hispcycle.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.hispcycle.calendar.BusinessCalendar;
import org.hispcycle.calendar.FederalHolidays;
import org.hispcycle.notification.LadderStep.Unit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When the steps are due: 9 in the morning in the east, whatever the season, business days where the table says so, and never on a quiet day. */
class LadderStepTest {

  private final BusinessCalendar calendar = new BusinessCalendar(FederalHolidays.statutory());

  @ParameterizedTest(name = "{3}")
  @CsvSource({
      "2026-01-30, -30, CALENDAR_DAYS, standard time,                          2025-12-31T14:00:00Z",
      "2026-03-20, -14, CALENDAR_DAYS, before the clocks go forward on 8 March, 2026-03-06T14:00:00Z",
      "2026-03-20,  -7, CALENDAR_DAYS, after the clocks went forward,          2026-03-13T13:00:00Z",
      "2026-11-06,  -7, CALENDAR_DAYS, before the clocks go back on 1 November, 2026-10-30T13:00:00Z",
      "2026-11-06,  -3, BUSINESS_DAYS, after the clocks went back,             2026-11-03T14:00:00Z",
      "2026-01-30,  -3, BUSINESS_DAYS, within the week,                        2026-01-27T14:00:00Z",
      "2026-06-01,  -1, BUSINESS_DAYS, a Monday: the Friday before,            2026-05-29T13:00:00Z",
      "2026-05-26,  -1, BUSINESS_DAYS, the day after Memorial Day,             2026-05-22T13:00:00Z",
      "2026-07-31,   0, CALENDAR_DAYS, on the day,                             2026-07-31T13:00:00Z",
      "2026-05-30,   0, CALENDAR_DAYS, due on a Saturday: the Friday before,   2026-05-29T13:00:00Z",
      "2026-06-19,  -7, CALENDAR_DAYS, a week before Juneteenth,               2026-06-12T13:00:00Z",
      "2026-06-26,  -7, CALENDAR_DAYS, a week ahead is Juneteenth itself,      2026-06-18T13:00:00Z",
      "2026-01-30,   1, CALENDAR_DAYS, the day after is a Saturday,            2026-02-02T14:00:00Z",
      "2026-01-30,   1, BUSINESS_DAYS, a Friday: the Monday after,             2026-02-02T14:00:00Z",
      "2026-07-02,   1, BUSINESS_DAYS, Independence Day observed on Friday,    2026-07-06T13:00:00Z",
      "2026-11-24,   3, BUSINESS_DAYS, over Thanksgiving,                      2026-11-30T14:00:00Z",
      "2026-12-30,   5, BUSINESS_DAYS, over the new year,                      2027-01-07T14:00:00Z",
  })
  void aStepIsDueAtNineInTheEast(LocalDate dueOn, int offset, Unit unit, String why, Instant expected) {
    var step = new LadderStep("step", offset, unit, LocalTime.of(9, 0), Audience.PEOPLE, Tone.AHEAD, Channel.DIGEST, "Due");
    assertThat(step.dueAt(dueOn, calendar)).as(why).isEqualTo(expected);
  }
}

package org.hispcycle.clearance.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.hispcycle.clearance.ApprovedSurvey;
import org.hispcycle.clearance.reading.Standing.State;
import org.junit.jupiter.api.Test;

/** Where an approved survey stands: in force, suspended with its umbrella, ended, replaced, or run out by itself (H3, H17). */
class StandingTest {

  private static final LocalDate LAST = LocalDate.of(2026, 9, 30);

  private static ApprovedSurvey survey(boolean asLongAsUmbrella, LocalDate endedOn, Long replacedBy) {
    return new ApprovedSurvey(1, "2026-VA-VBA-x", "VA", "VA-VBA", 1, "9900-0016", "Survey", LocalDate.of(2026, 1, 2),
        endedOn == null || endedOn.isAfter(LAST) ? LAST : endedOn.minusDays(1), null, 10L, BigDecimal.TEN, true, false, null, null, null, replacedBy, null, null, 7, asLongAsUmbrella,
        endedOn, endedOn == null ? null : "Not used");
  }

  private static State on(LocalDate day, ApprovedSurvey survey) {
    return Standing.of(survey, day, 90).state();
  }

  @Test
  void aSurveyThatEndsWithItsUmbrellaIsSuspendedAndOneWithADayOfItsOwnExpires() {
    assertThat(on(LAST, survey(true, null, null))).isEqualTo(State.ENDING);
    assertThat(on(LAST.plusDays(1), survey(true, null, null))).isEqualTo(State.SUSPENDED);
    assertThat(on(LAST.plusDays(1), survey(false, null, null))).isEqualTo(State.EXPIRED);
  }

  @Test
  void aSurveyThatWasEndedIsNeitherExpiredNorSuspended() {
    var day = LocalDate.of(2026, 6, 1);
    assertThat(on(day.minusDays(1), survey(true, day, null))).as("its last day of use").isEqualTo(State.ENDING);
    assertThat(on(day, survey(true, day, null))).isEqualTo(State.ENDED);
    assertThat(on(LAST.plusDays(9), survey(true, day, null))).isEqualTo(State.ENDED);
    assertThat(on(day, survey(true, day, 2L))).isEqualTo(State.REPLACED);
  }
}

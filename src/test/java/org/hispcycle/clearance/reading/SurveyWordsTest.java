package org.hispcycle.clearance.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.hispcycle.clearance.SurveyStatus;
import org.hispcycle.clearance.reading.Standing.State;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Codes in words, and days in states. */
class SurveyWordsTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

  @ParameterizedTest
  @EnumSource
  void everyStateHasWordsForPeople(SurveyStatus status) {
    assertThat(SurveyWords.label(status)).isNotBlank().isNotEqualTo(status.name());
  }

  @ParameterizedTest
  @CsvSource({"2025-01-02, 2026-03-01, EXPIRED, ended one day ago", "2025-01-02, 2026-03-02, ENDING, ends today", "2025-01-02, 2026-05-31, ENDING, ends in 90 days",
      "2025-01-02, 2026-06-01, VALID, ends in 91 days", "2026-03-03, 2027-03-02, NOT_YET, ends in 365 days", ", 2027-03-02, UNKNOWN, ends in 365 days"})
  void anApprovalStandsAsItsDaysSay(LocalDate approvedOn, LocalDate expiresOn, State state, String words) {
    var standing = Standing.of(approvedOn, expiresOn, TODAY, 90);
    assertThat(standing.state()).isEqualTo(state);
    assertThat(standing.words()).isEqualTo(words);
  }
}

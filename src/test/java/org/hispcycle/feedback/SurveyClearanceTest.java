package org.hispcycle.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.hispcycle.calendar.FiscalQuarter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurveyClearanceTest {

  /** FY2026Q1 is October to December 2025. */
  @ParameterizedTest
  @CsvSource({"2025-12-31, 2028-12-31, true", "2026-01-01, 2028-12-31, false", "2020-01-01, 2025-10-01, true",
      "2020-01-01, 2025-09-30, false", "2020-01-01, , true", ", 2028-12-31, false"})
  void aClearanceCoversAQuarterOfWhichItCoversADay(LocalDate approvedOn, LocalDate expiresOn, boolean valid) {
    var clearance = new SurveyClearance(1, "1234-5678", "Survey", approvedOn, expiresOn, true, false, null, null, null, null);

    assertThat(clearance.validIn(new FiscalQuarter(2026, 1))).isEqualTo(valid);
  }
}

package org.hispcycle.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FiscalQuarterTest {

  @Test
  void theFirstQuarterOf2026BeginsInOctober2025() {
    FiscalQuarter quarter = FiscalQuarter.parse("FY2026Q1");
    assertThat(quarter.start()).isEqualTo("2025-10-01");
    assertThat(quarter.end()).isEqualTo("2025-12-31");
    assertThat(quarter.opensOn()).isEqualTo("2026-01-01");
    assertThat(quarter).hasToString("FY2026Q1");
    assertThat(quarter.label()).isEqualTo("FY 2026 Q1");
  }

  @ParameterizedTest
  @CsvSource({
    "2025-09-30,FY2025Q4", "2025-10-01,FY2026Q1", "2025-12-31,FY2026Q1", "2026-01-01,FY2026Q2",
    "2026-03-31,FY2026Q2", "2026-04-01,FY2026Q3", "2026-06-30,FY2026Q3", "2026-07-01,FY2026Q4",
    "2028-02-29,FY2028Q2"
  })
  void aDayLiesInTheQuarterOfItsFiscalYear(LocalDate day, String quarter) {
    assertThat(FiscalQuarter.containing(day)).hasToString(quarter);
  }

  @Test
  void quartersFollowOneAnotherAcrossTheFiscalYearAndSortInTime() {
    FiscalQuarter last = FiscalQuarter.parse("FY2026Q4");
    assertThat(last.next()).hasToString("FY2027Q1");
    assertThat(last.next().previous()).isEqualTo(last);
    assertThat(last.previous()).hasToString("FY2026Q3");
    assertThat(last).isLessThan(last.next()).isGreaterThan(last.previous());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "FY2026Q5", "FY2026Q0", "FY26Q1", "fy2026q1", "2026Q1", "FY2026 Q1", "FY2026Q1 ", "FY1900Q1", "FY9999Q4"})
  void anotherFormIsRefusedWithTheBadTextAndTheExpectedForm(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FiscalQuarter.parse(text))
        .withMessageContaining("\"" + text + "\"")
        .withMessageContaining("FY2026Q1");
  }

  @Test
  void noTextIsRefusedToo() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FiscalQuarter.parse(null))
        .withMessageStartingWith("No text")
        .withMessageContaining("FY2026Q1");
  }

  @Test
  void aFifthQuarterDoesNotExist() {
    assertThatIllegalArgumentException().isThrownBy(() -> new FiscalQuarter(2026, 5)).withMessageContaining("5");
    assertThatIllegalArgumentException().isThrownBy(() -> new FiscalQuarter(26, 1)).withMessageContaining("26");
  }
}

package org.hispcycle.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hispcycle.calendar.BusinessCalendar;
import org.hispcycle.calendar.Calendars;
import org.hispcycle.calendar.FederalHolidays;
import org.hispcycle.calendar.FiscalQuarter;
import org.hispcycle.platform.NotFound;
import org.hispcycle.support.MigratedDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mockito;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The four editions as they are seeded, against what the circulars print. */
@Tag("database")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EditionsTest {

  private Editions editions;

  @BeforeAll
  void seed() {
    var calendars = Mockito.mock(Calendars.class);
    Mockito.when(calendars.business()).thenReturn(new BusinessCalendar(FederalHolidays.statutory()));
    editions = new Editions(JdbcClient.create(MigratedDatabase.create()), calendars);
  }

  private Map<String, MilestoneDates> milestones(int cycleYear) {
    return editions.milestones(editions.forCycle(cycleYear).id(), cycleYear).stream()
        .collect(Collectors.toMap(MilestoneDates::milestone, Function.identity()));
  }

  @ParameterizedTest
  @CsvSource({"2020, 2019", "2021, 2020", "2022, 2020", "2023, 2020", "2024, 2023", "2025, 2023", "2026, FY2026", "2027, FY2026", "2040, FY2026"})
  void aCycleRunsUnderTheNewestEditionInForceWhenItsYearBegan(int cycleYear, String edition) {
    assertThat(editions.forCycle(cycleYear).id()).isEqualTo(edition);
  }

  @Test
  void aYearBeforeTheFirstEditionHasNone() {
    assertThatExceptionOfType(NotFound.class).isThrownBy(() -> editions.forCycle(2019)).withMessageContaining("2019");
    assertThatExceptionOfType(NotFound.class).isThrownBy(() -> editions.byId("2024"));
  }

  @ParameterizedTest
  @CsvSource({
      "2020, capacity-assessment, 2020-01-31", "2020, action-plan, 2020-03-31",
      "2020, service-report-q1, 2020-02-29", "2020, service-report-q2, 2020-05-31", "2020, service-report-q3, 2020-08-31",
      "2020, service-report-q4, 2020-11-30",
      "2021, capacity-assessment, 2021-01-29", "2021, action-plan, 2021-04-30",
      "2021, service-report-q1, 2021-01-29", "2021, service-report-q2, 2021-04-30", "2021, service-report-q3, 2021-07-30",
      "2021, service-report-q4, 2021-10-29",
      "2024, capacity-assessment, 2024-02-23", "2024, review-meeting, 2024-04-14", "2024, service-designation, 2024-05-31",
      "2024, draft-action-plan, 2024-05-31", "2024, action-plan, 2024-09-09",
      "2024, service-report-q1, 2024-01-31", "2024, service-report-q2, 2024-04-30", "2024, service-report-q3, 2024-07-31",
      "2024, service-report-q4, 2024-10-31"})
  void printedDatesAreKeptAsPrinted(int cycleYear, String milestone, LocalDate due) {
    assertThat(milestones(cycleYear).get(milestone).dueOn()).isEqualTo(due);
    assertThat(milestones(cycleYear).get(milestone).proposed()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
      "capacity-assessment, 2026-03-02, 2026-05-15, true", "service-designation, 2026-06-01, 2026-07-31, true",
      "action-plan, 2026-08-03, 2026-09-14, true", "close-out, 2026-12-01, 2026-12-15, true",
      "service-report-q1, 2026-01-01, 2026-01-30, false", "service-report-q2, 2026-04-01, 2026-04-30, false",
      "service-report-q3, 2026-07-01, 2026-07-31, false", "service-report-q4, 2026-10-01, 2026-10-30, false"})
  void the2026CycleHasProposedDaysForItsSeasonsAndComputedDaysForItsReports(String milestone, LocalDate opens, LocalDate due, boolean proposed) {
    var dates = milestones(2026).get(milestone);
    assertThat(dates.opensOn()).isEqualTo(opens);
    assertThat(dates.dueOn()).isEqualTo(due);
    assertThat(dates.proposed()).isEqualTo(proposed);
  }

  @Test
  void the2026EditionPrintsSeasonsAndHasNeitherDraftPlanNorReviewMeetingOfItsOwn() {
    assertThat(milestones(2026)).hasSize(8);
    assertThat(milestones(2026).get("capacity-assessment").printed()).isEqualTo("Spring 2026");
    assertThat(milestones(2026).get("service-designation").printed()).isEqualTo("Summer 2026");
    assertThat(milestones(2026).get("action-plan").printed()).isEqualTo("September 2026 (concurrent with FY 2028 Budget submission)");
    assertThat(milestones(2026).get("close-out").printed()).isNull();
    assertThat(milestones(2026).get("close-out").remark()).contains("Not in the circular");
  }

  @Test
  void aContradictionAndASundayAreRecordedBesideTheDay() {
    assertThat(milestones(2021).get("capacity-assessment").remark()).contains("280.10").contains("January 31st");
    assertThat(milestones(2024).get("review-meeting").remark()).contains("Sunday");
  }

  @Test
  void aPrintedDayIsAProposalInAnyOtherYearAndThenABusinessDay() {
    // 23 February 2025 is a Sunday
    assertThat(milestones(2025).get("capacity-assessment").dueOn()).isEqualTo("2025-02-21");
    assertThat(milestones(2025).get("capacity-assessment").proposed()).isTrue();
    assertThat(milestones(2025).get("service-report-q1").proposed()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027, 2028, 2029, 2030, 2031, 2032})
  void everyMilestoneOpensBeforeItIsDueAndReportsOpenTheDayAfterTheirQuarter(int cycleYear) {
    var milestones = milestones(cycleYear);
    assertThat(milestones.values()).allSatisfy(each -> assertThat(each.opensOn()).as(each.milestone()).isBefore(each.dueOn()));
    for (var quarter : FiscalQuarter.reportedIn(cycleYear)) {
      assertThat(milestones.get("service-report-q" + quarter.quarter()).opensOn()).isEqualTo(quarter.end().plusDays(1));
    }
    var business = new BusinessCalendar(FederalHolidays.statutory());
    assertThat(milestones.values()).filteredOn(MilestoneDates::proposed)
        .allSatisfy(each -> assertThat(business.isBusinessDay(each.dueOn())).as(each.milestone()).isTrue());
  }

  @Test
  void theRulesThatDifferAreParameters() {
    assertThat(editions.all()).extracting(Edition::id).containsExactly("2019", "2020", "2023", "FY2026");
    assertThat(editions.all()).extracting(Edition::minimumServices).containsExactly(0, 0, 2, 1);
    assertThat(editions.all()).extracting(Edition::graceDays).containsExactly(null, null, 365, null);
    assertThat(editions.all()).extracting(Edition::draftPlan).containsExactly(false, false, true, false);
    assertThat(editions.all()).extracting(Edition::departmentIsSubject).containsExactly(false, false, true, true);
    assertThat(editions.all()).extracting(Edition::cfoClearsIncentives).containsExactly(false, false, false, true);
    assertThat(editions.all()).extracting(Edition::assessmentName)
        .containsExactly("CX Self-Assessment", "CX Capacity Assessment", "CX Capacity Assessment", "Capacity Assessment");
    var current = editions.byId("FY2026");
    assertThat(2026 + current.actionYearOffset()).isEqualTo(2027);
    assertThat(2026 + current.budgetYearOffset()).isEqualTo(2028);
    assertThat(editions.byId("2020").notReportingCap()).isEqualTo(FiscalQuarter.parse("FY2021Q1"));
  }
}

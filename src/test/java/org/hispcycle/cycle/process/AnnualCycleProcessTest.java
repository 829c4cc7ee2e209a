package org.hispcycle.cycle.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.calendar.FiscalQuarter;
import org.hispcycle.cycle.Cycles;
import org.hispcycle.cycle.Ledger;
import org.hispcycle.cycle.ObligationFilter;
import org.hispcycle.cycle.ObligationKind;
import org.hispcycle.cycle.ObligationStatus;
import org.hispcycle.cycle.Settlement;
import org.hispcycle.cycle.process.AnnualCycleProcess.Elements;
import org.hispcycle.registry.Registry;
import org.hispcycle.support.EngineSteps;
import org.hispcycle.support.WholeApplication;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The yearly cycle 2034, in the order in which a year goes by. */
@WholeApplication
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AnnualCycleProcessTest {

  private static final int YEAR = 2034;
  private static final String KEY = "2034";

  @Autowired private EngineSteps steps;
  @Autowired private Cycles cycles;
  @Autowired private Ledger ledger;
  @Autowired private Registry registry;
  @Autowired private JdbcClient sql;

  @BeforeEach
  void openTheYear() {
    if (cycles.find(YEAR).isEmpty()) {
      steps.as("ombLead").engine().getRuntimeService().startProcessInstanceByKey(AnnualCycleProcess.KEY, Map.of("cycleYear", YEAR));
      steps.runJobs(KEY);
    }
  }

  @Test
  @Order(1)
  void whoOpenedAYearIsInTheRecord() {
    assertThat(sql.sql("select content from audit_inbox union all select content from audit_entry where content is not null").query(String.class).list())
        .anyMatch(each -> each.contains("\"cycle-opened\"") && each.contains("\"ombLead\"") && each.contains("The cycle 2034 was opened by hand"));
  }

  @Test
  @Order(1)
  void openingAYearStartsTheCycleOfEverySubjectAndEntersEveryDuty() {
    assertThat(steps.openTasks(KEY)).containsExactly(Elements.CONFIRM_CALENDAR, Elements.CONFIRM_HISP_LIST);
    var started = steps.engine().getRuntimeService().createProcessInstanceQuery().processDefinitionKey(HispCycleProcess.KEY)
        .variableValueEquals("cycleYear", YEAR).count();
    assertThat(started).as("28 HISPs and 16 departments").isEqualTo(44);
    var duties = ledger.search(ObligationFilter.cycle(YEAR));
    assertThat(duties).filteredOn(duty -> duty.kind() == ObligationKind.CAPACITY_ASSESSMENT).hasSize(44);
    assertThat(duties).filteredOn(duty -> duty.kind() == ObligationKind.ACTION_PLAN).hasSize(44);
    assertThat(duties).filteredOn(duty -> duty.kind() == ObligationKind.SERVICE_DESIGNATION).hasSize(28);
    // counted, not 4 x 38: other tests designate services in the same database
    var reports = FiscalQuarter.reportedIn(YEAR).stream().flatMap(quarter -> registry.hisps().stream()
        .flatMap(hisp -> registry.servicesOwingReport(hisp.id(), quarter).stream())).count();
    assertThat(duties).filteredOn(duty -> duty.kind() == ObligationKind.SERVICE_REPORT).hasSize((int) reports)
        .hasSizeGreaterThanOrEqualTo(4 * 28);
  }

  @Test
  @Order(2)
  void openingTheSameYearAgainChangesNothing() {
    var before = ledger.search(ObligationFilter.cycle(YEAR)).size();
    steps.start(AnnualCycleProcess.KEY, "again", Map.of("cycleYear", YEAR));
    steps.runJobs("again");

    assertThat(ledger.search(ObligationFilter.cycle(YEAR))).hasSize(before);
    assertThat(steps.engine().getHistoryService().createHistoricActivityInstanceQuery()
        .activityId("EndEvent_CycleWasOpen").count()).isEqualTo(1);
  }

  @Test
  @Order(3)
  void aYearThatCannotBeIsRefusedAtOnce() {
    assertThatThrownBy(() -> steps.start(AnnualCycleProcess.KEY, null, Map.of("cycleYear", 1999)))
        .hasMessageContaining("There is no cycle 1999: choose a year from 2020 to 2035.");
    assertThatThrownBy(() -> steps.start(AnnualCycleProcess.KEY, null, Map.of("cycleYear", "soon")))
        .hasMessageContaining("must be a whole number");
  }

  @Test
  @Order(3)
  void everySubjectBelongsToItsAgency() {
    var instance = steps.engine().getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey("2034-VA-VBA")
        .processDefinitionKey(HispCycleProcess.KEY).singleResult();
    assertThat(instance.getTenantId()).isEqualTo("VA");
  }

  @Test
  @Order(4)
  void aDueDateBeforeItsOpeningIsRefusedAndNothingMoves() {
    steps.saveDraft("ombLead", KEY, Elements.CONFIRM_CALENDAR, Map.of("milestones",
        List.of(Map.of("milestone", "capacity-assessment", "opensOn", "2034-05-01", "dueOn", "2034-04-01"))));
    assertThatThrownBy(() -> steps.complete("ombLead", KEY, Elements.CONFIRM_CALENDAR, "confirm", null))
        .hasMessageContaining("before it opens");
    assertThat(cycles.milestone(YEAR, "capacity-assessment").dueOn()).isEqualTo(LocalDate.of(2034, 5, 15));
    assertThat(cycles.get(YEAR).calendarConfirmedAt()).isNull();
  }

  @Test
  @Order(5)
  void aConfirmedDateMovesLedgerAndTimersTogether() {
    steps.saveDraft("ombLead", KEY, Elements.CONFIRM_CALENDAR, Map.of("milestones",
        List.of(Map.of("milestone", "capacity-assessment", "opensOn", "2034-03-15", "dueOn", "2034-05-22"))));
    steps.complete("ombLead", KEY, Elements.CONFIRM_CALENDAR, "confirm", null);

    assertThat(cycles.get(YEAR).calendarConfirmedBy()).isEqualTo("ombLead");
    assertThat(cycles.milestones(YEAR)).noneMatch(date -> date.proposed());
    assertThat(ledger.get("2034-VA-VBA/capacity-assessment").dueOn()).isEqualTo(LocalDate.of(2034, 5, 22));
    var opening = steps.engine().getManagementService().createJobQuery().processInstanceId(
        steps.engine().getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey("2034-VA-VBA")
            .processDefinitionKey(HispCycleProcess.KEY).singleResult().getId()).activityId("CatchEvent_AssessmentOpened").singleResult();
    assertThat(opening.getDuedate().toInstant()).isEqualTo(EasternTime.startOfDay(LocalDate.of(2034, 3, 15)));
  }

  @Test
  @Order(6)
  void theListIsConfirmedAsItStands() {
    steps.complete("ombLead", KEY, Elements.CONFIRM_HISP_LIST, "confirm", null);
    assertThat(cycles.get(YEAR).hispListConfirmedBy()).isEqualTo("ombLead");
    assertThat(cycles.subjects(YEAR)).hasSize(44);
  }

  @Test
  @Order(7)
  void phasesOpenByDateAndDoNotWaitForEachOther() {
    steps.fireTimer("2034-SSA-SSA", "CatchEvent_ActionPlanOpened");
    assertThat(steps.engine().getManagementService().createJobQuery().activityId("CallActivity_ActionPlan").count()).isGreaterThan(0);
    assertThat(steps.passed(HispCycleProcess.KEY, "2034-SSA-SSA")).doesNotContain("CallActivity_CapacityAssessment");
  }

  @Test
  @Order(8)
  void theCloseOutAsksOmbToSettleWhatIsOpenAndEndsTheSubject() {
    steps.fireTimer("2034-VA", "CatchEvent_CloseOutOpened");
    steps.runJobs("2034-VA");
    assertThat(steps.openTasks("2034-VA")).contains(HispCycleProcess.Elements.SETTLE_WHAT_IS_OPEN);

    steps.saveDraft("ombLead", "2034-VA", HispCycleProcess.Elements.SETTLE_WHAT_IS_OPEN, Map.of("settlements",
        Map.of("2034-VA/capacity-assessment", Map.of("settlement", "NOT_MET", "reason", "Nothing came."))));
    assertThatThrownBy(() -> steps.complete("ombLead", "2034-VA", HispCycleProcess.Elements.SETTLE_WHAT_IS_OPEN, "settle", null))
        .hasMessageContaining("Say how \"Action Plan and budget requests 2034, Department of Veterans Affairs\" is settled");

    steps.saveDraft("ombLead", "2034-VA", HispCycleProcess.Elements.SETTLE_WHAT_IS_OPEN, Map.of("settlements", Map.of(
        "2034-VA/capacity-assessment", Map.of("settlement", "NOT_MET", "reason", "Nothing came."),
        "2034-VA/action-plan", Map.of("settlement", "CARRIED_OVER", "reason", "New head of agency.", "carriedTo", "2035-01-31"))));
    steps.complete("ombLead", "2034-VA", HispCycleProcess.Elements.SETTLE_WHAT_IS_OPEN, "settle", null);

    assertThat(ledger.get("2034-VA/action-plan").status()).isEqualTo(ObligationStatus.CARRIED_OVER);
    assertThat(ledger.get("2034-VA/action-plan").targetDate()).isEqualTo(LocalDate.of(2035, 1, 31));
    assertThat(ledger.get("2034-VA/capacity-assessment").status()).isEqualTo(ObligationStatus.NOT_MET);
    assertThat(steps.ended(HispCycleProcess.KEY, "2034-VA")).isTrue();
  }

  @Test
  @Order(9)
  void theYearStaysOpenUntilTheLedgerIsSettled() {
    steps.fireTimer(KEY, "CatchEvent_CloseOutEnded");
    steps.runJobs(KEY);
    assertThat(steps.ended(AnnualCycleProcess.KEY, KEY)).isFalse();
    assertThat(cycles.get(YEAR).closedAt()).isNull();

    ledger.search(ObligationFilter.cycle(YEAR)).stream().filter(duty -> !duty.status().settled()).forEach(duty ->
        ledger.settle(duty.id(), Settlement.EXCUSED, "ombLead", java.time.Instant.parse("2034-12-15T17:00:00Z"), "Test.", null));
    steps.fireTimer(KEY, "CatchEvent_NextDay");
    steps.runJobs(KEY);

    assertThat(steps.ended(AnnualCycleProcess.KEY, KEY)).isTrue();
    assertThat(cycles.get(YEAR).closedAt()).isNotNull();
    assertThat(steps.passed(AnnualCycleProcess.KEY, KEY)).contains("EndEvent_YearClosed", "EndEvent_CalendarConfirmed",
        "EndEvent_HispListConfirmed");
  }

  @Test
  @Order(10)
  void theYearlyTimerFiresAtMidnightEasternStandardTimeOnTheSecondOfJanuary() {
    var timer = steps.engine().getManagementService().createJobQuery().processDefinitionKey(AnnualCycleProcess.KEY).timers()
        .active().list().stream().filter(job -> job.getProcessInstanceId() == null).findFirst().orElseThrow();
    var due = timer.getDuedate().toInstant().atZone(EasternTime.ZONE);
    assertThat(due.getMonthValue()).isEqualTo(1);
    assertThat(due.getDayOfMonth()).isEqualTo(2);
    assertThat(due.getHour()).isZero();
  }
}

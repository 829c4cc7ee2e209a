package org.hispcycle.feedback.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.calendar.FiscalQuarter;
import org.hispcycle.cycle.Cycles;
import org.hispcycle.cycle.Ledger;
import org.hispcycle.feedback.FeedbackReports;
import org.hispcycle.feedback.FeedbackTest;
import org.hispcycle.feedback.process.QuarterlyReportingProcess.Elements;
import org.hispcycle.registry.NewService;
import org.hispcycle.registry.Rationale;
import org.hispcycle.registry.Registry;
import org.hispcycle.support.EngineSteps;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The loop over the quarters; each test takes another HISP of the cycle 2028. */
@FeedbackTest
class QuarterlyReportingProcessTest {

  private static final int YEAR = 2028;

  @Autowired private EngineSteps steps;
  @Autowired private Cycles cycles;
  @Autowired private Ledger ledger;
  @Autowired private Registry registry;
  @Autowired private FeedbackReports reports;

  @Test
  void eachQuarterOpensOnTheDayAfterItsEndWithoutWaitingForTheOneBefore() {
    var key = start("VA-VBA", "VA");
    for (var day : List.of("2028-01-01", "2028-04-01", "2028-07-01", "2028-10-01")) {
      var timer = steps.engine().getManagementService().createJobQuery().activityId(Elements.QUARTER_ENDED).list().stream()
          .filter(job -> key.equals(steps.engine().getRuntimeService().createProcessInstanceQuery()
              .processInstanceId(job.getProcessInstanceId()).singleResult().getBusinessKey())).findFirst().orElseThrow();
      assertThat(timer.getDuedate().toInstant()).isEqualTo(EasternTime.startOfDay(LocalDate.parse(day)));
      steps.fireTimer(key, Elements.QUARTER_ENDED);
      steps.runJobs(key);
    }

    assertThat(steps.ended(QuarterlyReportingProcess.KEY, key)).isTrue();
    assertThat(steps.passed(QuarterlyReportingProcess.KEY, key)).filteredOn(Elements.OPEN_REPORTS::equals).hasSize(4);
    for (var quarter : FiscalQuarter.reportedIn(YEAR)) {
      var owed = registry.servicesOwingReport("VA-VBA", quarter);
      assertThat(owed).isNotEmpty();
      assertThat(owed).allSatisfy(each -> {
        var report = Cycles.reportKey(quarter, "VA-VBA", registry.service(each.serviceId()).slug());
        assertThat(steps.openTasks(report)).containsExactly(ServiceReportProcess.Elements.SUBMIT_FEEDBACK_DATA);
        assertThat(steps.task(report, ServiceReportProcess.Elements.SUBMIT_FEEDBACK_DATA).getTenantId()).isEqualTo("VA");
      });
    }
  }

  @Test
  void theFourDeadlinesAreTheLastBusinessDaysOfTheirMonths() {
    start("VA-VHA", "VA");

    assertThat(registry.servicesOwingReport("VA-VHA", new FiscalQuarter(YEAR, 1))).isNotEmpty();
    assertThat(FiscalQuarter.reportedIn(YEAR).stream().map(quarter -> ledger.get(Cycles.reportKey(quarter, "VA-VHA",
        registry.service(registry.servicesOwingReport("VA-VHA", quarter).get(0).serviceId()).slug()) + "/service-report").dueOn().toString()))
        .containsExactly("2028-01-31", "2028-04-28", "2028-07-31", "2028-10-31");
  }

  @Test
  void aReportIsNeverOpenedTwice() {
    var quarter = new FiscalQuarter(YEAR, 1);
    start("SSA-SSA", "SSA");
    steps.nobody();
    reports.open(YEAR, "SSA-SSA", quarter);
    reports.open(YEAR, "SSA-SSA", quarter);

    var key = Cycles.reportKey(quarter, "SSA-SSA", registry.service(registry.servicesOwingReport("SSA-SSA", quarter).get(0).serviceId()).slug());
    assertThat(steps.engine().getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey(key).count()).isEqualTo(1);

    var instance = steps.engine().getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey(key).singleResult();
    steps.engine().getRuntimeService().deleteProcessInstance(instance.getId(), "test");
    reports.open(YEAR, "SSA-SSA", quarter);
    assertThat(steps.ended(ServiceReportProcess.KEY, key)).as("one that ended is not opened again").isTrue();
  }

  @Test
  void aServiceDesignatedLaterJoinsTheQuarterThatIsOpen() {
    var quarter = new FiscalQuarter(YEAR, 1);
    start("DOI-FWS", "DOI");
    steps.fireTimer(YEAR + "-DOI-FWS", Elements.QUARTER_ENDED);
    steps.runJobs(YEAR + "-DOI-FWS");
    var added = registry.addService("DOI-FWS", new NewService("Permit by mail", "Permits.", List.of(), List.of()), "test", Instant.EPOCH);
    registry.designate("DOI-FWS", added.id(), quarter.start(), quarter, new Rationale("a", "b", "c"), "test");
    cycles.planReports(YEAR, "DOI-FWS", quarter);
    cycles.planReports(YEAR, "DOI-FWS", quarter.next());

    assertThat(steps.openTasks(Cycles.reportKey(quarter, "DOI-FWS", added.slug()))).containsExactly(ServiceReportProcess.Elements.SUBMIT_FEEDBACK_DATA);
    assertThat(steps.openTasks(Cycles.reportKey(quarter.next(), "DOI-FWS", added.slug()))).isEmpty();
  }

  @Test
  void aQuarterThatIsOverOpensAtOnce() {
    cycles.open(2024);
    steps.start(QuarterlyReportingProcess.KEY, "2024-HUD-HUD", Map.of("cycleYear", 2024, "agencyId", "HUD", "hispId", "HUD-HUD"));
    var instance = steps.engine().getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey("2024-HUD-HUD").singleResult();

    assertThat(steps.engine().getManagementService().createJobQuery().processInstanceId(instance.getId()).timers().executable().count()).isEqualTo(1);
  }

  private String start(String hispId, String agencyId) {
    cycles.open(YEAR);
    var key = YEAR + "-" + hispId;
    steps.start(QuarterlyReportingProcess.KEY, key, Map.of("cycleYear", YEAR, "agencyId", agencyId, "hispId", hispId));
    return key;
  }
}

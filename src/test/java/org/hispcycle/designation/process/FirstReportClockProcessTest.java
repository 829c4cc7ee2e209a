package org.hispcycle.designation.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.clearance.ClearanceApproved;
import org.hispcycle.cycle.CloseOut;
import org.hispcycle.cycle.Cycles;
import org.hispcycle.cycle.Ledger;
import org.hispcycle.cycle.Obligation;
import org.hispcycle.cycle.ObligationFilter;
import org.hispcycle.cycle.ObligationKind;
import org.hispcycle.cycle.ObligationStatus;
import org.hispcycle.cycle.Settlement;
import org.hispcycle.cycle.Subject;
import org.hispcycle.designation.FirstReportClocks;
import org.hispcycle.registry.Designation;
import org.hispcycle.registry.Registry;
import org.hispcycle.support.EngineSteps;
import org.hispcycle.support.WholeApplication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every way through the clock of a newly designated service, each with a service of its own (cycle 2028, 365 days). */
@WholeApplication
class FirstReportClockProcessTest {

  private static final int YEAR = 2028;
  private static final LocalDate TODAY = LocalDate.of(2028, 6, 15);
  private static final LocalDate LAST_DAY = LocalDate.of(2029, 6, 15);
  private static final String PROCESS = "FirstReportClockProcess";
  private static final String REASONS = "\"rationale\":{\"organization\":\"o\",\"customers\":\"c\",\"performance\":\"p\"}";

  @Autowired EngineSteps steps;
  @Autowired Cycles cycles;
  @Autowired Ledger ledger;
  @Autowired CloseOut closeOut;
  @Autowired Registry registry;
  @Autowired FirstReportClocks clocks;
  @Autowired ApplicationEventPublisher events;
  @Autowired JdbcClient sql;

  @BeforeEach
  void itIsSummer() {
    at(TODAY);
    cycles.open(YEAR);
    cycles.setGraceDays(YEAR, 365);
  }

  @AfterEach
  void timeGoesOn() {
    cycles.setGraceDays(YEAR, null);
    steps.nobody();
    ClockUtil.reset();
  }

  private static void at(LocalDate day) {
    ClockUtil.setCurrentTime(Date.from(EasternTime.at(day, LocalTime.NOON)));
  }

  private String agency(String hispId) {
    return registry.hisp(hispId).agencyId();
  }

  private String official(String hispId) {
    return agency(hispId).toLowerCase() + "Official";
  }

  private String hispOfficial(String hispId) {
    return agency(hispId).toLowerCase() + "HispOfficial";
  }

  /** A new service of the HISP is designated beside what is; gives the key of its clock. */
  private String designate(String hispId, String name) {
    var key = YEAR + "-" + hispId;
    steps.start("ServiceDesignationProcess", key, Map.of("cycleYear", YEAR, "agencyId", agency(hispId), "hispId", hispId));
    var continued = registry.designatedServices(hispId, TODAY).get(0).serviceId();
    steps.saveDraft(official(hispId), key, "Task_DesignateServices", """
        {"services":[{"serviceId":%2$d,%1$s},{"newService":{"name":"%3$s","description":"d","occasion":"o","outcome":"u","customers":"c",
           "types":["Benefits"],"channels":["website"]},%1$s}],
         "actions":[{"title":"a","serviceRef":"%2$d"},{"title":"b","serviceRef":"new-1"}],"firstReports":{}}""".formatted(REASONS, continued, name));
    steps.complete(official(hispId), key, "Task_DesignateServices", "designate", null);
    steps.complete("ombLead", key, "Task_ConcurWithDesignation", "concur", null);
    steps.runJobs(key);
    assertThat(steps.ended("ServiceDesignationProcess", key)).as("the designation waits for no clock").isTrue();
    var added = registry.services(hispId).stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    assertThat(steps.ended(PROCESS, key + "-" + registry.service(continued).slug())).as("no clock for what continues").isTrue();
    return key + "-" + added.slug();
  }

  private Obligation duty(String key) {
    return ledger.get(Obligation.id(key, ObligationKind.FIRST_REPORT));
  }

  private List<Job> timers(String key) {
    var engine = steps.engine();
    return engine.getRuntimeService().createProcessInstanceQuery().processDefinitionKey(PROCESS).processInstanceBusinessKey(key).list().stream()
        .flatMap(instance -> engine.getManagementService().createJobQuery().processInstanceId(instance.getId()).timers().list().stream()).toList();
  }

  private List<String> open(String key) {
    return steps.openTasks(key).stream().filter(task -> !task.equals("Task_DraftSurvey")).toList();
  }

  private void expire(String key, String timer) {
    at(LAST_DAY.plusDays(1));
    steps.fireTimer(key, timer);
    steps.runJobs(key);
  }

  private Designation designation(String key) {
    var duty = duty(key);
    return registry.designatedServices(duty.hispId(), TODAY).stream().filter(each -> each.serviceId() == duty.serviceId()).findFirst().orElseThrow();
  }

  @Test
  void aClockRunsForEachNewServiceUntilTheDayThatTheGracePeriodGives() {
    var key = designate("DHS-CBP", "Crossing the border by land");
    var duty = duty(key);
    assertThat(duty.opensOn()).isEqualTo(TODAY);
    assertThat(duty.dueOn()).isEqualTo(LAST_DAY);
    assertThat(duty.status()).isEqualTo(ObligationStatus.OPEN);
    assertThat(open(key)).containsExactly("Task_BeginReporting");
    var task = steps.task(key, "Task_BeginReporting");
    assertThat(task.getDueDate()).isEqualTo(Date.from(EasternTime.endOfDay(LAST_DAY)));
    assertThat(timers(key)).extracting(Job::getDuedate).containsExactly(Date.from(EasternTime.endOfDay(LAST_DAY)));
    // nobody chose a quarter: the last one that is due within the period, until the survey is in use
    assertThat(designation(key).firstReport().toString()).isEqualTo("FY2029Q2");

    clocks.start(YEAR, "DHS-CBP");
    assertThat(open(key)).containsExactly("Task_BeginReporting");
    assertThat(clocks.shown(key)).containsEntry("dueOn", LAST_DAY).containsEntry("firstReportDueOn", LocalDate.of(2029, 4, 30));
  }

  @Test
  void theWarningsReachMorePeopleAsTheDayComesNear() {
    var key = designate("DHS-FEMA", "Rebuilding after a flood");
    var rows = sql.sql("select step, due_at, audience from reminder_step where task_id = ? and step like '%0-days-ahead%' order by due_at")
        .param(steps.task(key, "Task_BeginReporting").getId())
        .query((row, n) -> row.getString("step") + " " + EasternTime.dateOf(row.getObject("due_at", java.time.OffsetDateTime.class).toInstant())
            + " " + row.getString("audience")).list();
    // 17 March 2029 is a Saturday, on which nobody is written to
    assertThat(rows).containsExactly("90-days-ahead 2029-03-16 PEOPLE", "60-days-ahead 2029-04-16 PEOPLE_AND_OFFICIAL",
        "30-days-ahead-with-omb 2029-05-16 PEOPLE_OFFICIAL_AND_OMB");
  }

  @Test
  void theFirstReportEndsTheClockAsMet() {
    var key = designate("DHS-TSA", "Checking a bag through");
    // the survey goes live: the service reports on the quarter in which it does
    events.publishEvent(new ClearanceApproved("DHS-TSA", duty(key).serviceId(), "1234-5678", TODAY, LocalDate.of(2031, 6, 30)));
    assertThat(designation(key).firstReport().toString()).isEqualTo("FY2028Q3");
    var reports = ledger.search(new ObligationFilter(YEAR, null, "DHS", "DHS-TSA", ObligationKind.SERVICE_REPORT, null, null)).stream()
        .filter(each -> each.serviceId().equals(duty(key).serviceId())).toList();
    assertThat(reports).extracting(Obligation::quarter).containsExactly("FY2028Q3", "FY2028Q4");

    ledger.notReported(reports.get(0).id(), "dhsOfficial", ClockUtil.getCurrentTime().toInstant(), "Not yet.", LocalDate.of(2028, 12, 1));
    assertThat(open(key)).as("saying that nothing is reported is no report").containsExactly("Task_BeginReporting");
    ledger.submitted(reports.get(1).id(), "dhsOfficial", ClockUtil.getCurrentTime().toInstant());

    assertThat(steps.ended(PROCESS, key)).isTrue();
    assertThat(steps.passed(PROCESS, key)).contains("EndEvent_ReportingBegan").doesNotContain("Task_DecideOnExpiredPeriod");
    assertThat(duty(key)).extracting(Obligation::status, Obligation::statusBy).containsExactly(ObligationStatus.ACCEPTED, "dhsOfficial");
    assertThat(duty(key).late(ClockUtil.getCurrentTime().toInstant())).isFalse();
    assertThat(timers(key)).isEmpty();

    ledger.returned(reports.get(1).id(), "ombLead", ClockUtil.getCurrentTime().toInstant(), "Again.");
    ledger.submitted(reports.get(1).id(), "dhsOfficial", ClockUtil.getCurrentTime().toInstant());
    assertThat(duty(key).status()).isEqualTo(ObligationStatus.ACCEPTED);
  }

  @Test
  void whenThePeriodHasExpiredOmbRecordsThatTheDutyWasNotMet() {
    var key = designate("DOL-OSHA", "Reporting a danger at work");
    expire(key, "BoundaryEvent_GracePeriodExpired");
    assertThat(open(key)).containsExactly("Task_DecideOnExpiredPeriod");
    assertThat(duty(key).status()).isEqualTo(ObligationStatus.OPEN);
    assertThat(duty(key).late(ClockUtil.getCurrentTime().toInstant())).isTrue();
    assertThatThrownBy(() -> steps.complete("ombLead", key, "Task_DecideOnExpiredPeriod", "notMet", null)).hasMessageContaining("needs a comment");
    steps.complete("ombLead", key, "Task_DecideOnExpiredPeriod", "notMet", "No survey was ever drafted.");
    assertThat(steps.passed(PROCESS, key)).contains("EndEvent_NotMet").doesNotContain("EndEvent_DutyEnded");
    assertThat(duty(key)).extracting(Obligation::status, Obligation::reason).containsExactly(ObligationStatus.NOT_MET, "No survey was ever drafted.");
  }

  @Test
  void whenThePeriodHasExpiredOmbMayExtendIt() {
    var key = designate("DOL-ETA", "Finding training for a new job");
    expire(key, "BoundaryEvent_GracePeriodExpired");
    for (var wrong : List.of("", "soon", "2029-06-15", "2029-06-16", "2032-01-01", "2029-13-01")) {
      steps.saveDraft("ombLead", key, "Task_DecideOnExpiredPeriod", "{\"extension\":{\"dueOn\":\"" + wrong + "\"}}");
      assertThatThrownBy(() -> steps.complete("ombLead", key, "Task_DecideOnExpiredPeriod", "extend", "The clearance is with OIRA."))
          .as(wrong).hasMessageContaining("date");
    }
    assertThat(duty(key).dueOn()).isEqualTo(LAST_DAY);
    steps.saveDraft("ombLead", key, "Task_DecideOnExpiredPeriod", "{\"extension\":{\"dueOn\":\"2029-10-31\"}}");
    steps.complete("ombLead", key, "Task_DecideOnExpiredPeriod", "extend", "The clearance is with OIRA.");

    assertThat(open(key)).containsExactly("Task_BeginReporting");
    assertThat(duty(key).dueOn()).isEqualTo(LocalDate.of(2029, 10, 31));
    var due = Date.from(EasternTime.endOfDay(LocalDate.of(2029, 10, 31)));
    assertThat(steps.task(key, "Task_BeginReporting").getDueDate()).isEqualTo(due);
    assertThat(timers(key)).extracting(Job::getDuedate).containsExactly(due);
    assertThat(sql.sql("select detail from obligation_event where obligation_id = ? and what = 'rescheduled'").param(duty(key).id()).query(String.class).list())
        .containsExactly("2029-06-15 to 2029-10-31: The clearance is with OIRA.");
  }

  @Test
  void theHispAsksForMoreTimeAndTheDateStandsOrMoves() {
    var key = designate("DOL-OWCP", "Getting compensation paid");
    assertThatThrownBy(() -> steps.complete(hispOfficial("DOL-OWCP"), key, "Task_BeginReporting", "askForTime", null)).hasMessageContaining("needs a comment");
    steps.complete(hispOfficial("DOL-OWCP"), key, "Task_BeginReporting", "askForTime", "The umbrella lapses.");
    assertThat(open(key)).containsExactly("Task_AnswerRequestForTime");
    steps.complete("ombLead", key, "Task_AnswerRequestForTime", "decline", "Renew it.");
    assertThat(open(key)).containsExactly("Task_BeginReporting");
    assertThat(duty(key).dueOn()).isEqualTo(LAST_DAY);

    steps.complete(hispOfficial("DOL-OWCP"), key, "Task_BeginReporting", "askForTime", "It did lapse.");
    steps.saveDraft("ombLead", key, "Task_AnswerRequestForTime", "{\"extension\":{\"dueOn\":\"2029-09-28\"}}");
    steps.complete("ombLead", key, "Task_AnswerRequestForTime", "extend", "One quarter more.");
    assertThat(duty(key).dueOn()).isEqualTo(LocalDate.of(2029, 9, 28));
    assertThat(timers(key)).extracting(Job::getDuedate).containsExactly(Date.from(EasternTime.endOfDay(LocalDate.of(2029, 9, 28))));
    assertThat(steps.passed(PROCESS, key)).doesNotContain("Task_RecordExpiredPeriod");
  }

  @Test
  void thePeriodGoesOnWhileARequestWaitsForItsAnswer() {
    var key = designate("DOL-EBSA", "Recovering a lost pension");
    steps.complete(hispOfficial("DOL-EBSA"), key, "Task_BeginReporting", "askForTime", "Please.");
    expire(key, "BoundaryEvent_GracePeriodExpiredMeanwhile");
    assertThat(open(key)).containsExactly("Task_DecideOnExpiredPeriod");
    // late, but there: the report makes OMB's decision needless
    at(LAST_DAY.plusDays(3));
    var duty = duty(key);
    var report = ledger.plan(new org.hispcycle.cycle.NewObligation(YEAR, ObligationKind.SERVICE_REPORT, "FY2029Q2-late-" + key, duty.agencyId(), duty.hispId(),
        duty.serviceId(), "FY2029Q2", "Report", LAST_DAY, LAST_DAY));
    ledger.submitted(report.id(), "dolOfficial", ClockUtil.getCurrentTime().toInstant());
    assertThat(steps.ended(PROCESS, key)).isTrue();
    assertThat(duty(key).status()).isEqualTo(ObligationStatus.ACCEPTED);
    assertThat(duty(key).late(ClockUtil.getCurrentTime().toInstant())).isTrue();
  }

  @Test
  void theClockEndsExcusedWithTheDesignationAndSoDoEveryOtherDutyAndTask() {
    var key = designate("DOI-FWS", "Renewing a bird permit");
    var serviceId = duty(key).serviceId();
    assertThat(steps.openTasks(key)).contains("Task_BeginReporting", "Task_DraftSurvey");
    var tasks = steps.engine().getTaskService().createTaskQuery().processInstanceBusinessKey(key).list().stream().map(task -> task.getId()).toList();

    // the next year drops it
    at(LocalDate.of(2029, 3, 1));
    cycles.open(2029);
    steps.start("ServiceDesignationProcess", "2029-DOI-FWS", Map.of("cycleYear", 2029, "agencyId", "DOI", "hispId", "DOI-FWS"));
    steps.saveDraft("doiOfficial", "2029-DOI-FWS", "Task_DesignateServices", """
        {"services":[{"serviceId":99,%s}],"actions":[{"title":"a","serviceRef":"99"}],"ended":[{"serviceId":%d,"reason":"Merged with planning."}]}"""
        .formatted(REASONS, serviceId));
    steps.complete("doiOfficial", "2029-DOI-FWS", "Task_DesignateServices", "designate", null);
    steps.complete("ombLead", "2029-DOI-FWS", "Task_ConcurWithDesignation", "concur", null);
    steps.runJobs("2029-DOI-FWS");

    assertThat(steps.passed(PROCESS, key)).contains("EndEvent_DutyEnded").doesNotContain("EndEvent_ReportingBegan");
    var duties = ledger.search(new ObligationFilter(null, null, "DOI", "DOI-FWS", null, null, null)).stream()
        .filter(each -> serviceId.equals(each.serviceId())).toList();
    assertThat(duties).extracting(Obligation::kind).contains(ObligationKind.FIRST_REPORT, ObligationKind.SURVEY, ObligationKind.PRA_CLEARANCE);
    assertThat(duties).allSatisfy(each -> {
      assertThat(each.status()).isEqualTo(ObligationStatus.EXCUSED);
      assertThat(each.reason()).contains("Merged with planning.");
    });
    assertThat(steps.openTasks(key)).as("the clearance's case is over as well").isEmpty();
    assertThat(timers(key)).isEmpty();
    assertThat(sql.sql("select count(*) from reminder_step where task_id in (:tasks) and status = 'PLANNED'").param("tasks", tasks).query(Integer.class).single()).isZero();
    assertThat(registry.history(serviceId)).singleElement().satisfies(term -> {
      assertThat(term.endReason()).isEqualTo("Merged with planning.");
      assertThat(term.rationale().customers()).isEqualTo("c");
    });
  }

  @Test
  void theDutyStandsInTheYearInWhichItIsDueAndHoldsUpNoOther() {
    var key = designate("GSA-PEP", "Asking about benefits by chat");
    var subject = new Subject("GSA", "GSA-PEP", "");
    assertThat(closeOut.open(YEAR, subject)).extracting(Obligation::id).doesNotContain(duty(key).id());
    cycles.open(2029);
    assertThat(duty(key).cycleYear()).isEqualTo(2029);
    assertThat(closeOut.open(2029, subject)).extracting(Obligation::id).contains(duty(key).id());

    // undecided until the close-out of that year: OMB carries it over, and the clock goes on to the new day
    expire(key, "BoundaryEvent_GracePeriodExpired");
    at(LocalDate.of(2029, 12, 10));
    ledger.settle(duty(key).id(), Settlement.CARRIED_OVER, "ombLead", ClockUtil.getCurrentTime().toInstant(), "In the next year.", LocalDate.of(2030, 3, 1));
    assertThat(steps.ended(PROCESS, key)).isTrue();
    var carried = key.replace("2028-", "2030-");
    assertThat(duty(carried)).extracting(Obligation::status, Obligation::opensOn, Obligation::dueOn)
        .containsExactly(ObligationStatus.OPEN, TODAY, LocalDate.of(2030, 3, 1));
    assertThat(open(carried)).containsExactly("Task_BeginReporting");
    steps.engine().getRuntimeService().createProcessInstanceQuery().processDefinitionKey(PROCESS).processInstanceBusinessKey(carried).list()
        .forEach(instance -> steps.engine().getRuntimeService().deleteProcessInstance(instance.getId(), "test"));
  }

  @Test
  void withoutAGracePeriodNoClockRuns() {
    cycles.setGraceDays(YEAR, null);
    var key = designate("SBA-SBA", "Applying for a loan after a storm");
    assertThat(ledger.find(Obligation.id(key, ObligationKind.FIRST_REPORT))).isEmpty();
    assertThat(open(key)).isEmpty();
    assertThat(registry.designatedServices("SBA-SBA", TODAY)).extracting(Designation::designatedOn, each -> each.firstReport().toString())
        .contains(tuple(TODAY, "FY2028Q4"));
  }
}

package org.hispcycle.cockpit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.hispcycle.calendar.Calendars;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.calendar.FiscalQuarter;
import org.hispcycle.cycle.Cycles;
import org.hispcycle.cycle.DutyState;
import org.hispcycle.cycle.Extension;
import org.hispcycle.cycle.Extensions;
import org.hispcycle.cycle.Ledger;
import org.hispcycle.cycle.NewObligation;
import org.hispcycle.cycle.ObligationKind;
import org.hispcycle.cycle.Promises;
import org.hispcycle.cycle.Settlement;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.NotAllowed;
import org.hispcycle.platform.SqlTime;
import org.hispcycle.platform.engine.OpenTasks;
import org.hispcycle.platform.security.Actor;
import org.hispcycle.platform.security.Roles;
import org.hispcycle.registry.Registry;
import org.hispcycle.support.EngineSteps;
import org.hispcycle.support.Person;
import org.hispcycle.support.WholeApplication;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The board over the ledger, more time for a duty, and tasks that change hands. */
@WholeApplication
class BoardTest {

  /** Far enough ahead whenever this runs; no other test works on USDA in this year. */
  private static final int YEAR = 2032;

  private static final Actor LEAD = new Actor("ombLead", Set.of(Roles.OMB_LEAD), Set.of());
  private static final Actor DESK = new Actor("ombDeskOfficer", Set.of(Roles.OMB_DESK_OFFICER), Set.of());

  @LocalServerPort private int port;
  @Autowired private Board board;
  @Autowired private BoardFiles files;
  @Autowired private Extensions extensions;
  @Autowired private Ledger ledger;
  @Autowired private Promises promises;
  @Autowired private Activities activities;
  @Autowired private Registry registry;
  @Autowired private Cycles cycles;
  @Autowired private Calendars calendars;
  @Autowired private EngineSteps steps;
  @Autowired private OpenTasks openTasks;
  @Autowired private JdbcClient sql;
  @Autowired private Clock clock;

  @BeforeEach
  void openTheYear() {
    steps.nobody();
    cycles.open(YEAR);
  }

  private LocalDate today() {
    return EasternTime.today(clock);
  }

  /** A duty of a case that no other test knows. */
  private String duty(String key, ObligationKind kind, LocalDate dueOn, String title) {
    return ledger.plan(new NewObligation(YEAR, kind, key, "USDA", "USDA-FSA", null, null, title, dueOn.minusDays(60), dueOn)).id();
  }

  @Test
  void everyDutyIsCountedOnceAndInTheStateItIsIn() {
    var far = calendars.business().plusBusinessDays(today(), 40);
    var late = duty("2032-USDA-FSA-a", ObligationKind.ACTION_PLAN, today().minusDays(1), "late");
    var dueToday = duty("2032-USDA-FSA-b", ObligationKind.ACTION_PLAN, today(), "due today");
    var soon = duty("2032-USDA-FSA-c", ObligationKind.ACTION_PLAN, calendars.business().plusBusinessDays(today(), 10), "the last day that is soon");
    var onTrack = duty("2032-USDA-FSA-d", ObligationKind.ACTION_PLAN, calendars.business().plusBusinessDays(today(), 11), "later");
    var returned = duty("2032-USDA-FSA-e", ObligationKind.ACTION_PLAN, far, "returned");
    ledger.submitted(returned, "x", clock.instant());
    ledger.returned(returned, "x", clock.instant(), "again");
    var blocked = duty("2032-USDA-FSA-f", ObligationKind.ACTION_PLAN, far, "blocked");
    ledger.block(blocked, "No clearance");
    var submitted = duty("2032-USDA-FSA-g", ObligationKind.ACTION_PLAN, today().minusDays(3), "submitted late");
    ledger.submitted(submitted, "x", clock.instant());
    var met = duty("2032-USDA-FSA-h", ObligationKind.ACTION_PLAN, far, "met");
    ledger.accepted(met, "x", clock.instant());
    var excused = duty("2032-USDA-FSA-i", ObligationKind.ACTION_PLAN, far, "excused");
    ledger.excuse(excused, "x", clock.instant(), "gone");
    var notReported = duty("2032-USDA-FSA-j", ObligationKind.ACTION_PLAN, far, "not reported");
    ledger.notReported(notReported, "x", clock.instant(), "no data", null);
    var states = Map.of(late, DutyState.LATE, dueToday, DutyState.DUE_SOON, soon, DutyState.DUE_SOON, onTrack, DutyState.ON_TRACK,
        returned, DutyState.RETURNED, blocked, DutyState.BLOCKED, submitted, DutyState.WITH_OMB, met, DutyState.MET, excused, DutyState.EXCUSED,
        notReported, DutyState.NOT_MET);
    states.forEach((id, state) -> assertThat(board.duty(id).orElseThrow().state()).as(id).isEqualTo(state));

    var year = board.year(YEAR, Set.of("USDA"), null);
    assertThat(year.rows()).extracting(Board.Row::id).containsExactly("USDA");
    assertThat(year.cells()).allSatisfy(cell -> assertThat(cell.states().values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(cell.owed()));
    assertThat(year.cells().stream().mapToInt(Board.Cell::owed).sum())
        .isEqualTo(sql.sql("select count(*) from obligation where cycle_year = 2032 and agency_id = 'USDA'").query(Integer.class).single());
    assertThat(year.columns()).extracting(Board.Column::id).contains("capacity-assessment", "service-report-q1", "action-plan").doesNotHaveDuplicates();
    assertThat(year.progress()).last().satisfies(end -> assertThat(end.due()).isEqualTo(year.cells().stream().mapToInt(Board.Cell::owed).sum()));
    var drilled = board.year(YEAR, null, "USDA");
    assertThat(drilled.cells()).filteredOn(cell -> cell.row().equals("USDA-FSA") && cell.column().equals("action-plan")).singleElement()
        .satisfies(cell -> assertThat(cell.owed()).isGreaterThanOrEqualTo(10));
    assertThat(board.duties(new Board.Filter(YEAR, "USDA", "USDA-FSA", "action-plan", null, DutyState.LATE, null), null, 0, 10))
        .extracting(Board.Duty::id).contains(late).doesNotContain(submitted);
  }

  @Test
  void theDenominatorOfAQuarterIsTheServicesThatAreDesignatedAlsoWhereTheLedgerHasNoDutyYet() {
    var quarter = FiscalQuarter.parse("FY2032Q2");
    var all = board.quarter(quarter, null);
    assertThat(all.rows()).isNotEmpty();
    assertThat(all.dueOn()).isEqualTo(LocalDate.of(2032, 4, 30));
    var one = all.rows().stream().filter(row -> row.designated() > 0 && row.missing().isEmpty()).findFirst().orElseThrow();
    assertThat(one.inLedger()).isEqualTo(one.designated());
    assertThat(one.states().values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(one.inLedger());
    // a quarter of a year that nobody has opened: everything is missing, and is named
    var future = board.quarter(FiscalQuarter.parse("FY2041Q1"), null);
    assertThat(future.rows()).isNotEmpty().allSatisfy(row -> assertThat(row.missing()).hasSize(row.designated()));
    assertThat(board.quarter(quarter, Set.of("VA")).rows()).isNotEmpty().allSatisfy(row -> assertThat(row.agencyId()).isEqualTo("VA"));
    assertThat(board.quarter(quarter, Set.of()).rows()).isEmpty();
  }

  @Test
  void whatComesFromAServiceThatOwesNothingAnyMoreStandsForNoneThatDoes() {
    var quarter = FiscalQuarter.parse("FY2032Q3");
    var before = quarterOf("USDA-FSA", quarter);
    // a service of somebody else: not designated here
    var gone = registry.services("VA-VBA").get(0).id();
    var id = ledger.plan(new NewObligation(YEAR, ObligationKind.SERVICE_REPORT, "FY2032Q3-USDA-FSA-gone", "USDA", "USDA-FSA", gone, "FY2032Q3", "=Report",
        today(), today().plusDays(60))).id();
    ledger.accepted(id, "x", clock.instant());
    var after = quarterOf("USDA-FSA", quarter);
    assertThat(after.beyond()).isEqualTo(before.beyond() + 1);
    assertThat(after.cameIn()).isEqualTo(before.cameIn()).isLessThanOrEqualTo(after.designated());
    assertThat(after.inLedger()).isEqualTo(before.inLedger());
    assertThat(after.states()).isEqualTo(before.states());
  }

  private Board.QuarterRow quarterOf(String hisp, FiscalQuarter quarter) {
    return board.quarter(quarter, null).rows().stream().filter(row -> row.hispId().equals(hisp)).findFirst()
        .orElse(new Board.QuarterRow("USDA", hisp, hisp, 0, 0, 0, 0, Map.of(), List.of()));
  }

  @Test
  void aQuarterIsExportedWithItsDenominatorAndTheServicesThatAreMissing() throws Exception {
    // nobody has opened that year: every service that owes a report is missing
    var future = FiscalQuarter.parse("FY2041Q1");
    var row = board.quarter(future, Set.of("VA")).rows().get(0);
    var reporter = new Person(port, "vaReporter");
    var csv = reporter.get("/api/v1/board/quarters/FY2041Q1/export");
    assertThat(csv.status()).isEqualTo(200);
    assertThat(csv.text()).contains("Designated services").contains(row.hispName() + "," + row.designated() + ",0,0").contains(row.missing().get(0)).doesNotContain("DHS-TSA");
    assertThat(reporter.get("/api/v1/board/quarters/FY2041Q1/export?agency=DHS").status()).isEqualTo(403);
    ledger.plan(new NewObligation(YEAR, ObligationKind.SERVICE_REPORT, "FY2032Q4-USDA-FSA-files", "USDA", "USDA-FSA", null, "FY2032Q4", "=HYPERLINK(\"https://evil.example\")",
        today(), today().plusDays(60)));
    try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(files.xlsx(FiscalQuarter.parse("FY2032Q4"), null, "USDA", Set.of(Roles.OMB_LEAD))))) {
      var sheets = workbook.getSheets().toList();
      assertThat(sheets).extracting(sheet -> sheet.getName()).containsExactly("Quarter", "Reports");
      assertThat(sheets.get(1).read()).anySatisfy(each -> assertThat(each.getCellText(6)).startsWith("'=HYPERLINK"));
    }
  }

  @Test
  void aPromisedDayIsWatchedInEveryYearUntilItIsKept() {
    var carried = duty("2032-USDA-FSA-carried", ObligationKind.CAPACITY_ASSESSMENT, today().minusDays(30), "Carried over");
    ledger.settle(carried, Settlement.CARRIED_OVER, "ombLead", clock.instant(), "A new team", today().plusDays(10));
    var declared = duty("2032-USDA-FSA-declared", ObligationKind.CAPACITY_ASSESSMENT, today().minusDays(30), "Declared");
    ledger.notReported(declared, "x", clock.instant(), "No data", today().minusDays(1));
    var far = duty("2032-USDA-FSA-far", ObligationKind.CAPACITY_ASSESSMENT, today().minusDays(30), "Far away");
    ledger.settle(far, Settlement.CARRIED_OVER, "ombLead", clock.instant(), "A new team", today().plusDays(15));
    var excused = duty("2032-USDA-FSA-none", ObligationKind.CAPACITY_ASSESSMENT, today().minusDays(30), "No promise");
    ledger.settle(excused, Settlement.EXCUSED, "ombLead", clock.instant(), "Gone", null);

    assertThat(board.year(YEAR, Set.of("USDA"), null).promised()).extracting(Board.Promised::id).contains(carried, declared, far).doesNotContain(excused);
    assertThat(board.year(YEAR, Set.of("VA"), null).promised()).extracting(Board.Promised::agencyId).doesNotContain("USDA");
    assertThat(promises.open(YEAR + 1, Set.of("USDA"))).as("the next year's board").extracting(each -> each.duty().id()).contains(carried, declared, far);
    assertThat(promises.open(YEAR - 1, null)).extracting(each -> each.duty().id()).doesNotContain(carried);
    var own = new Person(port, "usdaReporter").get("/api/v1/my-year?year=" + YEAR).body().get("promised");
    assertThat(StreamSupport.stream(own.spliterator(), false).map(each -> each.get("words").asText()))
        .contains("Promised for " + EasternTime.longDate(today().plusDays(10)), "Overdue since " + EasternTime.longDate(today().minusDays(1)));
    assertThat(new Person(port, "ombLead").get("/api/v1/board/" + YEAR + "/export?agency=USDA").text()).contains("Promised for").contains(today().plusDays(10).toString());

    promises.remindOncePerDay();
    promises.remindOncePerDay();
    assertThat(told(today().plusDays(10) + "/ahead")).containsExactlyInAnyOrder("usdaOfficial", "usdaHispOfficial", "ombLead");
    assertThat(told(today().minusDays(1) + "/passed")).containsExactlyInAnyOrder("usdaOfficial", "usdaHispOfficial", "ombLead");
    assertThat(told(today().plusDays(15) + "/ahead")).as("more than two weeks away").isEmpty();

    ledger.accepted(carried, "ombLead", clock.instant());
    ledger.submittedAfterAll(declared, "usdaReporter", clock.instant().plusSeconds(1));
    assertThat(promises.open(YEAR, null)).as("kept, or on the way").extracting(each -> each.duty().id()).doesNotContain(carried, declared).contains(far);
  }

  private List<String> told(String what) {
    return sql.sql("select message_key from mail where message_key like ?").param("promise/%/" + what + "/%").query(String.class).list().stream()
        .map(each -> each.substring(each.lastIndexOf('/') + 1)).toList();
  }

  @Test
  void theYearOfAnAgencyBeginsWithTodaysAndIsItsOwn() {
    var years = cycles.years();
    var expected = years.stream().filter(each -> each <= today().getYear()).reduce((older, newer) -> newer).orElse(years.get(0));
    var reporter = new Person(port, "vaReporter");
    assertThat(reporter.get("/api/v1/my-year").body().get("year").asInt()).isEqualTo(expected);
    assertThat(reporter.get("/api/v1/my-year?agency=DHS").status()).isEqualTo(403);
    assertThat(reporter.get("/api/v1/my-year?agency=VA&year=" + YEAR).status()).isEqualTo(200);
    assertThat(new Person(port, "ombLead").get("/api/v1/my-year?agency=DHS&year=" + YEAR).body().get("agencies")).hasSize(1);
  }

  @Test
  void theFiguresOnADiagramAreThoseOfTheOpenSteps() {
    var model = Bpmn.createExecutableProcess("FiguresCase").camundaHistoryTimeToLiveString("P1D").startEvent().userTask("Task_Wait").name("Wait").endEvent().done();
    steps.nobody();
    var deployment = steps.engine().getRepositoryService().createDeployment().addModelInstance("figures.bpmn", model).deploy().getId();
    try {
      var hours = Map.of("a", 2, "b", 4, "c", 9);
      hours.forEach((key, age) -> {
        var agency = key.equals("c") ? "DHS" : "USDA";
        var instance = steps.start("FiguresCase", "figures-" + key, Map.of("cycleYear", YEAR, "agencyId", agency, "hispId", agency.equals("DHS") ? "DHS-TSA" : "USDA-FSA")).getId();
        sql.sql("update ACT_HI_ACTINST set START_TIME_ = ? where PROC_INST_ID_ = ? and ACT_ID_ = 'Task_Wait'")
            .params(LocalDateTime.ofInstant(clock.instant().minus(Duration.ofHours(age)), ZoneOffset.UTC), instance).update();
        var due = clock.instant().plus(Duration.ofHours(key.equals("a") ? -1 : 1));
        sql.sql("update ACT_RU_TASK set DUE_DATE_ = ? where PROC_INST_ID_ = ?").params(LocalDateTime.ofInstant(due, ZoneOffset.UTC), instance).update();
      });
      var definition = steps.engine().getRepositoryService().createProcessDefinitionQuery().processDefinitionKey("FiguresCase").latestVersion().singleResult().getId();
      assertThat(activities.of(definition, null)).singleElement().satisfies(step -> {
        assertThat(step.activityId()).isEqualTo("Task_Wait");
        assertThat(step.open()).isEqualTo(3);
        assertThat(step.late()).isEqualTo(1);
        assertThat(step.averageAgeHours()).isCloseTo(5, within(0.1));
      });
      assertThat(activities.of(definition, Set.of("USDA"))).singleElement().satisfies(step -> {
        assertThat(step.open()).isEqualTo(2);
        assertThat(step.averageAgeHours()).isCloseTo(3, within(0.1));
      });
      assertThat(activities.of(definition, Set.of("VA"))).isEmpty();
      assertThat(activities.of(definition, Set.of())).isEmpty();
    } finally {
      steps.engine().getRepositoryService().deleteDeployment(deployment, true, true, true);
    }
  }

  @Test
  void anAgencysUserGetsHisPartAndNoOther() {
    var reporter = new Person(port, "vaReporter");
    var own = reporter.get("/api/v1/board/" + YEAR);
    assertThat(own.status()).isEqualTo(200);
    assertThat(StreamSupport.stream(own.body().at("/board/rows").spliterator(), false).map(row -> row.get("id").asText())).containsExactly("VA");
    assertThat(reporter.get("/api/v1/board/" + YEAR + "?agency=DHS").status()).isEqualTo(403);
    assertThat(reporter.get("/api/v1/board/" + YEAR + "/duties?agency=DHS").status()).isEqualTo(403);
    assertThat(reporter.get("/api/v1/board/" + YEAR + "/duties?hisp=DHS-TSA").body().get("duties")).isEmpty();
    assertThat(reporter.get("/api/v1/board/duties/2032-DHS-TSA/capacity-assessment").status()).isEqualTo(404);
    assertThat(reporter.get("/api/v1/board/" + YEAR + "/export").text()).contains("VA-VBA").doesNotContain("DHS");
    assertThat(StreamSupport.stream(new Person(port, "ombLead").get("/api/v1/board/" + YEAR).body().at("/board/rows").spliterator(), false).count()).isGreaterThan(5);
  }

  @Test
  void filesHoldNothingThatASpreadsheetWouldRun() throws Exception {
    var id = duty("2032-USDA-FSA-files", ObligationKind.PRA_CLEARANCE, today().plusDays(90), "=HYPERLINK(\"https://evil.example\")");
    ledger.returned(id, "x", clock.instant(), "@SUM(1) <b>bold</b>\r\nBcc: everybody@example.gov");
    var lead = new Person(port, "ombLead");
    assertThat(lead.get("/api/v1/board/" + YEAR + "/export?agency=USDA").text()).contains("\"'=HYPERLINK").contains("\"'@SUM(1)").doesNotContain("\n=HYPERLINK");
    try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(files.xlsx(YEAR, null, "USDA", Set.of(Roles.OMB_LEAD))))) {
      var sheets = workbook.getSheets().toList();
      assertThat(sheets).extracting(sheet -> sheet.getName()).containsExactly("Counts", "Duties");
      assertThat(sheets.get(1).read()).anySatisfy(row -> assertThat(row.getCellText(6)).startsWith("'=HYPERLINK"));
    }
  }

  @Test
  void anExtensionMovesTheDutyItsTasksAndItsTimersAndIsKeptOnRecord() {
    var key = YEAR + "-USDA-FSA";
    var id = key + "/capacity-assessment";
    var before = ledger.get(id);
    steps.start("CapacityAssessmentProcess", key, Map.of("cycleYear", YEAR, "agencyId", "USDA", "hispId", "USDA-FSA"));
    steps.nobody();
    var timersBefore = timers(key);
    var until = calendars.business().plusBusinessDays(before.dueOn().isAfter(today()) ? before.dueOn() : today(), 7);

    var answer = new Person(port, "ombLead").send("POST", "/api/v1/obligations/" + id + "/extension", Map.of("until", until.toString(), "reason", "<b>Storm</b> in the office"));

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.body().get("status").asText()).isEqualTo("APPROVED");
    assertThat(ledger.get(id).dueOn()).isEqualTo(until);
    steps.nobody();
    var tasks = steps.engine().getTaskService().createTaskQuery().processInstanceBusinessKey(key).list();
    assertThat(tasks).isNotEmpty().allSatisfy(task -> {
      assertThat(task.getDueDate().toInstant()).isEqualTo(EasternTime.endOfDay(until));
      assertThat(task.getFollowUpDate().toInstant()).isAfter(EasternTime.startOfDay(before.dueOn().minusDays(30)));
    });
    assertThat(timers(key)).as("timers").hasSameSizeAs(timersBefore).contains(EasternTime.endOfDay(until)).doesNotContain(EasternTime.endOfDay(before.dueOn()));
    assertThat(sql.sql("select count(*) from reminder_step where task_id = ? and deadline_at <> ?").params(tasks.get(0).getId(),
        SqlTime.of(EasternTime.endOfDay(until))).query(Integer.class).single()).as("reminders of the old date").isZero();
    assertThat(board.history(id)).extracting(Board.Entry::what).contains("rescheduled");
    assertThat(extensions.of(id)).singleElement().extracting(Extension::askedBy, Extension::decidedBy, Extension::until).containsExactly("ombLead", "ombLead", until);
  }

  private List<Instant> timers(String key) {
    steps.nobody();
    return steps.engine().getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey(key).list().stream()
        .flatMap(instance -> steps.engine().getManagementService().createJobQuery().processInstanceId(instance.getId()).timers().list().stream())
        .map(job -> job.getDuedate().toInstant()).toList();
  }

  @Test
  void somebodyElsesRequestWaitsForTheLead() {
    var id = duty("2032-USDA-FSA-asked", ObligationKind.ACTION_PLAN, today().plusDays(30), "Plan");
    var until = calendars.business().onOrAfter(today().plusDays(60));
    var asked = extensions.ask(id, until, "The CFO is ill", DESK);
    assertThat(asked.status()).isEqualTo(Extension.Status.ASKED);
    assertThat(ledger.get(id).dueOn()).as("nothing moves yet").isEqualTo(today().plusDays(30));
    assertThat(mail("extension/" + asked.id() + "/asked/ombLead")).contains(EasternTime.longDate(until)).contains("More time asked").doesNotContain("CFO is ill");
    assertThatThrownBy(() -> extensions.ask(id, until, "Again", DESK)).isInstanceOf(InputRefused.class).hasMessageContaining("asked for already");
    assertThatThrownBy(() -> extensions.decide(asked.id(), true, null, DESK)).isInstanceOf(NotAllowed.class);
    assertThatThrownBy(() -> extensions.decide(asked.id(), false, " ", LEAD)).isInstanceOf(InputRefused.class).hasMessageContaining("reason why");

    assertThat(extensions.decide(asked.id(), true, "Once", LEAD).status()).isEqualTo(Extension.Status.APPROVED);

    assertThat(mail("extension/" + asked.id() + "/answered/" + DESK.userId())).contains("approved more time").contains("because you asked for it").doesNotContain("Once");
    assertThat(ledger.get(id).dueOn()).isEqualTo(until);
    assertThatThrownBy(() -> extensions.decide(asked.id(), true, null, LEAD)).isInstanceOf(InputRefused.class).hasMessageContaining("decided already");
    var official = new Actor("usdaHispOfficial", Set.of(Roles.HISP_OFFICIAL), Set.of("USDA"));
    assertThat(extensions.ask(id, until.plusDays(30).getDayOfWeek().getValue() > 5 ? until.plusDays(33) : until.plusDays(30), "Once more", official).status()).isEqualTo(Extension.Status.ASKED);
    var second = extensions.waiting().stream().filter(each -> each.obligationId().equals(id)).findFirst().orElseThrow();
    extensions.decide(second.id(), false, "The money for it is gone", LEAD);
    assertThat(mail("extension/" + second.id() + "/answered/usdaHispOfficial")).contains("refused more time").contains("It stays due on").doesNotContain("money");
    assertThatThrownBy(() -> extensions.ask(id, until.plusDays(30), "Not mine", new Actor("vaHispOfficial", Set.of(Roles.HISP_OFFICIAL), Set.of("VA")))).isInstanceOf(NotAllowed.class);
    assertThatThrownBy(() -> extensions.ask(id, until.plusDays(30), "Not me", new Actor("usdaReporter", Set.of(Roles.HISP_REPORTER), Set.of("USDA")))).isInstanceOf(NotAllowed.class);
  }

  private String mail(String key) {
    return sql.sql("select body_text from mail where message_key = ?").param(key).query(String.class).single();
  }

  @Test
  void aRequestForADutyThatIsMetMeanwhileIsClosed() {
    var id = duty("2032-USDA-FSA-overtaken", ObligationKind.ACTION_PLAN, today().plusDays(30), "Plan");
    var asked = extensions.ask(id, calendars.business().onOrAfter(today().plusDays(60)), "The CFO is ill", DESK);
    ledger.submitted(id, "usdaReporter", clock.instant());
    assertThat(extensions.get(asked.id())).extracting(Extension::status, Extension::decidedBy).containsExactly(Extension.Status.CLOSED, "usdaReporter");
    assertThat(extensions.waiting()).extracting(Extension::id).doesNotContain(asked.id());
    assertThat(mail("extension/" + asked.id() + "/answered/" + DESK.userId())).contains("closed without a decision");
    assertThatThrownBy(() -> extensions.decide(asked.id(), true, null, LEAD)).isInstanceOf(InputRefused.class).hasMessageContaining("decided already");
  }

  @Test
  void absurdDatesGetASentence() {
    var lead = new Person(port, "ombLead");
    var id = duty("2032-USDA-FSA-absurd", ObligationKind.ACTION_PLAN, today().plusDays(30), "Plan");
    assertThat(refusal(lead, id, today().minusDays(1).toString())).contains("has passed already");
    assertThat(refusal(lead, id, today().plusDays(30).toString())).contains("gives no more time");
    assertThat(refusal(lead, id, today().plusDays(10).toString())).contains("gives no more time");
    assertThat(refusal(lead, id, "9999-12-31")).contains("after the close-out");
    assertThat(refusal(lead, id, "+999999999-12-31")).isNotBlank();
    assertThat(refusal(lead, id, "2026-02-30")).contains("is no date");
    assertThat(refusal(lead, id, "tomorrow<script>\r\nBcc: x@example.gov")).contains("is no date");
    assertThat(refusal(lead, id, "")).contains("Enter the new due date");
    assertThat(lead.send("POST", "/api/v1/obligations/" + id + "/extension", Map.of("until", today().plusDays(40).toString(), "reason", "x".repeat(2001)))
        .body().get("detail").asText()).contains("Shorten");
    assertThat(lead.send("POST", "/api/v1/obligations/" + id + "/extension", Map.of("until", today().plusDays(40).toString())).body().get("detail").asText())
        .contains("Enter the reason");
    var report = ledger.plan(new NewObligation(YEAR, ObligationKind.SERVICE_REPORT, "FY2032Q3-USDA-FSA-absurd", "USDA", "USDA-FSA", null, "FY2032Q3", "Report",
        LocalDate.of(2032, 7, 1), LocalDate.of(2032, 7, 30))).id();
    assertThat(refusal(lead, report, "2032-08-15")).contains("weekend").contains("2032-08-13").contains("2032-08-16");
    var done = duty("2032-USDA-FSA-done", ObligationKind.ACTION_PLAN, today().plusDays(30), "Plan");
    ledger.accepted(done, "x", clock.instant());
    assertThat(refusal(lead, done, today().plusDays(60).toString())).contains("no deadline left");
    assertThat(ledger.get(id).dueOn()).isEqualTo(today().plusDays(30));
  }

  private static String refusal(Person lead, String id, String until) {
    var answer = lead.send("POST", "/api/v1/obligations/" + id + "/extension", Map.of("until", until, "reason", "More time"));
    assertThat(answer.status()).as(until + ": " + answer.text()).isEqualTo(422);
    return answer.body().get("detail").asText();
  }

  @Test
  void aDeadlineMissedAgainAfterAnExtensionIsNotedAgain() {
    var id = duty("2032-USDA-FSA-missed", ObligationKind.ACTION_PLAN, today().minusDays(10), "Plan");
    assertThat(ledger.recordMissedDeadlines()).isPositive();
    ledger.reschedule(id, today().minusDays(70), today().plusDays(1), "ombLead", "extended");
    assertThat(ledger.recordMissedDeadlines()).isZero();
    sql.sql("update obligation set due_on = ? where id = ?").params(today().minusDays(1), id).update();
    ledger.recordMissedDeadlines();
    assertThat(board.history(id)).filteredOn(entry -> entry.what().equals("deadline missed")).hasSize(2);
  }

  @Test
  void aTaskGoesOnlyToSomebodyWhoMayDoIt() {
    var key = YEAR + "-USDA-RD";
    steps.start("CapacityAssessmentProcess", key, Map.of("cycleYear", YEAR, "agencyId", "USDA", "hispId", "USDA-RD"));
    steps.nobody();
    var task = steps.engine().getTaskService().createTaskQuery().processInstanceBusinessKey(key).list().get(0).getId();
    var lead = new Person(port, "ombLead");
    var people = lead.get("/api/v1/tasks/" + task + "/assignees").body();
    assertThat(StreamSupport.stream(people.spliterator(), false).map(each -> each.get("id").asText())).contains("usdaReporter").doesNotContain("vaReporter", "ombLead");
    for (var stranger : Set.of("vaReporter", "usdaCfo", "nobody-at-all", "<img src=x>")) {
      var refused = lead.send("POST", "/api/v1/tasks/" + task + "/assignee", Map.of("userId", stranger, "reason", "x"));
      assertThat(refused.status()).as(stranger).isEqualTo(422);
      assertThat(refused.body().get("detail").asText()).contains("cannot do the task").doesNotContain("<img");
    }
    assertThat(lead.send("POST", "/api/v1/tasks/" + task + "/assignee", Map.of("userId", "usdaReporter")).status()).as("a reason is asked for").isEqualTo(422);
    assertThat(new Person(port, "usdaReporter").send("POST", "/api/v1/tasks/" + task + "/assignee", Map.of("userId", "usdaReporter", "reason", "mine")).status()).isEqualTo(403);
    assertThat(new Person(port, "vaOfficial").send("POST", "/api/v1/tasks/" + task + "/assignee", Map.of("userId", "usdaReporter", "reason", "x")).status()).isEqualTo(404);

    assertThat(new Person(port, "usdaOfficial").send("POST", "/api/v1/tasks/" + task + "/assignee", Map.of("userId", "usdaReporter", "reason", "Holiday")).status()).isEqualTo(200);

    assertThat(openTasks.find(task).orElseThrow().assignee()).isEqualTo("usdaReporter");
  }
}

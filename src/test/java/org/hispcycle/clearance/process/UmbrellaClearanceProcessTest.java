package org.hispcycle.clearance.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.hispcycle.clearance.TestUmbrellas.noon;
import static org.hispcycle.clearance.TestUmbrellas.umbrella;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.clearance.TestUmbrellas;
import org.hispcycle.clearance.UmbrellaBurden;
import org.hispcycle.clearance.UmbrellaCase.Stage;
import org.hispcycle.clearance.UmbrellaCases;
import org.hispcycle.clearance.UmbrellaClearance;
import org.hispcycle.clearance.UmbrellaClearance.Status;
import org.hispcycle.clearance.Umbrellas;
import org.hispcycle.clearance.Clearances;
import org.hispcycle.cockpit.Board;
import org.hispcycle.draft.Drafts;
import org.hispcycle.platform.engine.OpenTasks;
import org.hispcycle.support.EngineSteps;
import org.hispcycle.support.FlowCoverage;
import org.hispcycle.support.Http;
import org.hispcycle.support.WholeApplication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every way through the case of an umbrella clearance, at a department that has none to begin with. */
@WholeApplication
class UmbrellaClearanceProcessTest {

  private static final String HUD = "HUD";
  private static final String NUMBER = "2535-0116";
  private static final LocalDate APPROVED = LocalDate.of(2026, 3, 2);
  private static final LocalDate EXPIRES = LocalDate.of(2029, 2, 28);
  private static final String STATEMENT = "Task_PrepareStatement";
  private static final String SIXTY = "Task_PublishSixtyDayNotice";
  private static final String COMMENTS = "Task_ConsiderComments";
  private static final String SUBMIT = "Task_SubmitToOmb";
  private static final String DESK = "Task_ReviewUmbrellaAsDeskOfficer";
  private static final String OIRA = "Task_ReviewUmbrellaAsOira";
  private static final String REVISE = "Task_ReviseForOmb";
  private static final String NUMBER_TASK = "Task_AssignUmbrellaNumber";
  private static final String EXTENSION = "Task_DecideExtension";

  private static final FlowCoverage FLOWS = new FlowCoverage("UmbrellaClearanceProcess", UmbrellaClearanceProcessTest.class);

  @Autowired EngineSteps steps;
  @Autowired Umbrellas umbrellas;
  @Autowired UmbrellaCases cases;
  @Autowired Clearances clearances;
  @Autowired Board board;
  @Autowired Drafts drafts;
  @Autowired OpenTasks openTasks;
  @Autowired JdbcClient sql;
  @Autowired ObjectMapper json;

  @LocalServerPort int port;

  private TestUmbrellas hud;
  private String key;
  private ProcessInstance instance;

  @BeforeEach
  void itIsMarch(TestInfo test) {
    FLOWS.watch(steps.engine(), test);
    BpmnAwareTests.init(steps.engine());
    hud = new TestUmbrellas(sql, umbrellas, HUD);
    forget();
    itIs(APPROVED);
  }

  @AfterEach
  void leaveTheDepartmentAsItWas() {
    forget();
    ClockUtil.reset();
  }

  @AfterAll
  static void everySequenceFlowIsTaken(TestInfo test) {
    FLOWS.done(test);
  }

  private void forget() {
    steps.nobody();
    sql.sql("delete from mail where message_key like 'umbrella-%'").update();
    // before the cases, so that nothing is left to be watched anew
    hud.forget();
    steps.engine().getRuntimeService().createProcessInstanceQuery().processDefinitionKey("UmbrellaClearanceProcess").tenantIdIn(HUD).list()
        .forEach(each -> steps.engine().getRuntimeService().deleteProcessInstance(each.getId(), "end of the test"));
  }

  private static void itIs(LocalDate day) {
    ClockUtil.setCurrentTime(Date.from(EasternTime.at(day, LocalTime.NOON)));
  }

  private UmbrellaClearance registered(LocalDate expires) {
    var registered = cases.register(umbrella(HUD, NUMBER, APPROVED, expires, 1000, null), "oiraAnalyst");
    running();
    return registered;
  }

  /** The case that runs for the department now. */
  private void running() {
    key = cases.open(HUD).orElseThrow().businessKey();
    instance = steps.engine().getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey(key).singleResult();
    assertThat(instance.getTenantId()).isEqualTo(HUD);
    steps.runJobs(key);
  }

  private String caseKey() {
    return "UmbrellaClearanceProcess/" + key;
  }

  private ObjectNode draft() {
    return (ObjectNode) drafts.find(caseKey()).content();
  }

  private void write(String user, String element, String part, String content) {
    try {
      steps.saveDraft(user, key, element, draft().set(part, json.readTree(content)));
    } catch (com.fasterxml.jackson.core.JsonProcessingException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private void statement(long responses) {
    var draft = draft();
    var answers = draft.withObject("/statement");
    IntStream.rangeClosed(1, 18).filter(n -> !answers.hasNonNull("q" + n)).forEach(n -> answers.put("q" + n, "Answer " + n));
    draft.putObject("burden").put("responses", responses).put("hours", responses).put("cost", responses);
    steps.saveDraft("hudPra", key, STATEMENT, draft);
    steps.complete("hudPra", key, STATEMENT, "submit", null);
  }

  private void notice(String element, String part, String citation, String day, String outcome) {
    write("hudPra", element, part, "{\"citation\":\"" + citation + "\",\"publishedOn\":\"" + day + "\"}");
    steps.complete("hudPra", key, element, outcome, null);
  }

  private void number(String element, String number, String approvedOn, String expiresOn, long ceiling) {
    write("oiraAnalyst", element, "approval", "{\"controlNumber\":\"" + number + "\",\"title\":\"A-11 Section 280 umbrella\",\"kind\":\"a11-280\",\"approvedOn\":\"" + approvedOn
        + "\",\"expiresOn\":\"" + expiresOn + "\",\"responses\":" + ceiling + ",\"hours\":" + ceiling + ",\"cost\":" + ceiling
        + ",\"terms\":\"One template per survey.\",\"publicationAllowed\":true}");
  }

  /** From the statement to the two reviews; the notices appear on Tuesdays of 2028. */
  private void untilReview() {
    itIs(LocalDate.of(2028, 4, 4));
    statement(2000);
    notice(SIXTY, "sixtyDay", "93 FR 3410", "2028-04-04", "published");
    assertThat(steps.openTasks(key)).doesNotContain(COMMENTS);
    itIs(LocalDate.of(2028, 6, 6));
    steps.fireTimer(key, "CatchEvent_CommentPeriodOver");
    write("hudPra", COMMENTS, "comments", "{\"received\":1,\"summary\":\"Shorter surveys.\",\"answer\":\"We agree.\"}");
    steps.complete("hudPra", key, COMMENTS, "considered", null);
    notice(SUBMIT, "thirtyDay", "93 Fed. Reg. 50,123", "2028-06-06", "submit");
    assertThat(steps.openTasks(key)).containsExactly(DESK, OIRA);
  }

  private void review(String desk, String oira) {
    steps.complete("ombDeskOfficer", key, DESK, desk, "approve".equals(desk) ? null : "desk says no");
    steps.complete("oiraAnalyst", key, OIRA, oira, "approve".equals(oira) ? null : "OIRA says no");
    steps.runJobs(key);
  }

  private List<String> told(String subject) {
    return sql.sql("select person_id from mail where subject = ? order by person_id").param(subject).query(String.class).list();
  }

  @Test
  void theStatementIsReadBetweenItsTasksAndAfterThem() {
    registered(EXPIRES);
    var path = "/api/v1/umbrella-cases/" + key + "/statement";
    itIs(LocalDate.of(2028, 2, 29));
    steps.fireTimer(key, "CatchEvent_RenewalDue");
    steps.runJobs(key);
    assertThat(Http.as("hudPra", port).get(path).json().at("/versions/0/id").asText()).isEqualTo("draft");
    assertThat(Http.as("oiraAnalyst", port).get(path).status()).as("what is being written is the agency's own").isEqualTo(404);
    itIs(LocalDate.of(2028, 4, 4));
    statement(2000);
    notice(SIXTY, "sixtyDay", "93 FR 3410", "2028-04-04", "published");
    // nobody has a task now: the public comments
    assertThat(steps.openTasks(key)).isEmpty();
    var read = Http.as("oiraAnalyst", port).get(path).json();
    assertThat(read.at("/statement/answers")).hasSize(18);
    assertThat(read.at("/statement/answers/2/text").asText()).isEqualTo("Answer 3");
    assertThat(read.at("/statement/sixtyDay/commentsUntil").asText()).isEqualTo("2028-06-03");
    assertThat(read.at("/statement/thirtyDay").isNull()).isTrue();
    assertThat(Http.as("hudReporter", port).get(path + ".html").body()).contains("1. Circumstances that make the collection necessary", "Answer 18", "93 FR 3410", "to be assigned");
    assertThat(Http.as("oiraAnalyst", port).get(path + ".pdf").body()).startsWith("%PDF-");
    assertThat(Http.as("oiraAnalyst", port).get(path + "?version=1").json().at("/statement/sixtyDay").isNull()).as("as it was before the notice").isTrue();
    for (var wrong : List.of("?version=99", "?version=x", "?version=draft")) {
      assertThat(Http.as("oiraAnalyst", port).get(path + wrong).status()).as(wrong).isEqualTo(404);
    }
    assertThat(Http.as("vaPra", port).get(path).status()).isEqualTo(404);
    assertThat(Http.as("vaPra", port).get(path + ".pdf").status()).isEqualTo(404);

    itIs(LocalDate.of(2028, 6, 6));
    steps.fireTimer(key, "CatchEvent_CommentPeriodOver");
    write("hudPra", COMMENTS, "comments", "{\"received\":1,\"summary\":\"Shorter surveys.\",\"answer\":\"We agree.\"}");
    steps.complete("hudPra", key, COMMENTS, "considered", null);
    notice(SUBMIT, "thirtyDay", "93 Fed. Reg. 50,123", "2028-06-06", "submit");
    review("approve", "approve");
    itIs(LocalDate.of(2028, 7, 6));
    number(NUMBER_TASK, NUMBER, "2028-07-06", "2031-07-05", 2000);
    steps.complete("oiraAnalyst", key, NUMBER_TASK, "assign", null);
    var next = umbrellas.valid(HUD, LocalDate.of(2028, 7, 6)).orElseThrow();
    var listed = Http.as("hudPra", port).get("/api/v1/umbrella-clearances/" + next.id()).json().at("/statements");
    assertThat(listed.findValuesAsText("caseKey")).containsExactly(key);
    assertThat(listed.at("/0/leadToThis").asBoolean()).isTrue();
    var filed = Http.as("hudPra", port).get(path + ".html").body();
    assertThat(filed).contains(NUMBER, "July 5, 2031", "93 FR 50123", "Shorter surveys.", "We agree.", "Approve the clearance");
  }

  @Test
  void aClearanceIsRenewedInTimeAndItsSurveysGoOnWithoutAGap() {
    var old = registered(EXPIRES);
    hud.survey(old, "UC-TEST-1", APPROVED, EXPIRES, 300, noon(APPROVED));
    hud.survey(old, "UC-TEST-2", APPROVED, LocalDate.of(2028, 12, 31), 200, noon(APPROVED));
    assertThat(instance).isWaitingAt("CatchEvent_NextAlertDue");
    assertThat(timer("CatchEvent_RenewalDue")).isEqualTo(EasternTime.startOfDay(LocalDate.of(2028, 2, 29)));
    assertThat(timer("CatchEvent_NextAlertDue")).isEqualTo(EasternTime.startOfDay(LocalDate.of(2028, 2, 29)));

    itIs(LocalDate.of(2028, 2, 29));
    steps.fireTimer(key, "CatchEvent_RenewalDue");
    steps.runJobs(key);
    assertThat(steps.openTasks(key)).containsExactly(STATEMENT);
    assertThat(draft().at("/statement/q12").asText()).contains("2 surveys draw 500 responses, 500.00 hours and $500.00 a year");
    assertThat(draft().at("/burden/responses").asLong()).isEqualTo(1000);
    assertThat(openTasks.find(steps.task(key, STATEMENT).getId()).orElseThrow().dueAt()).isEqualTo(EasternTime.endOfDay(EXPIRES.minusDays(300)));
    assertThatThrownBy(() -> steps.complete("hudPra", key, STATEMENT, "withdraw", "Not wanted")).hasMessageContaining("in force until 2029-02-28");

    untilReview();
    review("approve", "approve");
    itIs(LocalDate.of(2028, 7, 6));
    number(NUMBER_TASK, "OMB No. 2535-0116", "2028-07-06", "2031-07-05", 499);
    assertThatThrownBy(() -> steps.complete("oiraAnalyst", key, NUMBER_TASK, "assign", null))
        .hasMessageContaining("The ceiling of 499 responses is below the 500 responses a year that surveys draw under 2535-0116");
    number(NUMBER_TASK, "OMB No. 2535-0116", "2028-07-06", "2031-07-05", 2000);
    steps.complete("oiraAnalyst", key, NUMBER_TASK, "assign", null);

    assertThat(instance).isEnded().hasPassed("EndEvent_ClearanceApproved").hasNotPassed(REVISE);
    assertThat(steps.passed("UmbrellaClearanceProcess", key)).as("all steps; the engine's clock stands, so their order is not kept").contains("Gateway_Registered", "CatchEvent_RenewalDue", "Task_PrefillStatement",
        STATEMENT, SIXTY, "CatchEvent_CommentPeriodOver", COMMENTS, SUBMIT, "Gateway_ApprovedByBoth", NUMBER_TASK, "EndEvent_ClearanceApproved");
    assertThat(cases.get(key)).satisfies(each -> {
      assertThat(each.stage()).isEqualTo(Stage.APPROVED);
      assertThat(each.resultId()).isNotNull();
    });
    var next = umbrellas.valid(HUD, LocalDate.of(2028, 7, 6)).orElseThrow();
    assertThat(next.id()).isNotEqualTo(old.id());
    assertThat(next.replaces()).isEqualTo(old.id());
    assertThat(next.controlNumber()).isEqualTo(NUMBER);
    assertThat(next.drawnResponses()).isEqualTo(500);
    assertThat(umbrellas.get(old.id())).satisfies(each -> {
      assertThat(each.status()).isEqualTo(Status.REPLACED);
      assertThat(each.drawnResponses()).isZero();
    });
    assertThat(umbrellas.drawsOf(next.id())).extracting(each -> each.kind() + " " + each.caseKey() + " " + each.responses())
        .containsExactly("transfer UC-TEST-1 300", "transfer UC-TEST-2 200");
    // one ran as long as its umbrella, the other has a last day of its own
    assertThat(clearances.approvedSurveys(HUD)).filteredOn(each -> "UC-TEST-1".equals(each.businessKey())).singleElement()
        .satisfies(each -> assertThat(each.expiresOn()).isEqualTo(LocalDate.of(2031, 7, 5)));
    assertThat(clearances.approvedSurveys(HUD)).filteredOn(each -> "UC-TEST-2".equals(each.businessKey())).singleElement()
        .satisfies(each -> assertThat(each.expiresOn()).isEqualTo(LocalDate.of(2028, 12, 31)));
    assertThat(told("The umbrella clearance of Department of Housing and Urban Development is renewed")).contains("hudPra", "oiraAnalyst", "ombDeskOfficer");
    assertThat(drafts.latestSubmission(caseKey()).orElseThrow().content().at("/thirtyDay/citation").asText()).isEqualTo("93 FR 50123");

    // the new clearance has a case of its own, which knows the answers
    var before = key;
    running();
    assertThat(key).isNotEqualTo(before);
    cases.renewNow(next.id());
    steps.runJobs(key);
    assertThat(draft().at("/statement/q1").asText()).isEqualTo("Answer 1");
  }

  private java.time.Instant timer(String element) {
    return steps.engine().getManagementService().createJobQuery().processInstanceId(instance.getId()).activityId(element).timers().singleResult().getDuedate().toInstant();
  }

  @Test
  void alertsComeAtTheirDaysAndAfterADowntimeOnlyTheNewest() {
    registered(EXPIRES);
    assertThat(told("The umbrella clearance of Department of Housing and Urban Development expires in 365 days")).isEmpty();
    var subject = "The umbrella clearance of Department of Housing and Urban Development expires in ";
    itIs(EXPIRES.minusDays(365));
    fireAlert();
    assertThat(told(subject + "365 days")).contains("hudPra", "hudOfficial", "oiraAnalyst", "ombDeskOfficer").doesNotContain("hudReporter", "vaPra");
    assertThat(timer("CatchEvent_NextAlertDue")).isEqualTo(EasternTime.startOfDay(EXPIRES.minusDays(270)));
    // nothing ran for half a year: 270 and 180 days are missed, and only the newest is sent
    itIs(EXPIRES.minusDays(100));
    fireAlert();
    assertThat(sql.sql("select distinct subject from mail where message_key like 'umbrella-alert/%' order by subject").query(String.class).list())
        .containsExactly(subject + "100 days", subject + "365 days");
    itIs(EXPIRES.minusDays(90));
    fireAlert();
    assertThat(told(subject + "90 days")).contains("hudPra", "hudReporter");
    itIs(EXPIRES.minusDays(30));
    fireAlert();
    assertThat(told(subject + "30 days")).contains("hudReporter");
    assertThat(timer("CatchEvent_NextAlertDue")).as("the end of the last day in Washington").isEqualTo(EasternTime.startOfDay(EXPIRES.plusDays(1)));
    // looking again tells nobody twice
    var mails = sql.sql("select count(*) from mail where message_key like 'umbrella-alert/%'").query(Integer.class).single();
    cases.alertAboutExpiry(key);
    assertThat(sql.sql("select count(*) from mail where message_key like 'umbrella-alert/%'").query(Integer.class).single()).isEqualTo(mails);
  }

  private void fireAlert() {
    steps.fireTimer(key, "CatchEvent_NextAlertDue");
    steps.runJobs(key);
  }

  @Test
  void aLapseSuspendsTheSurveysTellsEveryoneAndIsLiftedByALaterRenewal() {
    var old = registered(EXPIRES);
    hud.survey(old, "UC-TEST-1", APPROVED, EXPIRES, 300, noon(APPROVED));
    hud.survey(old, "UC-TEST-2", APPROVED, LocalDate.of(2028, 12, 31), 200, noon(APPROVED));
    var service = clearances.approvedSurveys(HUD).get(0);
    itIs(EXPIRES);
    fireAlert();
    assertThat(umbrellas.get(old.id()).status()).as("the last day counts in full").isEqualTo(Status.IN_FORCE);
    var after = EXPIRES.plusDays(1);
    itIs(after);
    fireAlert();
    assertThat(instance).isWaitingAt("CatchEvent_ClearanceExtended").hasPassed("Task_SuspendSurveys");
    assertThat(umbrellas.get(old.id()).status()).isEqualTo(Status.EXPIRED);
    assertThat(umbrellas.valid(HUD, after)).isEmpty();
    assertThat(clearances.hasValidClearance(service.hispId(), service.serviceId(), after)).isFalse();
    assertThat(umbrellas.get(old.id()).drawnResponses()).as("the survey that had run out is released, the suspended one keeps its place").isEqualTo(300);
    assertThat(told("The umbrella clearance of Department of Housing and Urban Development has lapsed: stop its surveys"))
        .contains("hudPra", "hudOfficial", "hudReporter", "oiraAnalyst", "ombDeskOfficer");
    assertThat(sql.sql("select body_text from mail where message_key like 'umbrella-lapsed/%' and person_id = 'hudReporter'").query(String.class).single())
        .contains("lapsed at the end of Wednesday, February 28, 2029", "1 survey keeps its place", "/office/clearances");
    assertThat(board.lapses(null, null)).contains(new Board.Lapse(HUD, "Department of Housing and Urban Development", NUMBER, EXPIRES));
    assertThat(board.lapses(java.util.Set.of("VA"), null)).noneMatch(each -> each.agencyId().equals(HUD));
    assertThat(board.lapses(null, "VA")).noneMatch(each -> each.agencyId().equals(HUD));
    assertThatThrownBy(() -> umbrellas.draw(umbrellas.get(old.id()), "UC-TEST-3", 1, BigDecimal.ONE, BigDecimal.ZERO, "test", noon(after)))
        .hasMessageContaining("is not valid on 2029-03-01");

    // registered by OIRA a month later: the suspended survey may be used again, and the old case ends
    var next = LocalDate.of(2029, 4, 2);
    itIs(next);
    cases.register(umbrella(HUD, NUMBER, next, next.plusYears(3), 1000, null), "oiraAnalyst");
    assertThat(instance).isEnded().hasPassed("EndEvent_ClearanceReplaced");
    assertThat(cases.get(key).stage()).isEqualTo(Stage.REPLACED);
    assertThat(clearances.hasValidClearance(service.hispId(), service.serviceId(), next)).isTrue();
    assertThat(umbrellas.valid(HUD, next).orElseThrow().drawnResponses()).isEqualTo(300);
    assertThat(board.lapses(null, HUD)).isEmpty();
    running();
    assertThat(cases.get(key).stage()).isEqualTo(Stage.WATCHED);
  }

  @Test
  void ombReturnsAndTheAgencyRevises() {
    registered(EXPIRES);
    cases.renewNow(umbrellas.valid(HUD, APPROVED).orElseThrow().id());
    steps.runJobs(key);
    assertThat(instance).hasPassed("CatchEvent_RenewalRequested").hasNotPassed("CatchEvent_RenewalDue");
    assertThatThrownBy(() -> cases.renewNow(umbrellas.valid(HUD, APPROVED).orElseThrow().id())).hasMessageContaining("has begun already");
    untilReview();
    review("approve", "return");
    assertThat(steps.openTasks(key)).containsExactly(REVISE);
    assertThat(cases.get(key).stage()).isEqualTo(Stage.RETURNED);
    steps.complete("hudPra", key, REVISE, "submit", null);
    review("return", "approve");
    assertThat(steps.openTasks(key)).containsExactly(REVISE);
    steps.complete("hudPra", key, REVISE, "submit", null);
    review("approve", "approve");
    assertThat(steps.openTasks(key)).containsExactly(NUMBER_TASK);
    assertThatThrownBy(() -> steps.complete("oiraAnalyst", key, NUMBER_TASK, "return", null)).hasMessageContaining("needs a comment");
    steps.complete("oiraAnalyst", key, NUMBER_TASK, "return", "One figure is wrong.");
    assertThat(steps.openTasks(key)).containsExactly(REVISE);
  }

  @Test
  void aDepartmentWithoutAnUmbrellaAsksForItsFirst() {
    steps.as("hudPra");
    var started = steps.engine().getRuntimeService().startProcessInstanceByKey("UmbrellaClearanceProcess", Map.of());
    steps.nobody();
    key = cases.open(HUD).orElseThrow().businessKey();
    instance = started;
    steps.runJobs(key);
    assertThat(steps.openTasks(key)).containsExactly(STATEMENT);
    assertThat(instance).hasNotPassed("Gateway_Registered");
    steps.as("hudPra");
    assertThatThrownBy(() -> steps.engine().getRuntimeService().startProcessInstanceByKey("UmbrellaClearanceProcess", Map.of()))
        .hasMessageContaining("has a case already (" + key);
    untilReview();
    review("approve", "approve");
    itIs(LocalDate.of(2028, 7, 6));
    number(NUMBER_TASK, NUMBER, "2028-07-06", "2031-07-06", 1000);
    steps.complete("oiraAnalyst", key, NUMBER_TASK, "assign", null);
    assertThat(instance).isEnded().hasPassed("EndEvent_ClearanceApproved");
    assertThat(umbrellas.valid(HUD, LocalDate.of(2028, 7, 6)).orElseThrow().replaces()).isNull();
    assertThat(told("The umbrella clearance of Department of Housing and Urban Development is approved")).contains("hudReporter");
  }

  @Test
  void ombBeginsAFirstClearanceForADepartmentAndItCanBeWithdrawn() {
    steps.as("ombLead");
    assertThatThrownBy(() -> steps.engine().getRuntimeService().startProcessInstanceByKey("UmbrellaClearanceProcess", Map.of()))
        .hasMessageContaining("Choose the department");
    steps.as("ombLead");
    instance = steps.engine().getRuntimeService().startProcessInstanceByKey("UmbrellaClearanceProcess", Map.of("agencyId", HUD));
    steps.nobody();
    running();
    steps.complete("hudPra", key, STATEMENT, "withdraw", "There are no surveys.");
    assertThat(instance).isEnded().hasPassed("EndEvent_RequestWithdrawn");
    assertThat(cases.get(key).stage()).isEqualTo(Stage.WITHDRAWN);
    assertThat(cases.open(HUD)).isEmpty();
  }

  @Test
  void anExtensionBridgesTheTimeAlsoAfterALapse() {
    var umbrella = registered(EXPIRES);
    hud.survey(umbrella, "UC-TEST-1", APPROVED, EXPIRES, 300, noon(APPROVED));
    var service = clearances.approvedSurveys(HUD).get(0);
    assertThatThrownBy(() -> cases.askExtension(umbrella.id(), " ", EXPIRES.plusMonths(6).plusDays(1)))
        .hasMessageContaining("why the renewal will not be ready").hasMessageContaining("six months at most, here until 2029-08-28");
    itIs(EXPIRES.minusDays(20));
    cases.askExtension(umbrella.id(), "OMB asks for a second notice.", EXPIRES.plusMonths(2));
    assertThatThrownBy(() -> cases.askExtension(umbrella.id(), "Again", EXPIRES.plusMonths(2))).hasMessageContaining("has been asked for already");
    steps.complete("oiraAnalyst", key, EXTENSION, "decline", "Not needed yet.");
    assertThat(umbrellas.get(umbrella.id()).expiresOn()).isEqualTo(EXPIRES);

    itIs(EXPIRES.plusDays(1));
    steps.fireTimer(key, "CatchEvent_NextAlertDue");
    steps.runJobs(key);
    assertThat(clearances.hasValidClearance(service.hispId(), service.serviceId(), EXPIRES.plusDays(1))).isFalse();
    cases.askExtension(umbrella.id(), "OMB asks for a second notice.", EXPIRES.plusMonths(6));
    write("oiraAnalyst", EXTENSION, "extension", "{\"until\":\"2029-08-28\"}");
    steps.complete("oiraAnalyst", key, EXTENSION, "extend", null);
    steps.runJobs(key);
    var extended = umbrellas.get(umbrella.id());
    assertThat(extended.status()).isEqualTo(Status.IN_FORCE);
    assertThat(extended.expiresOn()).isEqualTo(LocalDate.of(2029, 8, 28));
    assertThat(extended.version()).isEqualTo(1);
    assertThat(clearances.hasValidClearance(service.hispId(), service.serviceId(), LocalDate.of(2029, 8, 28))).isTrue();
    assertThat(told("The umbrella clearance of Department of Housing and Urban Development is extended")).contains("hudReporter");
    assertThat(timer("CatchEvent_NextAlertDue")).as("alerts go on by the new last day").isEqualTo(EasternTime.startOfDay(LocalDate.of(2029, 8, 28).minusDays(90)));
    // and it lapses again at the end of that day
    itIs(LocalDate.of(2029, 8, 29));
    fireAlert();
    assertThat(umbrellas.get(umbrella.id()).status()).isEqualTo(Status.EXPIRED);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "||Enter the citation of the notice|Enter the day on which the notice appeared",
      "91 FR|2028-04-04|\"91 FR\" is none|",
      "somewhere|2028-04-04|such as 91 FR 3410|",
      "91 FR 3410|2028-04-04|Volume 91 of the Federal Register is that of 2026, but the notice appeared in 2028|",
      "93 FR 3410|2028-04-05|that day is still to come|",
      "93 FR 3410|2028-04-02|does not appear on Sunday, April 2, 2028|"})
  void aNoticeThatCannotBeIsRefused(String citation, String day, String says, String and) {
    registered(EXPIRES);
    cases.renewNow(umbrellas.valid(HUD, APPROVED).orElseThrow().id());
    steps.runJobs(key);
    itIs(LocalDate.of(2028, 4, 4));
    statement(2000);
    write("hudPra", SIXTY, "sixtyDay", "{\"citation\":" + (citation == null ? "null" : "\"" + citation + "\"") + ",\"publishedOn\":" + (day == null ? "null" : "\"" + day + "\"") + "}");
    assertThatThrownBy(() -> steps.complete("hudPra", key, SIXTY, "published", null)).hasMessageContaining(says).hasMessageContaining(and == null ? "" : and);
    assertThat(steps.openTasks(key)).containsExactly(SIXTY);
  }

  @Test
  void whatIsMissingInTheStatementTheCommentsAndTheApprovalIsSaid() {
    var umbrella = registered(EXPIRES);
    hud.survey(umbrella, "UC-TEST-1", APPROVED, EXPIRES, 300, noon(APPROVED));
    cases.renewNow(umbrella.id());
    steps.runJobs(key);
    write("hudPra", STATEMENT, "statement", "{\"q1\":\"x\"}");
    assertThatThrownBy(() -> steps.complete("hudPra", key, STATEMENT, "submit", null)).hasMessageContaining("answer to question 2 of Supporting Statement A").hasMessageContaining("And 14 more");
    itIs(LocalDate.of(2028, 4, 4));
    assertThatThrownBy(() -> statement(299)).hasMessageContaining("below the 300 responses a year that surveys draw");
    statement(2000);
    notice(SIXTY, "sixtyDay", "93 FR 3410", "2028-04-04", "published");
    steps.fireTimer(key, "CatchEvent_CommentPeriodOver");
    write("hudPra", COMMENTS, "comments", "{\"received\":-1}");
    assertThatThrownBy(() -> steps.complete("hudPra", key, COMMENTS, "considered", null)).hasMessageContaining("how many comments were received");
    write("hudPra", COMMENTS, "comments", "{\"received\":2}");
    assertThatThrownBy(() -> steps.complete("hudPra", key, COMMENTS, "considered", null)).hasMessageContaining("Enter what the comments say").hasMessageContaining("how you answer");
    write("hudPra", COMMENTS, "comments", "{\"received\":0}");
    steps.complete("hudPra", key, COMMENTS, "considered", null);
    write("hudPra", SUBMIT, "thirtyDay", "{\"citation\":\"93 FR 1\",\"publishedOn\":\"2028-04-04\"}");
    assertThatThrownBy(() -> steps.complete("hudPra", key, SUBMIT, "submit", null)).hasMessageContaining("before 2028-06-03: the 60-day notice of 2028-04-04 is open");
    itIs(LocalDate.of(2028, 6, 6));
    notice(SUBMIT, "thirtyDay", "93 FR 50123", "2028-06-06", "submit");
    review("approve", "approve");
    assertThatThrownBy(() -> steps.complete("oiraAnalyst", key, NUMBER_TASK, "assign", null)).hasMessageContaining("Enter the OMB control number");
    number(NUMBER_TASK, NUMBER, "2028-06-06", "2031-06-06", 2000);
    assertThatThrownBy(() -> steps.complete("oiraAnalyst", key, NUMBER_TASK, "assign", null)).hasMessageContaining("OMB decides on 2028-07-06 at the earliest");
    write("oiraAnalyst", NUMBER_TASK, "approval", "{\"expiresOn\":\"next year\"}");
    assertThatThrownBy(() -> steps.complete("oiraAnalyst", key, NUMBER_TASK, "assign", null)).hasMessageContaining("approval.expiresOn");
    assertThat(steps.openTasks(key)).containsExactly(NUMBER_TASK);
    assertThat(umbrellas.get(umbrella.id()).status()).isEqualTo(Status.IN_FORCE);
  }

  @Test
  void whatIsInForceAtStartIsWatchedOnceAlsoIfTwoNodesStart() throws Exception {
    registered(EXPIRES);
    sql.sql("delete from umbrella_case where agency_id = ?").param(HUD).update();
    steps.engine().getRuntimeService().deleteProcessInstance(instance.getId(), "before the application watched clearances");
    var nodes = java.util.concurrent.Executors.newFixedThreadPool(2);
    try {
      var opened = nodes.invokeAll(java.util.Collections.nCopies(2, (java.util.concurrent.Callable<Boolean>) () -> cases.watch(HUD).isPresent()));
      assertThat(opened.get(0).get()).isNotEqualTo(opened.get(1).get());
    } finally {
      nodes.shutdown();
    }
    assertThat(cases.watch(HUD)).isEmpty();
    assertThat(steps.engine().getRuntimeService().createProcessInstanceQuery().processDefinitionKey("UmbrellaClearanceProcess").tenantIdIn(HUD).count()).isEqualTo(1);
  }

  @Test
  void aSurveyThatHasRunOutByItselfCountsNoMoreFromTheDayAfterThoughNobodyTouchedTheRegister() {
    var lastDay = LocalDate.of(2028, 3, 15);
    var umbrella = registered(EXPIRES);
    hud.survey(umbrella, "UC-TEST-1", APPROVED, EXPIRES, 300, noon(APPROVED));
    hud.survey(umbrella, "UC-TEST-2", APPROVED, lastDay, 200, noon(APPROVED));
    cases.renewNow(umbrella.id());
    steps.runJobs(key);
    itIs(lastDay);
    assertThat(umbrellas.get(umbrella.id()).drawnResponses()).as("the last day counts in full").isEqualTo(500);
    assertThatThrownBy(() -> statement(499)).hasMessageContaining("below the 500 responses");

    itIs(lastDay.plusDays(1));
    assertThat(sql.sql("select drawn_responses from umbrella_clearance where id = ?").param(umbrella.id()).query(Long.class).single())
        .as("nothing is released yet").isEqualTo(500);
    assertThat(umbrellas.get(umbrella.id()).drawnResponses()).isEqualTo(300);
    assertThat(umbrellas.get(umbrella.id()).remainingHours()).isEqualByComparingTo("700");
    assertThat(umbrellas.valid(HUD, lastDay.plusDays(1)).orElseThrow().drawnCost()).isEqualByComparingTo("300");
    assertThat(umbrellas.drawnBy("UC-TEST-2")).isEqualTo(UmbrellaBurden.NONE);
    statement(300);
    assertThat(steps.openTasks(key)).containsExactly(SIXTY);
    hud.survey(umbrella, "UC-TEST-3", lastDay.plusDays(1), EXPIRES, 700, noon(lastDay.plusDays(1)));
    assertThat(umbrellas.get(umbrella.id()).remainingResponses()).as("the next survey finds the room, too").isZero();
  }

  @Test
  void aClearanceWhoseCaseAnOperatorDeletesIsWatchedOn() {
    var umbrella = registered(EXPIRES);
    var deleted = key;
    delete();
    assertThat(cases.get(deleted).stage()).isEqualTo(Stage.ENDED);
    running();
    assertThat(key).isNotEqualTo(deleted);
    assertThat(cases.get(key).umbrellaId()).isEqualTo(umbrella.id());
    assertThat(cases.get(key).stage()).isEqualTo(Stage.WATCHED);
    steps.runJobs(key);
    assertThat(instance).isWaitingAt("CatchEvent_NextAlertDue");
  }

  @Test
  void aRenewalThatAnOperatorDeletesBeginsAgainWithWhatWasWritten() {
    var umbrella = registered(EXPIRES);
    cases.renewNow(umbrella.id());
    steps.runJobs(key);
    statement(2000);
    var written = drafts.find("UmbrellaClearanceProcess/" + key).content();
    var deleted = key;
    delete();
    assertThat(told("The work on the umbrella clearance of Department of Housing and Urban Development was ended by the operator")).contains("hudPra", "oiraAnalyst");
    running();
    cases.renewNow(umbrella.id());
    steps.runJobs(key);
    assertThat(steps.openTasks(key)).containsExactly(STATEMENT);
    assertThat(drafts.find("UmbrellaClearanceProcess/" + key).content()).isEqualTo(written);
    statement(2000);
    assertThat(steps.openTasks(key)).containsExactly(SIXTY);
  }

  @Test
  void afterTheDeletionOfACaseWithoutAClearanceTheDepartmentCanAskAgain() {
    steps.as("hudPra");
    steps.engine().getRuntimeService().startProcessInstanceByKey("UmbrellaClearanceProcess");
    steps.nobody();
    running();
    var deleted = key;
    delete();
    assertThat(cases.open(HUD)).isEmpty();
    assertThat(cases.request(HUD, "hudPra").businessKey()).isNotEqualTo(deleted);
  }

  /** As Cockpit does it unless it is told otherwise: without the listeners of the model. */
  private void delete() {
    steps.engine().getRuntimeService().deleteProcessInstance(instance.getId(), "stuck", true, true, true);
  }

  @Test
  void theDrawOfACaseIsKnown() {
    var umbrella = registered(EXPIRES);
    hud.survey(umbrella, "UC-TEST-1", APPROVED, EXPIRES, 300, noon(APPROVED));
    assertThat(umbrellas.drawnBy("UC-TEST-1")).isEqualTo(new UmbrellaBurden(300, BigDecimal.valueOf(300), BigDecimal.valueOf(300)));
    assertThat(umbrellas.drawnBy("UC-TEST-0")).isEqualTo(UmbrellaBurden.NONE);
  }
}

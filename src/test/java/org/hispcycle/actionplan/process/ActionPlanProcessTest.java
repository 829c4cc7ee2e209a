package org.hispcycle.actionplan.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.sql.Blob;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.hispcycle.actionplan.BudgetRequest;
import org.hispcycle.actionplan.BudgetRequests;
import org.hispcycle.actionplan.Commitment;
import org.hispcycle.actionplan.Commitments;
import org.hispcycle.actionplan.Signatures;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.cycle.Cycles;
import org.hispcycle.cycle.Ledger;
import org.hispcycle.cycle.NewObligation;
import org.hispcycle.cycle.Obligation;
import org.hispcycle.cycle.ObligationKind;
import org.hispcycle.cycle.ObligationStatus;
import org.hispcycle.draft.CaseStory;
import org.hispcycle.draft.Drafts;
import org.hispcycle.support.EngineSteps;
import org.hispcycle.support.WholeApplication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every way through the action plan, each with a subject of its own, in the late summer of 2026. */
@WholeApplication
@ExtendWith(OutputCaptureExtension.class)
class ActionPlanProcessTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 8, 20);

  @Autowired EngineSteps steps;
  @Autowired Cycles cycles;
  @Autowired Ledger ledger;
  @Autowired Drafts drafts;
  @Autowired CaseStory story;
  @Autowired Commitments commitments;
  @Autowired BudgetRequests budgetRequests;
  @Autowired Signatures signatures;
  @Autowired JdbcClient sql;
  @Autowired TestRestTemplate http;

  @BeforeEach
  void itIsLateSummer() {
    BpmnAwareTests.init(steps.engine());
    ClockUtil.setCurrentTime(Date.from(EasternTime.at(TODAY, LocalTime.NOON)));
    cycles.open(2026);
  }

  @AfterEach
  void timeGoesOn() {
    steps.nobody();
    ClockUtil.reset();
  }

  private ProcessInstance start(String agencyId, String hispId) {
    var variables = new HashMap<String, Object>();
    variables.put("cycleYear", 2026);
    variables.put("agencyId", agencyId);
    variables.put("hispId", hispId);
    return steps.start("ActionPlanProcess", "2026-" + (hispId == null ? agencyId : hispId), variables);
  }

  /** A plan with one action for each service and one budget request. */
  private static String plan(String narrative, String amount, int... services) {
    var actions = new ArrayList<String>();
    for (int i = 0; i < services.length; i++) {
      actions.add("""
          {"id":"a%d","kind":"service","serviceId":%d,"title":"Cut waiting time %d","painPoint":"Long waits","painPointSource":"customer-feedback","evidence":"INSIDE evidence",
           "outcome":"An answer at once","measure":"Wait","baseline":"40","baselineDate":"2026-06-30","target":"20","unit":"minutes","targetDate":"2027-09-30","owner":"INSIDE owner"}""".formatted(i + 1, services[i], i + 1));
    }
    return """
        {"summary":"s","actions":[%s],"budgetRequests":[{"id":"b1","title":"Staff","fiscalYear":2028,"amount":"%s","account":"016-0179","narrative":"%s","actionIds":["a1"]}]}"""
        .formatted(String.join(",", actions), amount, narrative);
  }

  private void toOmb(String agency, String key) {
    steps.complete(agency + "Official", key, "Task_DraftActionPlan", "submit", null);
    forwarded(agency, key);
    steps.complete(agency + "Head", key, "Task_SignActionPlan", "sign", null);
  }

  private void forwarded(String agency, String key) {
    steps.complete(agency + "Cio", key, "Task_ReviewAsCio", "forward", null);
    steps.complete(agency + "Cfo", key, "Task_ReviewAsCfo", "forward", null);
    steps.runJobs(key);
  }

  private void review(String key, String lead, String examiner) {
    steps.complete("ombLead", key, "Task_ReviewActionPlan", lead, lead.equals("return") ? "Targets are vague." : null);
    steps.complete("ombBudgetExaminer", key, "Task_ReviewBudgetRequests", examiner, examiner.equals("return") ? "INSIDE: too much." : null);
    steps.runJobs(key);
  }

  private Obligation duty(String key) {
    return ledger.get(key + "/action-plan");
  }

  private List<BudgetRequest> requests(String key) {
    return budgetRequests.of(2026).stream().filter(each -> each.businessKey().equals(key)).toList();
  }

  private List<Commitment> published(String agencyId, String hispId) {
    return commitments.published(2026).stream().filter(each -> each.agencyId().equals(agencyId) && Objects.equals(each.hispId(), hispId)).toList();
  }

  @Test
  void bothReviewersAcceptAndTheCommitmentsArePublished() {
    var key = "2026-DOL-OSHA";
    var instance = start("DOL", "DOL-OSHA");
    steps.saveDraft("dolHispOfficial", key, "Task_DraftActionPlan", plan("n", "$1,500,000", 85, 86));
    steps.complete("dolHispOfficial", key, "Task_DraftActionPlan", "submit", null);
    forwarded("dol", key);
    assertThat(requests(key)).isEmpty();
    assertThat(duty(key).status()).isEqualTo(ObligationStatus.OPEN);
    steps.complete("dolHead", key, "Task_SignActionPlan", "sign", null);

    assertThat(duty(key).status()).isEqualTo(ObligationStatus.SUBMITTED);
    assertThat(drafts.submissions("ActionPlanProcess/" + key)).hasSize(1);
    assertThat(requests(key)).singleElement().satisfies(request -> {
      assertThat(request.amount()).isEqualByComparingTo("1500000");
      assertThat(request.status()).isEqualTo("SUBMITTED");
    });
    BpmnAwareTests.assertThat(instance).isWaitingAt("Task_ReviewActionPlan", "Task_ReviewBudgetRequests");

    steps.complete("ombBudgetExaminer", key, "Task_ReviewBudgetRequests", "accept", null);
    steps.runJobs(key);
    assertThat(duty(key).status()).isEqualTo(ObligationStatus.SUBMITTED);
    assertThat(published("DOL", "DOL-OSHA")).isEmpty();
    BpmnAwareTests.assertThat(instance).isWaitingAt("Task_ReviewActionPlan").hasNotPassed("Gateway_BothAccepted");

    steps.complete("ombLead", key, "Task_ReviewActionPlan", "accept", null);
    steps.runJobs(key);
    BpmnAwareTests.assertThat(instance).isEnded().hasPassed("Task_PublishCommitments", "EndEvent_ActionPlanAccepted").hasNotPassed("Task_RecordReturnedPlan");
    assertThat(duty(key).status()).isEqualTo(ObligationStatus.ACCEPTED);
    assertThat(duty(key).statusBy()).isEqualTo("ombLead");
    assertThat(requests(key)).extracting(BudgetRequest::status).containsExactly("ACCEPTED");
    assertThat(published("DOL", "DOL-OSHA")).extracting(Commitment::id, Commitment::actionYear, Commitment::serviceId, Commitment::targetDate)
        .containsExactly(tuple("a1", 2027, 85, LocalDate.of(2027, 9, 30)), tuple("a2", 2027, 86, LocalDate.of(2027, 9, 30)));
    assertThat(published("DOL", "DOL-OSHA").toString()).doesNotContain("INSIDE").doesNotContain("1500000");
  }

  @Test
  void itGoesBackUnlessBothAccept() {
    var key = "2026-DOL-EBSA";
    var instance = start("DOL", "DOL-EBSA");
    steps.saveDraft("dolOfficial", key, "Task_DraftActionPlan", plan("n", "10", 102));
    for (var round : List.of(List.of("return", "accept"), List.of("accept", "return"), List.of("return", "return"))) {
      toOmb("dol", key);
      assertThat(duty(key).status()).isEqualTo(ObligationStatus.SUBMITTED);
      review(key, round.get(0), round.get(1));
      BpmnAwareTests.assertThat(instance).isWaitingAt("Task_DraftActionPlan").hasNotPassed("Task_PublishCommitments");
      assertThat(duty(key).status()).isEqualTo(ObligationStatus.RETURNED);
      assertThat(duty(key).reason()).doesNotContain("INSIDE").doesNotContain("Targets are vague.").contains("the comment stands in the task");
      assertThat(requests(key)).extracting(BudgetRequest::status).containsExactly("RETURNED");
    }
    assertThat(story.of("ActionPlanProcess/" + key)).extracting(CaseStory.Entry::comment).contains("Targets are vague.", "INSIDE: too much.");
    assertThat(published("DOL", "DOL-EBSA")).isEmpty();

    steps.saveDraft("dolOfficial", key, "Task_DraftActionPlan", plan("n", "7", 102));
    toOmb("dol", key);
    review(key, "accept", "accept");
    BpmnAwareTests.assertThat(instance).isEnded();
    assertThat(drafts.submissions("ActionPlanProcess/" + key)).hasSize(4);
    assertThat(requests(key)).singleElement().satisfies(request -> assertThat(request.amount()).isEqualByComparingTo("7"));
    assertThat(published("DOL", "DOL-EBSA")).hasSize(1);
  }

  @Test
  void itGoesBackToTheDraftersWhenCioAndCfoHaveBothDecided() {
    var key = "2026-GSA-PEP";
    var instance = start("GSA", "GSA-PEP");
    steps.saveDraft("gsaOfficial", key, "Task_DraftActionPlan", plan("n", "1", 84));
    for (var round : List.of(List.of("return", "forward"), List.of("forward", "return"), List.of("return", "return"))) {
      steps.complete("gsaOfficial", key, "Task_DraftActionPlan", "submit", null);
      BpmnAwareTests.assertThat(instance).isWaitingAtExactly("Task_ReviewAsCio", "Task_ReviewAsCfo");
      if (round.get(0).equals("return")) {
        assertThatThrownBy(() -> steps.complete("gsaCio", key, "Task_ReviewAsCio", "return", " ")).hasMessageContaining("needs a comment");
      }
      steps.complete("gsaCio", key, "Task_ReviewAsCio", round.get(0), "Say what is digital.");
      steps.runJobs(key);
      assertThat(steps.openTasks(key)).containsExactly("Task_ReviewAsCfo");
      steps.complete("gsaCfo", key, "Task_ReviewAsCfo", round.get(1), "INSIDE: another account.");
      steps.runJobs(key);
      assertThat(steps.openTasks(key)).containsExactly("Task_DraftActionPlan");
      BpmnAwareTests.assertThat(instance).hasNotPassed("Task_SignActionPlan");
    }
    steps.complete("gsaOfficial", key, "Task_DraftActionPlan", "submit", null);
    forwarded("gsa", key);
    steps.complete("gsaHead", key, "Task_SignActionPlan", "returnToCio", "Ask again.");
    BpmnAwareTests.assertThat(instance).isWaitingAtExactly("Task_ReviewAsCio", "Task_ReviewAsCfo");
    forwarded("gsa", key);
    steps.complete("gsaHead", key, "Task_SignActionPlan", "returnToDraft", "Start over.");
    BpmnAwareTests.assertThat(instance).isWaitingAtExactly("Task_DraftActionPlan").hasNotPassed("Gateway_OmbReviews");
    assertThat(duty(key).status()).isEqualTo(ObligationStatus.OPEN);
    assertThat(drafts.submissions("ActionPlanProcess/" + key)).isEmpty();
    toOmb("gsa", key);
    BpmnAwareTests.assertThat(instance).isWaitingAtExactly("Task_ReviewActionPlan", "Task_ReviewBudgetRequests");
  }

  @Test
  void aDepartmentPlansItsCapabilities() {
    var key = "2026-HUD";
    var instance = start("HUD", null);
    steps.saveDraft("hudOfficial", key, "Task_DraftActionPlan", """
        {"actions":[{"id":"a1","kind":"capability","serviceId":null,"title":"=Hire designers","painPoint":"p","painPointSource":"other","evidence":"e","outcome":"o","measure":"m",
          "baseline":0,"baselineDate":"2026-06-30","target":5,"targetDate":"2027-01-01","owner":"w"}]}""");
    toOmb("hud", key);
    review(key, "accept", "accept");
    BpmnAwareTests.assertThat(instance).isEnded();
    assertThat(published("HUD", null)).extracting(Commitment::kind, Commitment::serviceId, Commitment::target).containsExactly(tuple("capability", null, "5"));
    assertThat(requests(key)).isEmpty();
  }

  @Test
  void refusedInputKeepsTheTaskOpenAndWritesNothing() {
    var key = "2026-HUD-HUD";
    var instance = start("HUD", "HUD-HUD");
    assertThatThrownBy(() -> steps.complete("hudOfficial", key, "Task_DraftActionPlan", "submit", null)).hasMessageContaining("has no action");
    steps.saveDraft("hudOfficial", key, "Task_DraftActionPlan", plan("n", "1.5 million", 15));
    assertThatThrownBy(() -> steps.complete("hudOfficial", key, "Task_DraftActionPlan", "submit", null))
        .hasMessageContaining("budgetRequests[0].amount").hasMessageNotContaining("1.5 million");
    steps.saveDraft("hudOfficial", key, "Task_DraftActionPlan", plan("n", "1", 26));
    assertThatThrownBy(() -> steps.complete("hudOfficial", key, "Task_DraftActionPlan", "submit", null)).hasMessageContaining("Choose the designated service");
    steps.saveDraft("hudOfficial", key, "Task_DraftActionPlan", "{\"actions\":\"none\"}");
    assertThatThrownBy(() -> steps.complete("hudOfficial", key, "Task_DraftActionPlan", "submit", null)).hasMessageContaining("The draft cannot be read");
    BpmnAwareTests.assertThat(instance).isWaitingAtExactly("Task_DraftActionPlan");
    assertThat(duty(key).status()).isEqualTo(ObligationStatus.OPEN);
    assertThat(drafts.submissions("ActionPlanProcess/" + key)).isEmpty();
    assertThat(requests(key)).isEmpty();
  }

  @Test
  void peopleWhoDecideAtTheSameMomentDoNotDisturbEachOther() throws Exception {
    var key = "2026-DOL-ETA";
    var instance = start("DOL", "DOL-ETA");
    steps.saveDraft("dolOfficial", key, "Task_DraftActionPlan", plan("n", "1", 55));
    steps.complete("dolOfficial", key, "Task_DraftActionPlan", "submit", null);
    atOnce(() -> steps.complete("dolCio", key, "Task_ReviewAsCio", "forward", null),
        () -> steps.complete("dolCfo", key, "Task_ReviewAsCfo", "forward", null));
    steps.runJobs(key);
    assertThat(steps.openTasks(key)).containsExactly("Task_SignActionPlan");
    steps.complete("dolHead", key, "Task_SignActionPlan", "sign", null);
    atOnce(() -> steps.complete("ombLead", key, "Task_ReviewActionPlan", "accept", null),
        () -> steps.complete("ombBudgetExaminer", key, "Task_ReviewBudgetRequests", "return", "Too much."));
    steps.runJobs(key);
    BpmnAwareTests.assertThat(instance).isWaitingAtExactly("Task_DraftActionPlan").hasNotPassed("Task_PublishCommitments");
    assertThat(duty(key).status()).isEqualTo(ObligationStatus.RETURNED);
  }

  @Test
  void oneOfTwoReviewersOfTheSameRoleDecidesAndTheOtherIsToldSo() throws Exception {
    var key = "2026-DOL-EBSA-TWICE";
    var variables = Map.<String, Object>of("cycleYear", 2026, "agencyId", "DOL", "hispId", "DOL-EBSA");
    ledger.plan(new NewObligation(2026, ObligationKind.ACTION_PLAN, key, "DOL", "DOL-EBSA", null, null, key, TODAY, TODAY.plusDays(20)));
    var instance = steps.start("ActionPlanProcess", key, variables);
    steps.saveDraft("dolOfficial", key, "Task_DraftActionPlan", plan("n", "1", 102));
    toOmb("dol", key);
    var refused = new AtomicInteger();
    Runnable decide = () -> {
      try {
        steps.complete("ombLead", key, "Task_ReviewActionPlan", "accept", null);
      } catch (RuntimeException | AssertionError late) {
        refused.incrementAndGet();
      }
    };
    atOnce(decide, decide);
    assertThat(refused).hasValue(1);
    assertThat(story.of("ActionPlanProcess/" + key)).filteredOn(entry -> entry.elementId().equals("Task_ReviewActionPlan")).hasSize(1);
    steps.complete("ombBudgetExaminer", key, "Task_ReviewBudgetRequests", "return", "Another account.");
    steps.runJobs(key);
    BpmnAwareTests.assertThat(instance).isWaitingAtExactly("Task_DraftActionPlan");
  }

  @Test
  void whoSignedWhatIsKeptAndAChangedTextIsNoticed() {
    var key = "2026-GSA-SIGN";
    ledger.plan(new NewObligation(2026, ObligationKind.ACTION_PLAN, key, "GSA", "GSA-PEP", null, null, key, TODAY, TODAY.plusDays(20)));
    var instance = steps.start("ActionPlanProcess", key, Map.<String, Object>of("cycleYear", 2026, "agencyId", "GSA", "hispId", "GSA-PEP"));
    steps.saveDraft("gsaOfficial", key, "Task_DraftActionPlan", plan("n", "1", 84));
    toOmb("gsa", key);
    var submitted = drafts.latestSubmission("ActionPlanProcess/" + key).orElseThrow();
    assertThat(signatures.latest(key)).hasValueSatisfying(signed -> {
      assertThat(signed.signedBy()).isEqualTo("gsaHead");
      assertThat(signed.office()).isEqualTo("Head of agency");
      assertThat(signed.version()).isEqualTo(1);
      assertThat(signed.at()).isEqualTo(submitted.submittedAt());
      assertThat(signed.sha256()).isEqualTo(submitted.sha256()).hasSize(64);
      assertThat(signed.intact()).isTrue();
    });

    // somebody changes the text in the database, and its hash with it
    var changed = sql.sql("select content from submission where case_key = ?").param("ActionPlanProcess/" + key).query(String.class).single()
        .replace("Cut waiting time", "Cut nothing");
    sql.sql("update submission set content = ?, sha256 = 'x' where case_key = ?").params(changed, "ActionPlanProcess/" + key).update();
    assertThat(signatures.latest(key)).hasValueSatisfying(signed -> assertThat(signed.intact()).isFalse());
    assertThatThrownBy(() -> steps.complete("ombLead", key, "Task_ReviewActionPlan", "accept", null)).hasMessageContaining("not the text that was signed");
    BpmnAwareTests.assertThat(instance).isWaitingAt("Task_ReviewActionPlan");
    steps.complete("ombLead", key, "Task_ReviewActionPlan", "return", "Sign again.");
    steps.complete("ombBudgetExaminer", key, "Task_ReviewBudgetRequests", "return", "Sign again.");
    steps.runJobs(key);
    toOmb("gsa", key);
    steps.complete("ombLead", key, "Task_ReviewActionPlan", "accept", null);
    assertThat(signatures.of(key)).extracting(Signatures.Signature::intact).containsExactly(false, true);
  }

  private static void atOnce(Runnable... decisions) throws Exception {
    var start = new CyclicBarrier(decisions.length);
    var pool = Executors.newFixedThreadPool(decisions.length);
    try {
      var running = Stream.of(decisions).map(each -> pool.submit(() -> {
        start.await();
        each.run();
        return null;
      })).toList();
      for (var each : running) {
        each.get(30, TimeUnit.SECONDS);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void aPassedDeadlineIsRecordedAndTheTaskStays() {
    var key = "2026-GSA";
    var instance = start("GSA", null);
    assertThat(steps.task(key, "Task_DraftActionPlan").getDueDate()).isEqualTo(Date.from(EasternTime.endOfDay(duty(key).dueOn())));
    ClockUtil.setCurrentTime(Date.from(EasternTime.startOfDay(duty(key).dueOn().plusDays(1))));
    steps.fireTimer(key, "StartEvent_DeadlinePassed");
    steps.runJobs(key);
    BpmnAwareTests.assertThat(instance).isWaitingAt("Task_DraftActionPlan").hasPassed("EndEvent_MissedDeadlineRecorded");
    assertThat(duty(key).late(ClockUtil.getCurrentTime().toInstant())).isTrue();
  }

  @Test
  void budgetRequestsAreInNoVariableOfTheEngineAndInNoLog(CapturedOutput output) {
    var key = "2026-DOL-OWCP";
    start("DOL", "DOL-OWCP");
    steps.saveDraft("dolOfficial", key, "Task_DraftActionPlan", plan("Tresorwort", "987654321", 45));
    assertThatThrownBy(() -> steps.complete("dolOfficial", key, "Task_DraftActionPlan", "submit", null)).hasMessageContaining("has no action");
    steps.saveDraft("dolOfficial", key, "Task_DraftActionPlan", plan("Tresorwort", "987654321 dollars", 45, 46));
    assertThatThrownBy(() -> steps.complete("dolOfficial", key, "Task_DraftActionPlan", "submit", null)).hasMessageContaining("the amount of");
    steps.saveDraft("dolOfficial", key, "Task_DraftActionPlan", plan("Tresorwort", "987654321", 45, 46));
    toOmb("dol", key);
    review(key, "return", "accept");
    toOmb("dol", key);
    review(key, "accept", "accept");
    assertThat(requests(key)).extracting(BudgetRequest::narrative).containsExactly("Tresorwort");
    assertThat(engineTablesContaining("Tresorwort", "987654321")).isEmpty();
    assertThat(output.getAll()).doesNotContain("Tresorwort").doesNotContain("987654321");
  }

  @Test
  void overHttpTheMoneyIsSeenByThePeopleOfTheCaseOnly() {
    var key = "2026-DOL";
    start("DOL", null);
    steps.saveDraft("dolOfficial", key, "Task_DraftActionPlan", plan("Tresorwort", "987654321"));
    var task = steps.task(key, "Task_DraftActionPlan").getId();
    for (var path : List.of("/api/v1/tasks/" + task + "/form", "/api/v1/drafts/" + task)) {
      assertThat(get("dolOfficial", path).getBody()).contains("Tresorwort");
      assertThat(get("admin", path).getStatusCode()).isEqualTo(HttpStatus.OK);
      assertThat(get("admin", path).getBody()).doesNotContain("Tresorwort").doesNotContain("987654321");
      for (var other : List.of("vaOfficial", "dolReporter", "dolCounsel", "ombDeskOfficer", "ombDirector", "oiraAnalyst")) {
        assertThat(get(other, path).getStatusCode()).as(other + " " + path).isEqualTo(HttpStatus.NOT_FOUND);
      }
    }
    var headers = new HttpHeaders();
    headers.setContentType(MediaType.APPLICATION_JSON);
    var written = http.withBasicAuth("admin", "hisp-demo").exchange("/api/v1/drafts/" + task, HttpMethod.PUT,
        new HttpEntity<>("{\"version\":1,\"content\":{}}", headers), String.class);
    assertThat(written.getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
    assertThat(drafts.find("ActionPlanProcess/" + key).version()).isEqualTo(1);
  }

  private ResponseEntity<String> get(String user, String path) {
    return http.withBasicAuth(user, "hisp-demo").getForEntity(path, String.class);
  }

  private List<String> engineTablesContaining(String... secrets) {
    var found = new ArrayList<String>();
    var tables = sql.sql("select table_name from information_schema.tables where lower(table_name) like 'act\\_%' escape '\\'").query(String.class).list();
    assertThat(tables).hasSizeGreaterThan(30);
    for (var table : tables) {
      sql.sql("select * from " + table).query((rows, n) -> {
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          var value = rows.getObject(i);
          var text = value instanceof byte[] || value instanceof Blob ? new String(rows.getBytes(i), StandardCharsets.ISO_8859_1) : String.valueOf(value);
          for (var secret : secrets) {
            if (text.contains(secret)) {
              found.add(table + "." + rows.getMetaData().getColumnName(i));
            }
          }
        }
        return null;
      }).list();
    }
    return found;
  }
}

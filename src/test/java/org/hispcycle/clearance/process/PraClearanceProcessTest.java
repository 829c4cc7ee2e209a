package org.hispcycle.clearance.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.clearance.ApprovedSurvey;
import org.hispcycle.clearance.Clearances;
import org.hispcycle.clearance.SurveyStatus;
import org.hispcycle.clearance.SurveyWithdrawals;
import org.hispcycle.clearance.Surveys;
import org.hispcycle.clearance.Umbrellas;
import org.hispcycle.cycle.Cycles;
import org.hispcycle.cycle.Ledger;
import org.hispcycle.cycle.NewObligation;
import org.hispcycle.cycle.ObligationKind;
import org.hispcycle.cycle.ObligationStatus;
import org.hispcycle.designation.ClearanceStatus;
import org.hispcycle.designation.ServiceDesignated;
import org.hispcycle.draft.Drafts;
import org.hispcycle.clearance.ClearanceApproved;
import org.hispcycle.platform.engine.CaseForms;
import org.hispcycle.platform.engine.OpenTasks;
import org.hispcycle.registry.NewService;
import org.hispcycle.registry.Registry;
import org.hispcycle.support.EngineSteps;
import org.hispcycle.support.WholeApplication;
import org.hispcycle.survey.SurveySamples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** Every way through a clearance, each with a service of its own, on Monday, 2 March 2026. */
@WholeApplication
@RecordApplicationEvents
class PraClearanceProcessTest extends ClearanceCase {

  @Autowired SurveyWithdrawals withdrawals;

  @Test
  void aSurveyIsClearedUnderTheUmbrella() {
    designated();
    assertThat(instance).isWaitingAt(DRAFT);
    assertThat(clearanceStatus.hasValidClearance("VA-VBA", serviceId, TODAY)).isFalse();
    forward();
    atBothDuties(ObligationStatus.SUBMITTED);
    assertThat(surveys.get(key).status()).isEqualTo(SurveyStatus.WITH_OMB);
    review("approve", "approve");
    assertThat(steps.openTasks(key)).containsExactly(ASSIGN);

    var before = umbrellas.valid("VA", TODAY).orElseThrow();
    number("2900-0770", "2026-03-02", "2027-12-31", "");
    steps.complete("oiraAnalyst", key, ASSIGN, "assign", null);
    assertThat(instance).isEnded().hasPassed(DESK, OIRA).hasNotPassed(COUNSEL, CFO);
    assertThat(steps.passed("PraClearanceProcess", key)).containsSubsequence(DRAFT, "Task_ReadSubmission", "Task_DeterminePra", "Task_CheckGuideline", "Task_TriageChange", "Task_RecordTriage", PRA,
        "Task_DetermineJointOutcome", "Task_RecordJointOutcome", ASSIGN, "Task_RecordApproval", "EndEvent_SurveyApproved");

    atBothDuties(ObligationStatus.ACCEPTED);
    assertThat(surveys.get(key).status()).isEqualTo(SurveyStatus.APPROVED);
    var after = umbrellas.valid("VA", TODAY).orElseThrow();
    assertThat(after.drawnResponses() - before.drawnResponses()).isEqualTo(1000);
    assertThat(after.drawnHours().subtract(before.drawnHours())).isEqualByComparingTo("50");
    assertThat(clearances.forService("VA-VBA", serviceId)).singleElement().satisfies((ApprovedSurvey each) -> {
      assertThat(each.controlNumber()).isEqualTo("2900-0770");
      assertThat(each.businessKey()).isEqualTo(key);
      assertThat(each.demo()).isFalse();
      assertThat(each.responses()).isEqualTo(1000);
    });
    assertThat(clearanceStatus.hasValidClearance("VA-VBA", serviceId, TODAY)).isTrue();
    assertThat(clearanceStatus.hasValidClearance("VA-VBA", serviceId, LocalDate.of(2027, 12, 31))).isTrue();
    assertThat(clearanceStatus.hasValidClearance("VA-VBA", serviceId, LocalDate.of(2028, 1, 1))).as("expired").isFalse();
    assertThat(clearanceStatus.hasValidClearance("VA-VBA", serviceId, LocalDate.of(2026, 3, 1))).as("before its approval").isFalse();
    assertThat(events.stream(ClearanceApproved.class).filter(each -> each.serviceId() == serviceId)).hasSize(1);
    assertThat(drafts.submissions("PraClearanceProcess/" + key)).hasSize(3);
  }

  @Test
  void reviewsAreDueFiveBusinessDaysAfterSubmission() {
    designated();
    forward();
    // Monday, 2 March and five business days
    for (var element : List.of(DESK, OIRA)) {
      assertThat(openTasks.find(steps.task(key, element).getId()).orElseThrow().dueAt()).isEqualTo(EasternTime.endOfDay(LocalDate.of(2026, 3, 9)));
    }
    assertThat(openTasks.find(steps.task(key, DESK).getId()).orElseThrow().agencyId()).isEqualTo("VA");
  }

  @Test
  void nineOrFewerNeedNoClearanceButASecondGroupDoes() {
    designated();
    Consumer<ObjectNode> nine = draft -> {
      ((ObjectNode) draft.get("determination")).put("respondents", 9);
      ((ObjectNode) draft.get("burden")).put("respondents", 9);
    };
    submit(nine);
    assertThat(instance).isEnded().hasPassed("Task_RecordExemption", "EndEvent_NoClearanceNeeded").hasNotPassed("Task_CheckGuideline", PRA);
    var duty = ledger.get(key + "/pra-clearance");
    assertThat(duty.status()).isEqualTo(ObligationStatus.EXCUSED);
    assertThat(duty.reason()).contains("Nine or fewer").contains("A-11 280.8 (2023)");
    assertThat(duty("survey")).isEqualTo(ObligationStatus.ACCEPTED);
    assertThat(surveys.get(key).status()).isEqualTo(SurveyStatus.NO_CLEARANCE_NEEDED);

    var second = requestedBy("vaReporter", Map.of("serviceId", serviceId));
    assertThat(second.getBusinessKey()).isEqualTo(key + "-2");
    key = second.getBusinessKey();
    submit(nine);
    assertThat(second).isWaitingAt(PRA);
    assertThat(steps.engine().getRuntimeService().getVariable(second.getId(), "otherGroupsSamePurpose")).isEqualTo(true);
    var first = duty.businessKey();
    assertThat(surveys.get(first).status()).as("the first one is exempt no longer").isEqualTo(SurveyStatus.EXEMPTION_ENDED);
    assertThat(surveys.determination(first).orElseThrow().applies()).isTrue();
    assertThat(sql.sql("select person_id from mail where message_key like ?").param("clearance/" + first + "/exemption-ended/%").query(String.class).list())
        .contains("vaReporter", "vaPra").doesNotContain("oiraAnalyst", "hudPra");

    withdrawals.withdraw(key, "We ask nobody else.", "vaPra", ClockUtil.getCurrentTime().toInstant());
    assertThat(surveys.get(first).status()).as("the other group was given up").isEqualTo(SurveyStatus.NO_CLEARANCE_NEEDED);
    assertThat(surveys.determination(first).orElseThrow().applies()).isFalse();
  }

  @Test
  void aGroupOfLongAgoNoLongerCounts() {
    designated();
    Consumer<ObjectNode> nine = draft -> {
      ((ObjectNode) draft.get("determination")).put("respondents", 9);
      ((ObjectNode) draft.get("burden")).put("respondents", 9);
    };
    submit(nine);
    sql.sql("update pra_group set counted_at = timestamp with time zone '2025-03-01 17:00:00+00' where business_key = ?").param(key).update();
    var second = requestedBy("vaReporter", Map.of("serviceId", serviceId));
    key = second.getBusinessKey();
    submit(nine);
    assertThat(second).isEnded().hasPassed("EndEvent_NoClearanceNeeded");
  }

  @Test
  void usabilityTestsNeedNoClearanceAndLeaveTheSurveyOwed() {
    designated();
    submit(draft -> ((ObjectNode) draft.get("determination")).put("method", "usability"));
    assertThat(instance).isEnded().hasPassed("EndEvent_NoClearanceNeeded");
    assertThat(duty("pra-clearance")).isEqualTo(ObligationStatus.EXCUSED);
    assertThat(duty("survey")).isEqualTo(ObligationStatus.OPEN);
  }

  @Test
  void anIncentiveGoesThroughCounselAndCfoSideBySide() {
    designated();
    submit(SurveyChanges.INCENTIVE);
    assertThat(instance).isWaitingAt(COUNSEL, CFO);
    assertThatThrownBy(() -> steps.complete("vaCounsel", key, COUNSEL, "clear", null)).hasMessageContaining("Enter the finding of legal counsel");
    with("vaCounsel", COUNSEL, "counsel", "{\"finding\":\"Gift cards of $10 may be offered.\"}");
    decide("vaCounsel", COUNSEL, "clear", null);
    assertThat(steps.openTasks(key)).containsExactly(CFO);
    assertThatThrownBy(() -> steps.complete("vaCfo", key, CFO, "clear", null)).hasMessageContaining("Chief Financial Officer");
    with("vaCfo", CFO, "cfo", "{\"finding\":\"Funds are available.\"}");
    decide("vaCfo", CFO, "clear", null);
    assertThat(instance).isWaitingAt(PRA).hasPassed("Gateway_IncentiveCleared", "EndEvent_IncentiveCleared");
    steps.complete("vaPra", key, PRA, "forward", null);
    assertThat(instance).isWaitingAt(DESK, OIRA);
  }

  @Test
  void whoeverReturnsTheIncentiveEndsTheOthersTaskToo() {
    designated();
    submit(SurveyChanges.INCENTIVE);
    assertThatThrownBy(() -> steps.complete("vaCounsel", key, COUNSEL, "return", null)).hasMessageContaining("needs a comment");
    decide("vaCounsel", COUNSEL, "return", "Too much");
    assertThat(steps.openTasks(key)).containsExactly(DRAFT);
    assertThat(surveys.get(key).status()).isEqualTo(SurveyStatus.RETURNED);
    submit(SurveyChanges.INCENTIVE);
    with("vaCounsel", COUNSEL, "counsel", "{\"finding\":\"Fine.\"}");
    decide("vaCounsel", COUNSEL, "clear", null);
    decide("vaCfo", CFO, "return", "No funds");
    assertThat(steps.openTasks(key)).containsExactly(DRAFT);
    assertThat(instance).hasPassed("EndEvent_ReturnedByCounsel", "EndEvent_ReturnedByCfo", "BoundaryEvent_ReturnedInAgency");
    // without the incentive nobody needs to clear it
    submit(draft -> {});
    assertThat(instance).isWaitingAt(PRA);
  }

  @Test
  void anEditionWithoutCfoAsksCounselOnly() {
    designated();
    var draft = sample();
    draft.withArray("extraQuestions").add("Which office did you contact? " + key);
    SurveyChanges.INCENTIVE.accept(draft);
    steps.saveDraft("vaReporter", key, DRAFT, draft);
    steps.complete("vaReporter", key, DRAFT, "submit", null);
    var runtime = steps.engine().getRuntimeService();
    while (runtime.getVariable(instance.getId(), "cfoClearsIncentives") == null) {
      steps.engine().getManagementService().createJobQuery().processInstanceId(instance.getId()).messages().list()
          .forEach(job -> steps.engine().getManagementService().executeJob(job.getId()));
    }
    runtime.setVariable(instance.getId(), "cfoClearsIncentives", false);
    steps.runJobs(key);
    assertThat(steps.openTasks(key)).containsExactly(COUNSEL);
    with("vaCounsel", COUNSEL, "counsel", "{\"finding\":\"Fine.\"}");
    decide("vaCounsel", COUNSEL, "clear", null);
    assertThat(instance).isWaitingAt(PRA).hasNotPassed(CFO);
    // the rule asks the edition, not the variable: FY2026 wants the CFO's finding before OMB sees the request
    assertThatThrownBy(() -> steps.complete("vaPra", key, PRA, "forward", null)).hasMessageContaining("Chief Financial Officer");
    assertThat(instance).isWaitingAt(PRA);
  }

  @Test
  void thePraOfficerReturnsAndTheHispWithdraws() {
    designated();
    submit(draft -> {});
    steps.complete("vaPra", key, PRA, "return", "Shorten it");
    assertThat(instance).isWaitingAt(DRAFT);
    assertThatThrownBy(() -> steps.complete("vaReporter", key, DRAFT, "withdraw", null)).hasMessageContaining("needs a comment");
    steps.complete("vaReporter", key, DRAFT, "withdraw", "The service ends");
    assertThat(instance).isEnded().hasPassed("EndEvent_SurveyWithdrawn");
    assertThat(surveys.get(key).status()).isEqualTo(SurveyStatus.WITHDRAWN);
    atBothDuties(ObligationStatus.OPEN);
  }

  @ParameterizedTest
  @CsvSource({"return, approve", "approve, return", "return, return"})
  void aReturnByOneIsAReturnByBoth(String deskOfficer, String oira) {
    designated();
    forward();
    review(deskOfficer, oira);
    assertThat(instance).isWaitingAt(DRAFT);
    atBothDuties(ObligationStatus.RETURNED);
    assertThat(ledger.get(key + "/pra-clearance").reason()).startsWith("Returned. ").contains("says return");
    forward();
    atBothDuties(ObligationStatus.SUBMITTED);
    assertThat(instance).isWaitingAt(DESK, OIRA);
  }

  @ParameterizedTest
  @CsvSource({"disapprove, approve", "return, disapprove"})
  void aDisapprovalEndsTheCase(String deskOfficer, String oira) {
    designated();
    forward();
    review(deskOfficer, oira);
    assertThat(instance).isEnded().hasPassed("EndEvent_SurveyDisapproved").hasNotPassed(ASSIGN);
    assertThat(surveys.get(key).status()).isEqualTo(SurveyStatus.DISAPPROVED);
    atBothDuties(ObligationStatus.RETURNED);
    assertThat(ledger.get(key + "/survey").reason()).startsWith("Disapproved. ");
    // another attempt meets the same duties
    key = requestedBy("vaReporter", Map.of("serviceId", serviceId)).getBusinessKey();
    forward();
    key = key.replaceAll("-2$", "");
    atBothDuties(ObligationStatus.SUBMITTED);
  }

  @Test
  void changesBecomeTermsOfClearance() {
    designated();
    forward();
    review("approveWithChanges", "approve");
    number("2900-0770", "2026-03-02", "2027-12-31", "");
    blocked("terms of clearance");
    number("2900-0770", "2026-03-02", "2027-12-31", "Drop question 4.");
    steps.complete("oiraAnalyst", key, ASSIGN, "assign", null);
    assertThat(clearances.forService("VA-VBA", serviceId)).singleElement().satisfies(each -> assertThat(each.terms()).isEqualTo("Drop question 4."));
  }

  @Test
  void oiraReturnsInsteadOfAssigning() {
    designated();
    forward();
    review("approve", "approve");
    steps.complete("oiraAnalyst", key, ASSIGN, "return", "The umbrella is spent");
    assertThat(instance).isWaitingAt(DRAFT);
    atBothDuties(ObligationStatus.RETURNED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "29000770", "2900-077", "2900-07700", "290O-0770", "2900 0770", "2900-0770x", "OMB Control Number"})
  void aMalformedControlNumberIsRefused(String number) {
    designated();
    forward();
    review("approve", "approve");
    number(number, "2026-03-02", "2027-12-31", "");
    blocked("four digits, a hyphen and four digits");
  }

  @ParameterizedTest
  @CsvSource({"2026-03-02, 2026-03-01, not after its approval", "2026-03-02, 2026-03-02, not after its approval", "2026-03-03, 2027-12-31, still to come",
      "2026-03-01, 2027-12-31, OMB has had all material of this request since 2026-03-02",
      "2025-03-03, 2026-02-27, has already come", "2026-03-02, 2028-01-01, The umbrella clearance 9900-0016 expires on 2027-12-31", "2026-02-30, 2027-12-31, cannot be read",
      "soon, 2027-12-31, cannot be read"})
  void impossibleDatesAreRefused(String approvedOn, String expiresOn, String saying) {
    designated();
    forward();
    review("approve", "approve");
    number("2900-0770", approvedOn, expiresOn, "");
    blocked(saying);
  }

  @Test
  void moreThanTheUmbrellaHasIsRefusedWithTheFigures() {
    designated();
    submit(draft -> {
      ((ObjectNode) draft.get("burden")).put("respondents", 750_001);
      ((ObjectNode) draft.get("determination")).put("respondents", 750_001);
    });
    steps.complete("vaPra", key, PRA, "forward", null);
    review("approve", "approve");
    var before = umbrellas.valid("VA", TODAY).orElseThrow();
    number("2900-0770", "2026-03-02", "2027-12-31", "");
    blocked("The survey needs 750001 responses and 37500.05 hours, but the umbrella clearance 9900-0016 has only " + before.remainingResponses() + " of 750000 responses");
    assertThat(umbrellas.valid("VA", TODAY).orElseThrow()).isEqualTo(before);
    atBothDuties(ObligationStatus.SUBMITTED);
  }

  @Test
  void withoutAValidUmbrellaNothingIsApproved() {
    designated();
    forward();
    review("approve", "approve");
    number("2900-0770", "2026-03-02", "2027-12-31", "");
    sql.sql("update umbrella_clearance set expires_on = ? where agency_id = 'VA'").param(LocalDate.of(2026, 3, 1)).update();
    try {
      blocked("has no umbrella clearance that is valid on 2026-03-02");
    } finally {
      sql.sql("update umbrella_clearance set expires_on = ? where agency_id = 'VA'").param(LocalDate.of(2027, 12, 31)).update();
    }
  }

  @Test
  void approvalsAtTheSameMomentNeverDrawMoreThanThereIs() throws Exception {
    var umbrella = umbrellas.valid("SBA", TODAY).orElseThrow();
    // room for five of ten
    var attempts = Executors.newFixedThreadPool(10);
    try {
      Callable<Boolean> draw = () -> sql.sql("""
          update umbrella_clearance set drawn_responses = drawn_responses + ?, drawn_hours = drawn_hours + ?
          where id = ? and drawn_responses + ? <= ceiling_responses and drawn_hours + ? <= ceiling_hours""")
          .params(150_000L, BigDecimal.ONE, umbrella.id(), 150_000L, BigDecimal.ONE).update() == 1;
      long drawn = 0;
      for (var each : attempts.invokeAll(java.util.Collections.nCopies(10, draw))) {
        drawn += each.get() ? 1 : 0;
      }
      assertThat(drawn).isEqualTo(5);
    } finally {
      attempts.shutdown();
      sql.sql("update umbrella_clearance set drawn_responses = 0, drawn_hours = 0 where id = ?").param(umbrella.id()).update();
    }
    assertThatThrownBy(() -> sql.sql("update umbrella_clearance set drawn_responses = ceiling_responses + 1 where id = ?").param(umbrella.id()).update())
        .as("the table itself refuses").isInstanceOf(org.springframework.dao.DataIntegrityViolationException.class);
  }

  @Test
  void twoReviewersAtTheSameMomentBothCount() throws Exception {
    designated();
    forward();
    var tasks = Map.of("ombDeskOfficer", steps.task(key, DESK).getId(), "oiraAnalyst", steps.task(key, OIRA).getId());
    var reviewers = Executors.newFixedThreadPool(2);
    try {
      var done = reviewers.invokeAll(tasks.entrySet().stream().map(each -> (Callable<Void>) () -> {
        var engine = steps.engine();
        engine.getIdentityService().setAuthentication(each.getKey(), List.of(each.getKey()), List.of("VA"));
        try {
          engine.getTaskService().claim(each.getValue(), each.getKey());
          engine.getTaskService().complete(each.getValue(), new HashMap<>(Map.of("outcome", "approve")));
          return null;
        } finally {
          engine.getIdentityService().clearAuthentication();
        }
      }).toList());
      for (var each : done) {
        each.get();
      }
    } finally {
      reviewers.shutdown();
    }
    steps.runJobs(key);
    assertThat(instance).isWaitingAt(ASSIGN);
  }

  @Test
  void aSubmissionWithFaultsKeepsTheDraftOpen() {
    designated();
    steps.saveDraft("vaReporter", key, DRAFT, Map.of());
    assertThatThrownBy(() -> steps.complete("vaReporter", key, DRAFT, "submit", null)).hasMessageContaining("Enter a title for the survey.");
    for (var fault : SurveyChanges.FAULTS.entrySet()) {
      var draft = sample();
      fault.getValue().accept(draft);
      steps.saveDraft("vaReporter", key, DRAFT, draft);
      assertThatThrownBy(() -> steps.complete("vaReporter", key, DRAFT, "submit", null)).as(fault.getKey()).hasMessageContaining(fault.getKey());
    }
    assertThat(instance).isWaitingAt(DRAFT);
    assertThat(drafts.submissions("PraClearanceProcess/" + key)).isEmpty();
    assertThat(surveys.get(key).status()).isEqualTo(SurveyStatus.DRAFT);
  }

  @Test
  void blockingDeviationsKeepTheDraftOpenAndOthersReachTheReviewers() {
    designated();
    assertThatThrownBy(() -> submit(draft -> ((ObjectNode) draft.get("positiveDrivers")).remove("ease"))).hasMessageContaining("the guideline requires it");
    assertThat(instance).isWaitingAt(DRAFT);
    submit(draft -> {
      draft.put("trustQuestion", "Do you trust us?").put("trustReason", "Callers asked for plain words.").put("lengthReason", "A pilot of two weeks.");
      for (int i = 0; i < 15; i++) {
        draft.withArray("extraQuestions").add("Further question " + i);
      }
    });
    steps.complete("vaPra", key, PRA, "forward", null);
    var open = openTasks.find(steps.task(key, DESK).getId()).orElseThrow();
    var form = forms.stream().filter(each -> each.processKey().equals("PraClearanceProcess")).findFirst().orElseThrow();
    JsonNode content = json.valueToTree(form.content(open));
    assertThat(content.get("conformance").findValuesAsText("rule")).contains("trust-wording", "max-questions");
    assertThat(content.get("conformance").findValuesAsText("severity")).containsOnly("advisory");
    assertThat(content.get("determinationResult").get("applies").asBoolean()).isTrue();
    assertThat(content.get("editableParts")).hasSize(1).first().extracting(JsonNode::asText).isEqualTo("affirmative");
    assertThat(content.get("umbrella").get("demo").asBoolean()).isTrue();
    assertThat(sql.sql("select count(*) from survey_deviation where business_key = ?").param(key).query(Integer.class).single()).isGreaterThanOrEqualTo(2);
  }

  @Test
  void anAgencyRequestsAClearanceItself() {
    serviceId = newService();
    var started = requestedBy("vaReporter", Map.of("serviceId", serviceId));
    key = "2026-VA-VBA-" + registry.service(serviceId).slug();
    assertThat(started.getBusinessKey()).isEqualTo(key);
    assertThat(started.getTenantId()).isEqualTo("VA");
    assertThat(started).isWaitingAt(DRAFT).variables().containsEntry("cycleYear", 2026).containsEntry("agencyId", "VA").containsEntry("hispId", "VA-VBA");
    assertThatThrownBy(() -> requestedBy("vaPra", Map.of("serviceId", serviceId))).hasMessageContaining("is being worked on already (case " + key + ")");
    publisher.publishEvent(new ServiceDesignated(2026, "VA", "VA-VBA", serviceId, "ombLead", Instant.parse("2026-03-02T17:00:00Z")));
    assertThat(steps.engine().getRuntimeService().createProcessInstanceQuery().variableValueEquals("serviceId", serviceId).count()).isEqualTo(1);
  }

  @Test
  void aWrongRequestIsRefusedWithASentence() {
    var count = steps.engine().getRuntimeService().createProcessInstanceQuery().processDefinitionKey("PraClearanceProcess").count();
    assertThatThrownBy(() -> requestedBy("vaReporter", Map.of())).hasMessageContaining("[[Choose the service");
    assertThatThrownBy(() -> requestedBy("vaReporter", Map.of("serviceId", "26"))).hasMessageContaining("must be a whole number");
    assertThatThrownBy(() -> requestedBy("vaReporter", Map.of("serviceId", 59))).hasMessageContaining("Your agency (VA) has no service with the id 59");
    assertThatThrownBy(() -> requestedBy("vaReporter", Map.of("serviceId", 999_999))).hasMessageContaining("has no service with the id 999999");
    assertThatThrownBy(() -> requestedBy("vaReporter", Map.of("serviceId", 59, "agencyId", "TREAS"))).hasMessageContaining("you do not work there");
    ClockUtil.setCurrentTime(Date.from(EasternTime.at(LocalDate.of(2034, 3, 1), LocalTime.NOON)));
    assertThatThrownBy(() -> requestedBy("vaReporter", Map.of("serviceId", 26))).hasMessageContaining("The cycle 2034 has not been opened yet");
    assertThat(steps.engine().getRuntimeService().createProcessInstanceQuery().processDefinitionKey("PraClearanceProcess").count()).isEqualTo(count);
  }

  @Test
  void whatACallerClaimsAboutTheCaseIsOverwritten() {
    serviceId = newService();
    var started = requestedBy("vaReporter", Map.of("serviceId", serviceId, "cycleYear", 2031, "hispId", "TREAS-IRS"));
    assertThat(started).variables().containsEntry("cycleYear", 2026).containsEntry("hispId", "VA-VBA");
  }

  @Test
  void theDeadlineIsRecordedWhileTheDraftWaits() {
    designated();
    steps.fireTimer(key, "StartEvent_DeadlinePassed");
    steps.runJobs(key);
    assertThat(instance).isWaitingAt(DRAFT).hasPassed("Task_RecordMissedDeadline");
    assertThat(duty("pra-clearance")).isEqualTo(ObligationStatus.OPEN);
  }

  @Test
  void aSurveyEndsWithItsUmbrella() {
    designated();
    forward();
    review("approve", "approve");
    number("2900-0770", "2026-03-02", "2027-12-31", "");
    steps.complete("oiraAnalyst", key, ASSIGN, "assign", null);
    sql.sql("update umbrella_clearance set expires_on = ? where agency_id = 'VA'").param(LocalDate.of(2026, 9, 30)).update();
    try {
      assertThat(clearances.hasValidClearance("VA-VBA", serviceId, LocalDate.of(2026, 9, 30))).isTrue();
      assertThat(clearances.hasValidClearance("VA-VBA", serviceId, LocalDate.of(2026, 10, 1))).isFalse();
    } finally {
      sql.sql("update umbrella_clearance set expires_on = ? where agency_id = 'VA'").param(LocalDate.of(2027, 12, 31)).update();
    }
  }

}

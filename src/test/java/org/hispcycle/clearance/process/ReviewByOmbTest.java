package org.hispcycle.clearance.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.calendar.FiscalQuarter;
import org.hispcycle.clearance.ReviewClock;
import org.hispcycle.clearance.ReviewQuestion;
import org.hispcycle.clearance.Reviews;
import org.hispcycle.clearance.SurveyStatus;
import org.hispcycle.clearance.SurveyWithdrawals;
import org.hispcycle.cycle.ObligationStatus;
import org.hispcycle.designation.ServiceDesignated;
import org.hispcycle.feedback.CodeLists;
import org.hispcycle.feedback.Dataset;
import org.hispcycle.feedback.DatasetMetadata;
import org.hispcycle.feedback.DatasetUploads;
import org.hispcycle.feedback.ReportSteps;
import org.hispcycle.feedback.ServiceReport;
import org.hispcycle.platform.Announcement;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.support.WholeApplication;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Questions and answers, the five business days, and what happens when a request ends while it is under review (H4, H17). */
@WholeApplication
class ReviewByOmbTest extends ClearanceCase {

  @Autowired DatasetUploads uploads;
  @Autowired ReviewClock reviewClock;
  @Autowired Reviews reviews;
  @Autowired SurveyWithdrawals withdrawals;

  private void itIs(LocalDate day) {
    ClockUtil.setCurrentTime(Date.from(EasternTime.at(day, LocalTime.NOON)));
  }

  private Instant due(String element) {
    return openTasks.find(steps.task(key, element).getId()).orElseThrow().dueAt();
  }

  private JsonNode content(String element) {
    var open = openTasks.find(steps.task(key, element).getId()).orElseThrow();
    return json.valueToTree(forms.stream().filter(each -> each.processKey().equals("PraClearanceProcess")).findFirst().orElseThrow().content(open));
  }

  private Instant now() {
    return ClockUtil.getCurrentTime().toInstant();
  }

  // ---- the informal review

  @Test
  void theDeskOfficerCommentsInformallyAndDecidesNothing() {
    designated();
    submit(draft -> {});
    steps.complete("vaPra", key, PRA, "preReview", null);
    assertThat(steps.openTasks(key)).containsExactly(INFORMAL);
    assertThat(surveys.get(key).status()).isEqualTo(SurveyStatus.IN_AGENCY_REVIEW);
    assertThat(reviewClock.of(key)).as("no clock runs yet").isEmpty();
    assertThatThrownBy(() -> steps.complete("ombDeskOfficer", key, INFORMAL, "comment", null)).hasMessageContaining("needs a comment");
    steps.complete("ombDeskOfficer", key, INFORMAL, "comment", "Shorten the introduction");
    assertThat(steps.openTasks(key)).containsExactly(PRA);
    atBothDuties(ObligationStatus.OPEN);
    steps.complete("vaPra", key, PRA, "forward", null);
    assertThat(instance).isWaitingAt(DESK, OIRA);
  }

  // ---- the clock

  @Test
  void fiveBusinessDaysLeaveOutWeekendsAndFederalHolidays() {
    // Monday, 25 May 2026 is Memorial Day
    itIs(LocalDate.of(2026, 5, 21));
    designated();
    forward();
    assertThat(due(DESK)).isEqualTo(EasternTime.endOfDay(LocalDate.of(2026, 5, 29)));
    var reading = reviewClock.of(key).orElseThrow();
    assertThat(reading.startedOn()).isEqualTo(LocalDate.of(2026, 5, 21));
    assertThat(reading.businessDaysLeft()).isEqualTo(5);
    assertThat(reading.sentence()).contains("Friday, May 29, 2026").contains("5 business days are left");
    itIs(LocalDate.of(2026, 5, 29));
    assertThat(reviewClock.of(key).orElseThrow().sentence()).contains("which is today");
    itIs(LocalDate.of(2026, 6, 1));
    assertThat(reviewClock.of(key).orElseThrow().businessDaysLeft()).isEqualTo(-1);
    assertThat(reviewClock.of(key).orElseThrow().sentence()).contains("has passed");
  }

  @Test
  void bothSidesSeeTheClockAndItEndsWithTheNumber() {
    designated();
    forward();
    assertThat(content(DESK).get("reviewClock").get("businessDaysLeft").asInt()).isEqualTo(5);
    steps.complete("oiraAnalyst", key, OIRA, "ask", "Who answers?");
    assertThat(content(ANSWER_OIRA).get("reviewClock").get("stopped").asBoolean()).isFalse();
    assertThat(content(ANSWER_OIRA).get("questions").findValuesAsText("text")).containsExactly("Who answers?");
    steps.complete("vaPra", key, ANSWER_OIRA, "answer", "Veterans.");
    review("approve", "approve");
    assertThat(due(ASSIGN)).isEqualTo(EasternTime.endOfDay(LocalDate.of(2026, 3, 9)));
    number("2900-0770", "2026-03-02", "2027-12-31", "");
    steps.complete("oiraAnalyst", key, ASSIGN, "assign", null);
    assertThat(reviewClock.of(key)).isEmpty();
    assertThat(reviewClock.runs(key)).hasSize(1);
  }

  @Test
  void theNumberIsDueOnTheNextBusinessDayWhereTheReviewersUsedAllTheirTime() {
    designated();
    forward();
    itIs(LocalDate.of(2026, 3, 9));
    review("approve", "approve");
    assertThat(due(ASSIGN)).isEqualTo(EasternTime.endOfDay(LocalDate.of(2026, 3, 10)));
  }

  @Test
  void aQuestionDoesNotStopTheClock() {
    designated();
    forward();
    steps.complete("ombDeskOfficer", key, DESK, "ask", "Why five minutes?");
    assertThat(steps.openTasks(key)).containsExactly(ANSWER_DESK, OIRA);
    assertThat(reviewClock.of(key).orElseThrow().stopped()).isFalse();
    assertThat(due(ANSWER_DESK)).isEqualTo(EasternTime.endOfDay(LocalDate.of(2026, 3, 9)));
    itIs(LocalDate.of(2026, 3, 4));
    assertThatThrownBy(() -> steps.complete("vaPra", key, ANSWER_DESK, "answer", null)).hasMessageContaining("needs a comment");
    steps.complete("vaPra", key, ANSWER_DESK, "answer", "It was measured.");
    assertThat(due(DESK)).isEqualTo(EasternTime.endOfDay(LocalDate.of(2026, 3, 9)));
    assertThat(reviews.questions(key)).singleElement().satisfies((ReviewQuestion each) -> {
      assertThat(each.askedByRole()).isEqualTo("ombDeskOfficer");
      assertThat(each.text()).isEqualTo("Why five minutes?");
      assertThat(each.materialMissing()).isFalse();
      assertThat(each.answer()).isEqualTo("It was measured.");
      assertThat(each.answeredBy()).isEqualTo("vaPra");
      assertThat(each.open()).isFalse();
    });
    review("approve", "approve");
    assertThat(instance).isWaitingAt(ASSIGN);
  }

  @Test
  void missingMaterialStopsTheClockForBothAndTheAnswerStartsItAnew() {
    designated();
    forward();
    itIs(LocalDate.of(2026, 3, 4));
    steps.complete("oiraAnalyst", key, OIRA, "askForMaterial", "The sampling plan is missing");
    var stopped = reviewClock.of(key).orElseThrow();
    assertThat(stopped.stopped()).isTrue();
    assertThat(stopped.dueAt()).isNull();
    assertThat(stopped.businessDaysLeft()).isNull();
    assertThat(stopped.sentence()).contains("stand still since Wednesday, March 4, 2026");
    assertThat(due(DESK)).as("the other reviewer's task is not due while the clock stands still").isNull();
    assertThat(due(ANSWER_OIRA)).isEqualTo(EasternTime.endOfDay(LocalDate.of(2026, 3, 18)));
    assertThat(events.stream(Announcement.class).filter(each -> each.key().startsWith("clearance/" + key + "/material-missing"))).hasSize(1);

    itIs(LocalDate.of(2026, 3, 12));
    with("vaPra", ANSWER_OIRA, "links", "[{\"title\":\"Sampling plan\",\"url\":\"https://www.example.gov/plan\"}]");
    steps.complete("vaPra", key, ANSWER_OIRA, "answer", "Added.");
    var anew = EasternTime.endOfDay(LocalDate.of(2026, 3, 19));
    assertThat(due(DESK)).isEqualTo(anew);
    assertThat(due(OIRA)).isEqualTo(anew);
    assertThat(reviewClock.runs(key)).hasSize(2);
    assertThat(drafts.latestSubmission("PraClearanceProcess/" + key).orElseThrow().content().get("links")).as("what was added is frozen").hasSize(1);
    assertThat(surveys.get(key).submissionVersion()).isEqualTo(3);
    review("approve", "approve");
    assertThat(instance).isWaitingAt(ASSIGN);
  }

  @Test
  void theClockWaitsForTheLastAnswerWhereBothMissSomething() {
    designated();
    forward();
    steps.complete("oiraAnalyst", key, OIRA, "askForMaterial", "The plan");
    steps.complete("ombDeskOfficer", key, DESK, "askForMaterial", "The guide");
    itIs(LocalDate.of(2026, 3, 3));
    steps.complete("vaPra", key, ANSWER_OIRA, "answer", "Here is the plan.");
    assertThat(reviewClock.of(key).orElseThrow().stopped()).isTrue();
    assertThat(due(OIRA)).isNull();
    steps.complete("vaPra", key, ANSWER_DESK, "answer", "Here is the guide.");
    assertThat(reviewClock.of(key).orElseThrow().stopped()).isFalse();
    assertThat(due(OIRA)).isEqualTo(EasternTime.endOfDay(LocalDate.of(2026, 3, 10)));
  }

  @Test
  void whoAskedDecidesAfterwardsAndTheVerdictsCountNotTheQuestions() {
    designated();
    forward();
    steps.complete("ombDeskOfficer", key, DESK, "approveWithChanges", "Drop question 4");
    steps.complete("oiraAnalyst", key, OIRA, "ask", "Which channel?");
    steps.complete("vaPra", key, ANSWER_OIRA, "answer", "The website.");
    steps.complete("oiraAnalyst", key, OIRA, "ask", "Only that one?");
    steps.complete("vaPra", key, ANSWER_OIRA, "answer", "Yes.");
    steps.complete("oiraAnalyst", key, OIRA, "approve", null);
    steps.runJobs(key);
    assertThat(instance).isWaitingAt(ASSIGN);
    number("2900-0770", "2026-03-02", "2027-12-31", "");
    blocked("terms of clearance");
  }

  @Test
  void aReturnSaysWhatBothReviewersSaidLast() {
    designated();
    forward();
    steps.complete("ombDeskOfficer", key, DESK, "return", "Reword it");
    steps.complete("oiraAnalyst", key, OIRA, "ask", "Which channel?");
    steps.complete("vaPra", key, ANSWER_OIRA, "answer", "The website.");
    steps.complete("oiraAnalyst", key, OIRA, "approve", null);
    steps.runJobs(key);
    assertThat(ledger.get(key + "/pra-clearance").reason()).contains("Reword it").doesNotContain("Which channel?");
    assertThat(reviewClock.of(key)).isEmpty();
    assertThat(events.stream(Announcement.class).filter(each -> each.key().startsWith("clearance/" + key + "/returned"))).hasSize(1);
  }

  // ---- five ratings

  @Test
  void forFiveRatingsTheDeskOfficerSaysWhichCountAndSoTheyDoInTheTrustShare() throws Exception {
    designated();
    submit(draft -> draft.put("scale", "likert5"));
    steps.complete("vaPra", key, PRA, "forward", null);
    assertThatThrownBy(() -> steps.complete("ombDeskOfficer", key, DESK, "approve", null)).hasMessageContaining("five ratings");
    with("ombDeskOfficer", DESK, "affirmative", "{\"from\":3,\"reason\":\"As agreed for the quarter\"}");
    review("approve", "approve");
    number("2900-0770", "2026-03-02", "2027-12-31", "");
    steps.complete("oiraAnalyst", key, ASSIGN, "assign", null);
    assertThat(clearances.ofCase(key).orElseThrow().affirmativeFrom()).isEqualTo(3);
    var dataset = uploaded(new FiscalQuarter(2026, 2));
    assertThat(dataset.metadata().clearanceId()).isEqualTo(clearances.ofCase(key).orElseThrow().id());
    assertThat(dataset.check().trustShare()).as("3, 4 and 5 of five answers").isEqualByComparingTo("0.6");
    assertThat(dataset.check().positive()).as("the branch is the guidelines' matter").isEqualTo(1);
  }

  /** A response for each of the five ratings, as the service reports them. */
  private Dataset uploaded(FiscalQuarter quarter) throws Exception {
    var report = new ServiceReport(quarter + "-" + key, 2026, "VA", "VA-VBA", serviceId, quarter, ServiceReport.Stage.COLLECTING, now(), null);
    sql.sql("insert into service_report (business_key, cycle_year, agency_id, hisp_id, service_id, fiscal_quarter, stage, opened_at) values (?, 2026, 'VA', 'VA-VBA', ?, ?, 'COLLECTING', current_timestamp)")
        .params(report.businessKey(), serviceId, quarter.toString()).update();
    var about = DatasetMetadata.read(json.readTree("{\"channel\":\"website\",\"pointInTime\":\"post_interaction\",\"scale\":\"likert_scale\",\"controlNumber\":\"2900-0770\"}"),
        new CodeLists(CodeLists.CHANNELS, CodeLists.POINTS_IN_TIME));
    var file = new ByteArrayInputStream(ReportSteps.ratings(key, 1, 2, 3, 4, 5).getBytes(StandardCharsets.UTF_8));
    return uploads.upload(report, about, "responses.csv", file, "vaReporter").dataset();
  }

  // ---- withdrawal

  @ParameterizedTest
  @ValueSource(strings = {DRAFT, COUNSEL, PRA, INFORMAL, DESK, ANSWER_OIRA})
  void theAgencyWithdrawsWhereverTheRequestStands(String where) {
    designated();
    if (where.equals(COUNSEL)) {
      submit(SurveyChanges.INCENTIVE);
    } else if (!where.equals(DRAFT)) {
      submit(draft -> {});
    }
    if (where.equals(INFORMAL)) {
      steps.complete("vaPra", key, PRA, "preReview", null);
    } else if (where.equals(DESK) || where.equals(ANSWER_OIRA)) {
      steps.complete("vaPra", key, PRA, "forward", null);
    }
    if (where.equals(ANSWER_OIRA)) {
      steps.complete("oiraAnalyst", key, OIRA, "askForMaterial", "The plan");
    }
    assertThat(steps.openTasks(key)).contains(where);
    withdrawals.withdraw(key, "The service ends", "vaPra", now());
    assertThat(instance).isEnded().hasPassed("EndEvent_ClearanceWithdrawn");
    var survey = surveys.get(key);
    assertThat(survey.status()).isEqualTo(SurveyStatus.WITHDRAWN);
    assertThat(survey.endedBy()).isEqualTo("vaPra");
    assertThat(survey.endedWhy()).isEqualTo("The service ends");
    assertThat(reviewClock.of(key)).isEmpty();
    assertThat(duty("pra-clearance")).isEqualTo(where.equals(DESK) || where.equals(ANSWER_OIRA) ? ObligationStatus.RETURNED : ObligationStatus.OPEN);
    assertThat(events.stream(Announcement.class).filter(each -> each.key().equals("clearance/" + key + "/withdrawn"))).hasSize(1);
    // nothing is lost, and the next request can be made
    if (!where.equals(DRAFT)) {
      assertThat(drafts.submissions("PraClearanceProcess/" + key)).isNotEmpty();
    }
    assertThat(requestedBy("vaReporter", Map.of("serviceId", serviceId)).getBusinessKey()).isEqualTo(key + "-2");
  }

  @Test
  void aWithdrawalNeedsAReasonAndComesTooLateWhenThereIsAnOutcome() {
    designated();
    forward();
    assertThatThrownBy(() -> withdrawals.withdraw(key, " ", "vaPra", now())).isInstanceOf(InputRefused.class).hasMessageContaining("Say why");
    review("approve", "approve");
    assertThat(surveys.get(key).status()).isEqualTo(SurveyStatus.AWAITING_NUMBER);
    assertThatThrownBy(() -> withdrawals.withdraw(key, "Too late", "vaPra", now())).hasMessageContaining("Both reviewers have approved");
    assertThat(steps.openTasks(key)).containsExactly(ASSIGN);
    number("2900-0770", "2026-03-02", "2027-12-31", "");
    steps.complete("oiraAnalyst", key, ASSIGN, "assign", null);
    assertThatThrownBy(() -> withdrawals.withdraw(key, "Too late", "vaPra", now())).hasMessageContaining("has ended already (approved)");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aCaseThatAnOperatorDeletesLeavesItsSurveyWithdrawnEvenIfTheListenersAreSkipped(boolean skipped) {
    designated();
    forward();
    steps.engine().getRuntimeService().deleteProcessInstance(instance.getId(), "stuck", skipped, true, skipped);
    assertThat(surveys.get(key).status()).isEqualTo(SurveyStatus.WITHDRAWN);
    assertThat(surveys.get(key).endedWhy()).isEqualTo("The case was ended by the operator: stuck");
    assertThat(duty("pra-clearance")).isEqualTo(ObligationStatus.RETURNED);
    assertThat(drafts.submissions("PraClearanceProcess/" + key)).hasSize(2);
    publisher.publishEvent(new ServiceDesignated(2026, "VA", "VA-VBA", serviceId, "ombLead", now()));
    assertThat(surveys.get(key + "-2").status()).as("the duty is taken up again").isEqualTo(SurveyStatus.DRAFT);
  }

  @RepeatedTest(3)
  void aReviewAndAWithdrawalAtTheSameMomentHaveOneOutcome() throws Exception {
    designated();
    forward();
    steps.complete("ombDeskOfficer", key, DESK, "approve", null);
    var task = steps.task(key, OIRA).getId();
    var engine = steps.engine();
    engine.getTaskService().claim(task, "oiraAnalyst");
    var together = new CyclicBarrier(2);
    Callable<Boolean> approve = () -> {
      engine.getIdentityService().setAuthentication("oiraAnalyst", List.of("oiraAnalyst"), List.of("VA"));
      try {
        together.await();
        engine.getTaskService().complete(task, new HashMap<>(Map.of("outcome", "approve")));
        return true;
      } catch (RuntimeException lost) {
        assertThat(lost).isInstanceOfAny(OptimisticLockingException.class, org.camunda.bpm.engine.exception.NullValueException.class,
            org.springframework.dao.ConcurrencyFailureException.class);
        return false;
      } finally {
        engine.getIdentityService().clearAuthentication();
      }
    };
    Callable<Boolean> withdraw = () -> {
      try {
        together.await();
        withdrawals.withdraw(key, "At the same moment", "vaPra", now());
        return true;
      } catch (InputRefused refused) {
        assertThat(refused).hasMessageContaining("at the same moment");
        return false;
      }
    };
    var people = Executors.newFixedThreadPool(2);
    try {
      var done = people.invokeAll(List.of(approve, withdraw));
      var approved = done.get(0).get();
      var withdrawn = done.get(1).get();
      assertThat(approved || withdrawn).as("somebody wins").isTrue();
      steps.runJobs(key);
      assertThat(surveys.get(key).status()).isEqualTo(withdrawn ? SurveyStatus.WITHDRAWN : SurveyStatus.AWAITING_NUMBER);
      assertThat(steps.openTasks(key)).isEqualTo(withdrawn ? List.of() : List.of(ASSIGN));
    } finally {
      people.shutdown();
    }
  }

  @Test
  void theSameTaskIsDecidedOnceHoweverManyPressTheButton() throws Exception {
    designated();
    forward();
    var task = steps.task(key, OIRA).getId();
    var engine = steps.engine();
    engine.getTaskService().claim(task, "oiraAnalyst");
    var together = new CyclicBarrier(2);
    var outcomes = List.of("approve", "disapprove");
    var people = Executors.newFixedThreadPool(2);
    try {
      var done = people.invokeAll(outcomes.stream().map(outcome -> (Callable<Boolean>) () -> {
        engine.getIdentityService().setAuthentication("oiraAnalyst", List.of("oiraAnalyst"), List.of("VA"));
        try {
          together.await();
          engine.getTaskService().complete(task, new HashMap<>(Map.of("outcome", outcome, "comment", "I say " + outcome)));
          return true;
        } catch (RuntimeException lost) {
          return false;
        } finally {
          engine.getIdentityService().clearAuthentication();
        }
      }).toList());
      var first = done.get(0).get();
      assertThat(first).isNotEqualTo(done.get(1).get());
      steps.complete("ombDeskOfficer", key, DESK, "approve", null);
      steps.runJobs(key);
      assertThat(surveys.get(key).status()).isEqualTo(first ? SurveyStatus.AWAITING_NUMBER : SurveyStatus.DISAPPROVED);
      assertThat(sql.sql("select count(*) from case_decision where case_key = ? and element_id = ?").params("PraClearanceProcess/" + key, OIRA)
          .query(Integer.class).single()).isEqualTo(1);
    } finally {
      people.shutdown();
    }
  }

  // ---- several surveys of a service

  @Test
  void aServiceHasSeveralSurveysOneForEachTouchpoint() {
    designated();
    var second = requestedBy("vaReporter", Map.of("serviceId", serviceId, "touchpoint", "After the call"));
    assertThat(second.getBusinessKey()).isEqualTo(key + "-2");
    assertThat(second).variables().doesNotContainKeys("touchpoint", "changes");
    assertThat(surveys.get(key + "-2").touchpoint()).isEqualTo("After the call");
    assertThat(drafts.find("PraClearanceProcess/" + key + "-2").content().get("touchpoint").asText()).isEqualTo("After the call");
    assertThatThrownBy(() -> requestedBy("vaPra", Map.of("serviceId", serviceId, "touchpoint", " after the CALL! ")))
        .hasMessageContaining("After the call").hasMessageContaining("is being worked on already (case " + key + "-2)");
    assertThat(requestedBy("vaPra", Map.of("serviceId", serviceId, "touchpoint", "On the website")).getBusinessKey()).isEqualTo(key + "-3");
    assertThatThrownBy(() -> requestedBy("vaPra", Map.of("serviceId", serviceId, "touchpoint", "x".repeat(301)))).hasMessageContaining("Shorten the touchpoint");

    publisher.publishEvent(new ServiceDesignated(2026, "VA", "VA-VBA", serviceId, "ombLead", now()));
    assertThat(surveys.ofAgency("VA").stream().filter(each -> each.serviceId() == serviceId)).as("designation asks once").hasSize(3);
    // one survey returned while another is with OMB leaves the duty where it is
    forward();
    atBothDuties(ObligationStatus.SUBMITTED);
    var first = key;
    key = first + "-2";
    forward();
    review("return", "return");
    key = first;
    atBothDuties(ObligationStatus.SUBMITTED);
    review("approve", "approve");
    number("2900-0770", "2026-03-02", "2027-12-31", "");
    steps.complete("oiraAnalyst", key, ASSIGN, "assign", null);
    atBothDuties(ObligationStatus.ACCEPTED);
    assertThat(surveys.get(first + "-2").status()).isEqualTo(SurveyStatus.RETURNED);
    // and the second one is approved beside it
    key = first + "-2";
    forward();
    review("approve", "approve");
    number("2900-0770", "2026-03-02", "2027-12-31", "");
    steps.complete("oiraAnalyst", key, ASSIGN, "assign", null);
    assertThat(clearances.forService("VA-VBA", serviceId)).filteredOn(each -> each.validOn(TODAY)).extracting(each -> each.businessKey())
        .containsExactlyInAnyOrder(first, key);
  }

  @Test
  void anExemptStudyDoesNotEndTheRequestForTheSurvey() {
    designated();
    var first = key;
    key = requestedBy("vaReporter", Map.of("serviceId", serviceId, "touchpoint", "Interviews")).getBusinessKey();
    submit(draft -> ((ObjectNode) draft.get("determination")).put("method", "usability"));
    assertThat(surveys.get(key).status()).isEqualTo(SurveyStatus.NO_CLEARANCE_NEEDED);
    key = first;
    atBothDuties(ObligationStatus.OPEN);
    assertThat(steps.openTasks(key)).containsExactly(DRAFT);
  }

  // ---- the umbrella

  @Test
  void aGenericThatForbidsPublicationTakesNoSurveyButAStudy() {
    designated();
    submit(draft -> {});
    sql.sql("update umbrella_clearance set publication_allowed = false where agency_id = 'VA'").update();
    try {
      assertThatThrownBy(() -> steps.complete("vaPra", key, PRA, "forward", null)).hasMessageContaining("does not let results be published")
          .hasMessageContaining("umbrella clearance for A-11 Section 280");
      assertThat(steps.openTasks(key)).containsExactly(PRA);
      steps.complete("vaPra", key, PRA, "return", "It is no survey");
      submit(draft -> {
        ((ObjectNode) draft.get("determination")).put("method", "recruiting").put("screeningQuestions", true);
        draft.put("activity", "People are asked whether they take part").put("guide", "Did you use the service?");
      });
      steps.complete("vaPra", key, PRA, "forward", null);
      assertThat(instance).isWaitingAt(DESK, OIRA);
    } finally {
      sql.sql("update umbrella_clearance set publication_allowed = true where agency_id = 'VA'").update();
    }
  }
}

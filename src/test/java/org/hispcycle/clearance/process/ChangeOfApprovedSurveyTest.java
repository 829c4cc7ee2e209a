package org.hispcycle.clearance.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import java.util.Map;
import java.util.function.Consumer;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.clearance.ApprovedSurvey;
import org.hispcycle.clearance.ChangeKind;
import org.hispcycle.clearance.SurveyStatus;
import org.hispcycle.clearance.SurveyEndings;
import org.hispcycle.clearance.UmbrellaBurden;
import org.hispcycle.clearance.Umbrellas;
import org.hispcycle.support.WholeApplication;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A survey that changes after its approval: three ways, one approval in force at any time (H1, H13, H17). */
@WholeApplication
class ChangeOfApprovedSurveyTest extends ClearanceCase {

  private static final LocalDate LATER = LocalDate.of(2026, 4, 1);

  @Autowired Umbrellas umbrellas;
  @Autowired SurveyEndings endings;

  private String original;
  private ApprovedSurvey approved;

  /** A survey approved on 2 March for 1,000 people and 50 hours; on 1 April it is to be changed. */
  private void approvedAndToBeChanged() {
    designated();
    approve();
    original = key;
    approved = clearances.ofCase(key).orElseThrow();
    ClockUtil.setCurrentTime(Date.from(EasternTime.at(LATER, LocalTime.NOON)));
    instance = requestedBy("vaReporter", Map.of("changes", approved.id()));
    key = instance.getBusinessKey();
  }

  /** Submits the draft as it was taken over, with the change. */
  private void change(Consumer<ObjectNode> change) {
    var draft = (ObjectNode) drafts.find("PraClearanceProcess/" + key).content();
    change.accept(draft);
    steps.saveDraft("vaReporter", key, DRAFT, draft);
    steps.complete("vaReporter", key, DRAFT, "submit", null);
    steps.runJobs(key);
  }

  private void changeIs(ChangeKind kind) {
    assertThat(surveys.get(key).change().kind()).isEqualTo(kind);
    assertThat(surveys.get(key).change().reason()).endsWith(".");
    assertThat(surveys.get(key).change().clause()).isEqualTo("5 CFR 1320.5(g)");
  }

  /** On every day exactly one of the two approvals is in force, and never are both drawn. */
  private void oneApprovalAtATime(LocalDate begins) {
    var old = clearances.find(approved.id()).orElseThrow();
    var successor = clearances.ofCase(key).orElseThrow();
    assertThat(old.replacedBy()).isEqualTo(successor.id());
    assertThat(successor.replaces()).isEqualTo(old.id());
    for (var day = approved.approvedOn(); !day.isAfter(LocalDate.of(2026, 6, 30)); day = day.plusDays(1)) {
      assertThat(old.validOn(day)).as("old on " + day).isEqualTo(day.isBefore(begins));
      assertThat(successor.validOn(day)).as("new on " + day).isEqualTo(!day.isBefore(begins));
    }
    assertThat(umbrellas.drawnBy(original)).isEqualTo(UmbrellaBurden.NONE);
  }

  private static ObjectNode group(ObjectNode draft) {
    var burden = (ObjectNode) draft.get("burden");
    return burden.has("groups") ? (ObjectNode) burden.get("groups").get(0) : burden;
  }

  @Test
  void theDraftBeginsWithWhatWasApproved() {
    approvedAndToBeChanged();
    var draft = drafts.find("PraClearanceProcess/" + key).content();
    assertThat(draft.get("trustQuestion").asText()).isEqualTo("This interaction increased my trust in VBA.");
    assertThat(draft.has("approval")).isFalse();
    assertThat(draft.has("counsel")).isFalse();
    assertThat(surveys.get(key).changes()).isEqualTo(approved.id());
    assertThatThrownBy(() -> requestedBy("vaPra", Map.of("changes", approved.id()))).hasMessageContaining("is being worked on already (case " + key + ")");
    // a survey of its own can be requested beside it
    assertThat(requestedBy("vaPra", Map.of("serviceId", serviceId, "touchpoint", "Elsewhere")).getBusinessKey()).isEqualTo(original + "-3");
  }

  @Test
  void aCosmeticChangeIsRecordedAfterTheCheckInTheAgency() {
    approvedAndToBeChanged();
    var before = umbrellas.valid("VA", LATER).orElseThrow();
    change(draft -> draft.put("title", "Contact center survey, second edition").put("trustQuestion", "This interaction increased my trust in  VBA!"));
    changeIs(ChangeKind.COSMETIC);
    assertThat(steps.openTasks(key)).containsExactly(PRA);
    steps.complete("vaPra", key, PRA, "forward", null);
    assertThat(instance).isEnded().hasPassed("Task_RecordChange", "EndEvent_ChangeRecorded").hasNotPassed("SubProcess_ReviewByOmb");
    assertThat(surveys.get(key).status()).isEqualTo(SurveyStatus.CHANGE_RECORDED);
    oneApprovalAtATime(LATER);
    var now = clearances.ofCase(key).orElseThrow();
    assertThat(now.controlNumber()).isEqualTo(approved.controlNumber());
    assertThat(now.expiresOn()).isEqualTo(approved.expiresOn());
    assertThat(now.title()).endsWith("second edition");
    var after = umbrellas.valid("VA", LATER).orElseThrow();
    assertThat(after.drawnResponses()).isEqualTo(before.drawnResponses());
    assertThat(after.drawnHours()).isEqualByComparingTo(before.drawnHours());
  }

  @Test
  void aCosmeticChangeThatCannotBeRecordedStaysWithThePraOfficer() {
    approvedAndToBeChanged();
    change(draft -> draft.put("title", "Another title"));
    sql.sql("update umbrella_clearance set expires_on = ? where agency_id = 'VA'").param(LocalDate.of(2026, 3, 15)).update();
    try {
      assertThatThrownBy(() -> steps.complete("vaPra", key, PRA, "forward", null)).hasMessageContaining("no umbrella clearance that is valid");
      assertThat(steps.openTasks(key)).containsExactly(PRA);
      assertThat(clearances.find(approved.id()).orElseThrow().replacedBy()).isNull();
    } finally {
      sql.sql("update umbrella_clearance set expires_on = ? where agency_id = 'VA'").param(LocalDate.of(2027, 12, 31)).update();
    }
  }

  @Test
  void aNonSubstantiveChangeIsReviewedKeepsItsNumberAndDrawsTheDifference() {
    approvedAndToBeChanged();
    var before = umbrellas.valid("VA", LATER).orElseThrow();
    change(draft -> {
      group(draft).put("respondents", 1400);
      ((ObjectNode) draft.get("determination")).put("respondents", 1400);
    });
    changeIs(ChangeKind.NON_SUBSTANTIVE);
    steps.complete("vaPra", key, PRA, "forward", null);
    review("approve", "approve");
    number("2900-0771", "2026-04-01", "2027-12-31", "");
    assertThatThrownBy(() -> steps.complete("oiraAnalyst", key, ASSIGN, "assign", null)).hasMessageContaining("keeps the number of the approved survey. Enter 2900-0770");
    number("2900-0770", "2026-03-01", "2027-12-31", "");
    assertThatThrownBy(() -> steps.complete("oiraAnalyst", key, ASSIGN, "assign", null)).hasMessageContaining("OMB has had all material of this request since 2026-04-01");
    number("2900-0770", "2026-04-01", "2027-12-31", "");
    steps.complete("oiraAnalyst", key, ASSIGN, "assign", null);
    assertThat(instance).isEnded().hasPassed("EndEvent_SurveyApproved");
    oneApprovalAtATime(LATER);
    var after = umbrellas.valid("VA", LATER).orElseThrow();
    assertThat(after.drawnResponses() - before.drawnResponses()).isEqualTo(400);
    assertThat(after.drawnHours().subtract(before.drawnHours())).isEqualByComparingTo("20");
  }

  @Test
  void aSmallerBurdenIsReleased() {
    approvedAndToBeChanged();
    var before = umbrellas.valid("VA", LATER).orElseThrow();
    change(draft -> group(draft).put("respondents", 400));
    changeIs(ChangeKind.NON_SUBSTANTIVE);
    steps.complete("vaPra", key, PRA, "forward", null);
    review("approve", "approve");
    number("2900-0770", "2026-04-01", "2027-12-31", "");
    steps.complete("oiraAnalyst", key, ASSIGN, "assign", null);
    var after = umbrellas.valid("VA", LATER).orElseThrow();
    assertThat(after.drawnResponses() - before.drawnResponses()).isEqualTo(-600);
    assertThat(after.drawnHours().subtract(before.drawnHours())).isEqualByComparingTo(new BigDecimal("-30"));
  }

  @Test
  void aSubstantiveChangeIsAClearanceOfItsOwnThatReplacesTheApprovedSurvey() {
    approvedAndToBeChanged();
    change(draft -> draft.withArray("extraQuestions").addObject().put("id", "x9").put("text", "How old are you?").put("kind", "text"));
    changeIs(ChangeKind.SUBSTANTIVE);
    assertThat(surveys.differences(key).orElseThrow().sentences()).contains("A question is added.");
    steps.complete("vaPra", key, PRA, "forward", null);
    assertThat(clearances.find(approved.id()).orElseThrow().validOn(LATER)).as("the old one holds until the new one begins").isTrue();
    review("approve", "approve");
    number("2900-0772", "2026-04-01", "2027-06-30", "");
    steps.complete("oiraAnalyst", key, ASSIGN, "assign", null);
    oneApprovalAtATime(LATER);
    assertThat(umbrellas.drawnBy(key).responses()).isEqualTo(1000);
    assertThat(clearances.ofCase(key).orElseThrow().controlNumber()).isEqualTo("2900-0772");
    // what was replaced cannot be changed again, what is in force can
    assertThatThrownBy(() -> requestedBy("vaReporter", Map.of("changes", approved.id()))).hasMessageContaining("was changed already");
    assertThat(requestedBy("vaReporter", Map.of("changes", clearances.ofCase(key).orElseThrow().id()))).isNotNull();
  }

  @Test
  void whatIsTurnedDownLeavesTheApprovedSurveyInForce() {
    approvedAndToBeChanged();
    change(draft -> draft.withArray("extraQuestions").addObject().put("id", "x9").put("text", "How old are you?").put("kind", "text"));
    steps.complete("vaPra", key, PRA, "forward", null);
    review("disapprove", "approve");
    var old = clearances.find(approved.id()).orElseThrow();
    assertThat(old.replacedBy()).isNull();
    assertThat(old.validOn(LATER)).isTrue();
    assertThat(umbrellas.drawnBy(original).responses()).isEqualTo(1000);
  }

  @Test
  void aWrongRequestForAChangeIsRefusedWithASentence() {
    approvedAndToBeChanged();
    assertThatThrownBy(() -> requestedBy("vaReporter", Map.of("changes", 999_999_999))).hasMessageContaining("no approved survey with the number 999999999");
    assertThatThrownBy(() -> requestedBy("vaReporter", Map.of("changes", "seven"))).hasMessageContaining("must be a whole number");
    assertThatThrownBy(() -> requestedBy("vaReporter", Map.of("changes", approved.id(), "serviceId", 26))).hasMessageContaining("belongs to another service");
    assertThatThrownBy(() -> requestedBy("treasReporter", Map.of("changes", approved.id()))).hasMessageContaining("no approved survey with the number");
    ClockUtil.setCurrentTime(Date.from(EasternTime.at(LATER, LocalTime.NOON)));
    endings.end(approved.id(), LATER, "No longer used", "vaPra");
    assertThatThrownBy(() -> requestedBy("vaPra", Map.of("changes", approved.id()))).hasMessageContaining("is not in force");
  }

  @Test
  void ofTwoChangesTheSecondLearnsThatTheSurveyWasChangedMeanwhile() {
    approvedAndToBeChanged();
    change(draft -> draft.put("title", "Another title"));
    endings.end(approved.id(), LATER, "No longer used", "vaPra");
    assertThatThrownBy(() -> steps.complete("vaPra", key, PRA, "forward", null)).hasMessageContaining("has ended or was changed in the meantime");
    assertThat(steps.openTasks(key)).containsExactly(PRA);
  }
}

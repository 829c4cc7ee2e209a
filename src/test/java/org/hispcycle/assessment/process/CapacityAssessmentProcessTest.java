package org.hispcycle.assessment.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hispcycle.assessment.Assessments;
import org.hispcycle.assessment.process.CapacityAssessmentProcess.Elements;
import org.hispcycle.cycle.Cycles;
import org.hispcycle.cycle.Ledger;
import org.hispcycle.cycle.ObligationStatus;
import org.hispcycle.draft.CaseStory;
import org.hispcycle.draft.Drafts;
import org.hispcycle.support.EngineSteps;
import org.hispcycle.support.WholeApplication;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Every way through the capacity assessment; each test takes another HISP of the cycle 2027. */
@WholeApplication
class CapacityAssessmentProcessTest {

  private static final int YEAR = 2027;

  @Autowired private EngineSteps steps;
  @Autowired private Cycles cycles;
  @Autowired private Ledger ledger;
  @Autowired private Assessments assessments;
  @Autowired private Drafts drafts;
  @Autowired private CaseStory story;

  @BeforeEach
  void openTheYear() {
    cycles.open(YEAR);
  }

  @Test
  void anAssessmentThatEverybodyAgreesToIsAccepted() {
    var key = start("VA-VBA", "VA");
    fillIn(key, "va");
    steps.complete("vaCio", key, Elements.ADD_DIGITAL_PART, "submit", null);
    assertThat(status(key)).isEqualTo(ObligationStatus.OPEN);
    steps.complete("vaOfficial", key, Elements.SIGN, "sign", null);
    assertThat(status(key)).isEqualTo(ObligationStatus.SUBMITTED);
    holdMeeting(key);
    steps.complete("ombLead", key, Elements.HOLD_REVIEW_MEETING, "accept", null);

    assertThat(status(key)).isEqualTo(ObligationStatus.ACCEPTED);
    assertThat(steps.ended(CapacityAssessmentProcess.KEY, key)).isTrue();
    assertThat(steps.passed(CapacityAssessmentProcess.KEY, key)).containsSubsequence(Elements.FILL_IN, Elements.ADD_DIGITAL_PART,
        Elements.SIGN, Elements.HOLD_REVIEW_MEETING, "EndEvent_AssessmentAccepted");
    // the signed text and the one with the record of the meeting are both kept
    assertThat(drafts.submissions(CapacityAssessmentProcess.KEY + "/" + key)).hasSize(2)
        .allSatisfy(submission -> assertThat(submission.sha256()).hasSize(64));
  }

  @Test
  void theCioReturnsItToTheContributorsWithHisCommentInView() {
    var key = start("VA-VHA", "VA");
    fillIn(key, "va");
    steps.complete("vaCio", key, Elements.ADD_DIGITAL_PART, "return", "Evidence for measurement is missing.");

    assertThat(steps.openTasks(key)).containsExactly(Elements.FILL_IN);
    assertThat(story.of(CapacityAssessmentProcess.KEY + "/" + key)).last()
        .satisfies(entry -> assertThat(entry.comment()).isEqualTo("Evidence for measurement is missing."));
    assertThat(status(key)).isEqualTo(ObligationStatus.OPEN);
  }

  @Test
  void theOfficialReturnsItToContributorsOrCio() {
    var key = start("SSA-SSA", "SSA");
    fillIn(key, "ssa");
    steps.complete("ssaCio", key, Elements.ADD_DIGITAL_PART, "submit", null);
    steps.complete("ssaOfficial", key, Elements.SIGN, "returnToCio", "Say more about 21st Century IDEA.");
    assertThat(steps.openTasks(key)).containsExactly(Elements.ADD_DIGITAL_PART);
    steps.complete("ssaCio", key, Elements.ADD_DIGITAL_PART, "submit", null);
    steps.complete("ssaOfficial", key, Elements.SIGN, "returnToContributors", "Level 5 is not credible.");
    assertThat(steps.openTasks(key)).containsExactly(Elements.FILL_IN);
    assertThat(status(key)).isEqualTo(ObligationStatus.OPEN);
  }

  @Test
  void ombReturnsItToTheRightPersonEachTime() {
    var key = start("SBA-SBA", "SBA");
    fillIn(key, "sba");
    steps.complete("sbaCio", key, Elements.ADD_DIGITAL_PART, "submit", null);
    steps.complete("sbaOfficial", key, Elements.SIGN, "sign", null);
    steps.complete("ombLead", key, Elements.HOLD_REVIEW_MEETING, "returnToOfficial", "Please confirm the hiring needs.");
    assertThat(steps.openTasks(key)).containsExactly(Elements.SIGN);
    assertThat(status(key)).isEqualTo(ObligationStatus.RETURNED);
    steps.complete("sbaOfficial", key, Elements.SIGN, "sign", null);
    steps.complete("ombLead", key, Elements.HOLD_REVIEW_MEETING, "returnToCio", "The strategy is out of date.");
    assertThat(steps.openTasks(key)).containsExactly(Elements.ADD_DIGITAL_PART);
    steps.complete("sbaCio", key, Elements.ADD_DIGITAL_PART, "submit", null);
    steps.complete("sbaOfficial", key, Elements.SIGN, "sign", null);
    steps.complete("ombLead", key, Elements.HOLD_REVIEW_MEETING, "returnToContributors", "Governance contradicts culture.");
    assertThat(steps.openTasks(key)).containsExactly(Elements.FILL_IN);
    assertThat(steps.passed(CapacityAssessmentProcess.KEY, key)).doesNotContain("EndEvent_AssessmentAccepted");
  }

  @Test
  void anIncompleteAssessmentStaysOpenAndNothingIsWritten() {
    var key = start("HUD-HUD", "HUD");
    steps.saveDraft("hudReporter", key, Elements.FILL_IN, Map.of("functions", Map.of("measurement", Map.of("level", 9))));

    assertThatThrownBy(() -> steps.complete("hudReporter", key, Elements.FILL_IN, "submit", null))
        .hasMessageContaining("has no level 9; choose 1 to 5.").hasMessageContaining("functions.measurement.level");
    assertThat(steps.openTasks(key)).containsExactly(Elements.FILL_IN);
    assertThat(drafts.submissions(CapacityAssessmentProcess.KEY + "/" + key)).isEmpty();
    assertThat(story.of(CapacityAssessmentProcess.KEY + "/" + key)).isEmpty();
  }

  @Test
  void aReviewWithoutAMeetingIsNotAccepted() {
    var key = start("OPM-FES", "OPM");
    fillIn(key, "opm");
    steps.complete("opmCio", key, Elements.ADD_DIGITAL_PART, "submit", null);
    steps.complete("opmOfficial", key, Elements.SIGN, "sign", null);

    assertThatThrownBy(() -> steps.complete("ombLead", key, Elements.HOLD_REVIEW_MEETING, "accept", null))
        .hasMessageContaining("Enter the day on which the review meeting was held.");
    assertThat(status(key)).isEqualTo(ObligationStatus.SUBMITTED);
  }

  @Test
  void aReturnNeedsAComment() {
    var key = start("OPM-RETIREMENT", "OPM");
    fillIn(key, "opm");
    assertThatThrownBy(() -> steps.complete("opmCio", key, Elements.ADD_DIGITAL_PART, "return", "  "))
        .hasMessageContaining("needs a comment");
    assertThat(steps.openTasks(key)).containsExactly(Elements.ADD_DIGITAL_PART);
  }

  @Test
  void aMissedDeadlineIsRecordedWhileTheWorkGoesOn() {
    var key = start("DOS-PASSPORT", "DOS");
    steps.fireTimer(key, "StartEvent_DeadlinePassed");
    steps.runJobs(key);

    assertThat(steps.passed(CapacityAssessmentProcess.KEY, key)).contains("EndEvent_MissedDeadlineRecorded");
    assertThat(steps.openTasks(key)).containsExactly(Elements.FILL_IN);
  }

  @Test
  void tasksAreDueAtTheEndOfTheDayInTheLedger() {
    var key = start("USAID-USAID", "USAID");
    assertThat(steps.task(key, Elements.FILL_IN).getDueDate().toInstant())
        .isEqualTo(org.hispcycle.calendar.EasternTime.endOfDay(ledger.get(key + "/capacity-assessment").dueOn()));
  }

  private String start(String hispId, String agencyId) {
    var key = YEAR + "-" + hispId;
    steps.start(CapacityAssessmentProcess.KEY, key, Map.of("cycleYear", YEAR, "agencyId", agencyId, "hispId", hispId));
    return key;
  }

  private void fillIn(String key, String agency) {
    steps.saveDraft(agency + "Reporter", key, Elements.FILL_IN, complete());
    steps.complete(agency + "Reporter", key, Elements.FILL_IN, "submit", null);
  }

  private void holdMeeting(String key) {
    var content = complete();
    content.put("meeting", Map.of("heldOn", "2026-01-02", "attendees", "OMB, agency", "findings", "Agreed."));
    steps.saveDraft("ombLead", key, Elements.HOLD_REVIEW_MEETING, content);
  }

  private Map<String, Object> complete() {
    var content = new LinkedHashMap<String, Object>();
    content.put("functions", assessments.questionnaire().functions().stream().collect(Collectors.toMap(each -> each.id(),
        each -> Map.of("level", 3, "narrative", "As described.", "evidence", ""))));
    content.put("participants", List.of());
    content.put("digital", Map.of("strategy", "Online first.", "idea", "On schedule."));
    return content;
  }

  private ObligationStatus status(String key) {
    return ledger.get(key + "/capacity-assessment").status();
  }
}

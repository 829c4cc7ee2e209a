package org.hispcycle.actionplan.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import java.util.HashMap;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.cycle.Cycles;
import org.hispcycle.cycle.Ledger;
import org.hispcycle.cycle.NewObligation;
import org.hispcycle.cycle.ObligationKind;
import org.hispcycle.cycle.ObligationStatus;
import org.hispcycle.draft.Drafts;
import org.hispcycle.support.EngineSteps;
import org.hispcycle.support.WholeApplication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Every way through the draft plan, each with a subject of its own; the cycle 2029 is this package's own. */
@WholeApplication
class DraftActionPlanProcessTest {

  private static final String PLAN = """
      {"actions":[{"id":"a1","kind":"capability","title":"Hire designers","painPoint":"Nobody asks customers","outcome":"Forms that people understand"}]}""";

  @Autowired EngineSteps steps;
  @Autowired Cycles cycles;
  @Autowired Drafts drafts;
  @Autowired Ledger ledger;

  @BeforeEach
  void itIsSpring() {
    BpmnAwareTests.init(steps.engine());
    ClockUtil.setCurrentTime(Date.from(EasternTime.at(LocalDate.of(2029, 4, 10), LocalTime.NOON)));
    cycles.open(2029);
  }

  @AfterEach
  void timeGoesOn() {
    steps.nobody();
    ClockUtil.reset();
  }

  private ProcessInstance start(String agencyId, String hispId) {
    var key = "2029-" + (hispId == null ? agencyId : hispId);
    // the FY2026 edition has no draft plan, so the ledger of this year has no such duty
    ledger.plan(new NewObligation(2029, ObligationKind.DRAFT_ACTION_PLAN, key, agencyId, hispId, null, null, "Draft plan, " + key,
        LocalDate.of(2029, 3, 1), LocalDate.of(2029, 5, 31)));
    var variables = new HashMap<String, Object>();
    variables.put("cycleYear", 2029);
    variables.put("agencyId", agencyId);
    variables.put("hispId", hispId);
    return steps.start("DraftActionPlanProcess", key, variables);
  }

  private ObligationStatus status(String key) {
    return ledger.get(key + "/draft-action-plan").status();
  }

  @Test
  void aDraftWithOpenPlacesIsCommentedAndAccepted() {
    var key = "2029-DOL-OSHA";
    var instance = start("DOL", "DOL-OSHA");
    steps.saveDraft("dolHispOfficial", key, "Task_PrepareDraftPlan", PLAN);
    steps.complete("dolHispOfficial", key, "Task_PrepareDraftPlan", "submit", null);
    assertThat(drafts.submissions("DraftActionPlanProcess/" + key)).hasSize(1);
    BpmnAwareTests.assertThat(instance).isWaitingAtExactly("Task_CommentDraftPlan");
    steps.complete("ombLead", key, "Task_CommentDraftPlan", "accept", "Add targets.");
    BpmnAwareTests.assertThat(instance).isEnded().hasPassed("EndEvent_DraftPlanAccepted");
    assertThat(status(key)).isEqualTo(ObligationStatus.ACCEPTED);
  }

  @Test
  void aReturnedDraftComesAgain() {
    var key = "2029-DOL";
    var instance = start("DOL", null);
    steps.saveDraft("dolOfficial", key, "Task_PrepareDraftPlan", PLAN);
    for (int round = 1; round <= 2; round++) {
      steps.complete("dolOfficial", key, "Task_PrepareDraftPlan", "submit", null);
      assertThatThrownBy(() -> steps.complete("ombLead", key, "Task_CommentDraftPlan", "return", null)).hasMessageContaining("needs a comment");
      steps.complete("ombLead", key, "Task_CommentDraftPlan", "return", "Which customers?");
      BpmnAwareTests.assertThat(instance).isWaitingAtExactly("Task_PrepareDraftPlan").hasNotPassed("EndEvent_DraftPlanAccepted");
      assertThat(drafts.submissions("DraftActionPlanProcess/" + key)).hasSize(round);
      assertThat(status(key)).isEqualTo(ObligationStatus.RETURNED);
    }
  }

  @Test
  void aDraftThatSaysNothingOrSomethingWrongIsRefused() {
    var key = "2029-DOL-EBSA";
    var instance = start("DOL", "DOL-EBSA");
    assertThatThrownBy(() -> steps.complete("dolOfficial", key, "Task_PrepareDraftPlan", "submit", null)).hasMessageContaining("has no action");
    steps.saveDraft("dolOfficial", key, "Task_PrepareDraftPlan", PLAN.replace("\"id\":\"a1\"", "\"id\":\"a1\",\"targetDate\":\"soon\""));
    assertThatThrownBy(() -> steps.complete("dolOfficial", key, "Task_PrepareDraftPlan", "submit", null)).hasMessageContaining("actions[0].targetDate");
    BpmnAwareTests.assertThat(instance).isWaitingAtExactly("Task_PrepareDraftPlan");
    assertThat(drafts.submissions("DraftActionPlanProcess/" + key)).isEmpty();
  }

  @Test
  void aPassedDeadlineLeavesTheTaskOpen() {
    var key = "2029-DOL-ETA";
    var instance = start("DOL", "DOL-ETA");
    steps.fireTimer(key, "StartEvent_DeadlinePassed");
    steps.runJobs(key);
    BpmnAwareTests.assertThat(instance).isWaitingAt("Task_PrepareDraftPlan").hasPassed("EndEvent_MissedDeadlineRecorded");
  }
}

package org.hispcycle.feedback.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.calendar.FiscalQuarter;
import org.hispcycle.clearance.ClearanceApproved;
import org.hispcycle.clearance.UmbrellaLapsed;
import org.hispcycle.clearance.UmbrellaRenewed;
import org.hispcycle.cockpit.Board;
import org.hispcycle.cycle.Cycles;
import org.hispcycle.cycle.Ledger;
import org.hispcycle.cycle.Obligation;
import org.hispcycle.cycle.ObligationStatus;
import org.hispcycle.cycle.Settlement;
import org.hispcycle.draft.CaseStory;
import org.hispcycle.draft.Drafts;
import org.hispcycle.feedback.Conflict;
import org.hispcycle.feedback.FeedbackReports;
import org.hispcycle.feedback.FeedbackTest;
import org.hispcycle.feedback.ReportSteps;
import org.hispcycle.feedback.ServiceReport;
import org.hispcycle.feedback.ServiceReport.Stage;
import org.hispcycle.feedback.SurveyClearance;
import org.hispcycle.feedback.TestClearances;
import org.hispcycle.feedback.process.ServiceReportProcess.Elements;
import org.hispcycle.publication.PublicFeedback;
import org.hispcycle.support.EngineSteps;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** Every way through the report of one service; each test takes another HISP. */
@FeedbackTest
class ServiceReportProcessTest {

  @Autowired private EngineSteps steps;
  @Autowired private ReportSteps reportSteps;
  @Autowired private FeedbackReports reports;
  @Autowired private PublicFeedback publicFeedback;
  @Autowired private TestClearances clearances;
  @Autowired private Cycles cycles;
  @Autowired private Ledger ledger;
  @Autowired private Board board;
  @Autowired private Drafts drafts;
  @Autowired private CaseStory story;
  @Autowired private Clock clock;
  @Autowired private ObjectMapper json;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private TransactionTemplate transaction;

  @Test
  void aGoodReportIsSignedAcceptedAndPublished() {
    var key = openCleared("VA-VBA");
    reportSteps.upload(report(key), ReportSteps.responses(15, 5));
    pass("va", key);
    assertThat(status(key)).isEqualTo(ObligationStatus.OPEN);
    steps.complete("vaOfficial", key, Elements.SIGN_REPORT, "sign", null);
    assertThat(status(key)).isEqualTo(ObligationStatus.SUBMITTED);
    review("ombDeskOfficer", key, "accept", "within", null);
    assertThat(status(key)).isEqualTo(ObligationStatus.ACCEPTED);
    steps.runJobs(key);
    assertThat(steps.ended(ServiceReportProcess.KEY, key)).isFalse();
    assertThat(rows("VA-VBA")).isEmpty();
    reportSteps.release(key, 1);
    steps.runJobs(key);
    assertThat(rows("VA-VBA")).as("OMB alone releases nothing").isEmpty();
    reportSteps.mark(key, 1);
    assertThat(rows("VA-VBA")).isEmpty();
    steps.runJobs(key);

    assertThat(steps.ended(ServiceReportProcess.KEY, key)).isTrue();
    assertThat(steps.passed(ServiceReportProcess.KEY, key)).containsSubsequence(Elements.SUBMIT_FEEDBACK_DATA, Elements.SIGN_REPORT,
        Elements.REVIEW_REPORT, Elements.LOOK_UP_RELEASE, Elements.RELEASE_SETTLED, Elements.PUBLISH_REPORT, "EndEvent_ReportAccepted")
        .doesNotContain(Elements.CONFIRM_NOT_REPORTED, Elements.CORRECT_REPORT);
    assertThat(report(key).stage()).isEqualTo(Stage.ACCEPTED);
    assertThat(rows("VA-VBA")).singleElement().satisfies(row -> {
      assertThat(row.respondents()).isEqualTo(20);
      assertThat(row.trustShare()).isEqualByComparingTo("0.75");
      // five gave a negative answer: what so few chose is not given
      assertThat(row.drivers()).containsEntry("positive_effectiveness", 15L).containsEntry("negative_ease", null);
      assertThat(row.demo()).isTrue();
    });
  }

  @Test
  void figuresOfAFewPeopleAreNotPublished() {
    var key = accepted("VA-VHA", "va", ReportSteps.responses(6, 3), true);
    published(key, 1);

    assertThat(rows("VA-VHA")).singleElement().satisfies(row -> {
      assertThat(row.suppressed()).isTrue();
      assertThat(row.respondents()).isNull();
      assertThat(row.trustShare()).isNull();
      assertThat(row.drivers().values()).containsOnlyNulls();
    });
    assertThat(report(key).publishedAt()).isNotNull();
  }

  @Test
  void aClearanceThatForbidsPublicationKeepsTheFiguresInside() {
    var key = accepted("HUD-HUD", "hud", ReportSteps.responses(30, 10), false);

    assertThatThrownBy(() -> reportSteps.release(key, 1)).hasMessageContaining("cannot be released").hasMessageContaining("No clearance");
    assertThat(steps.passed(ServiceReportProcess.KEY, key)).contains("EndEvent_FiguresKeptInside").doesNotContain(Elements.PUBLISH_REPORT);
    assertThat(rows("HUD-HUD")).isEmpty();
    assertThat(report(key).publishedAt()).isNull();
    assertThat(status(key)).isEqualTo(ObligationStatus.ACCEPTED);
  }

  @Test
  void ombAcceptsInPartWithAComment() {
    var key = openCleared("SSA-SSA");
    reportSteps.upload(report(key), ReportSteps.responses(12, 1));
    pass("ssa", key);
    steps.complete("ssaOfficial", key, Elements.SIGN_REPORT, "sign", null);
    assertThatThrownBy(() -> steps.complete("ombLead", key, Elements.REVIEW_REPORT, "acceptPartly", null)).hasMessageContaining("needs a comment");
    review("ombLead", key, "acceptPartly", "partly", "The call center is missing.");
    published(key, 1);

    assertThat(status(key)).isEqualTo(ObligationStatus.PARTLY_ACCEPTED);
    assertThat(rows("SSA-SSA")).singleElement().satisfies(row -> assertThat(row.status()).isEqualTo("Accepted in part"));
  }

  @Test
  void returnsLeadBackToTheReporterAndWhatWasSubmittedStays() {
    var key = openCleared("SBA-SBA");
    var first = reportSteps.upload(report(key), ReportSteps.responses(10, 2)).dataset();
    pass("sba", key);
    steps.complete("sbaOfficial", key, Elements.SIGN_REPORT, "return", "Say what got better.");
    assertThat(steps.openTasks(key)).containsExactly(Elements.SUBMIT_FEEDBACK_DATA);
    assertThat(report(key).stage()).isEqualTo(Stage.COLLECTING);
    assertThat(status(key)).isEqualTo(ObligationStatus.OPEN);
    pass("sba", key);
    steps.complete("sbaOfficial", key, Elements.SIGN_REPORT, "sign", null);
    steps.complete("ombDeskOfficer", key, Elements.REVIEW_REPORT, "return", "The phone channel is missing.");

    assertThat(steps.openTasks(key)).containsExactly(Elements.SUBMIT_FEEDBACK_DATA);
    assertThat(status(key)).isEqualTo(ObligationStatus.RETURNED);
    assertThat(story.of(caseKey(key))).last().satisfies(entry -> assertThat(entry.comment()).isEqualTo("The phone channel is missing."));
    var second = reportSteps.upload(report(key), ReportSteps.responses(11, 2)).dataset();
    steps.saveDraft("sbaReporter", key, Elements.SUBMIT_FEEDBACK_DATA, Map.of("datasetIds", List.of(second.id())));
    steps.complete("sbaReporter", key, Elements.SUBMIT_FEEDBACK_DATA, "submit", null);
    steps.complete("sbaOfficial", key, Elements.SIGN_REPORT, "sign", null);
    assertThat(drafts.submissions(caseKey(key))).hasSize(2).first().satisfies(submission ->
        assertThat(submission.content().get("datasetIds").get(0).asLong()).isEqualTo(first.id()));
    review("ombDeskOfficer", key, "accept", "within", null);
    published(key, 2);
    assertThat(rows("SBA-SBA")).singleElement().satisfies(row -> assertThat(row.respondents()).isEqualTo(13));
  }

  @Test
  void aReportWithoutFilesStaysWithTheReporter() {
    var key = openCleared("OPM-FES");
    steps.saveDraft("opmReporter", key, Elements.SUBMIT_FEEDBACK_DATA, Map.of("accomplishments", "None."));
    assertThatThrownBy(() -> steps.complete("opmReporter", key, Elements.SUBMIT_FEEDBACK_DATA, "submit", null))
        .hasMessageContaining("has no response file");
    steps.saveDraft("opmReporter", key, Elements.SUBMIT_FEEDBACK_DATA, Map.of("datasetIds", List.of(987654)));
    assertThatThrownBy(() -> steps.complete("opmReporter", key, Elements.SUBMIT_FEEDBACK_DATA, "submit", null))
        .hasMessageContaining("987654 does not belong to this report");
    steps.saveDraft("opmReporter", key, Elements.SUBMIT_FEEDBACK_DATA, Map.of("datasetIds", "all"));
    assertThatThrownBy(() -> steps.complete("opmReporter", key, Elements.SUBMIT_FEEDBACK_DATA, "submit", null))
        .hasMessageContaining("The draft cannot be read");
    assertThat(steps.openTasks(key)).containsExactly(Elements.SUBMIT_FEEDBACK_DATA);
    assertThat(report(key).stage()).isEqualTo(Stage.COLLECTING);
  }

  @Test
  void notReportingNeedsAReasonAFutureDateAndTheOfficial() {
    var report = reportSteps.open("OPM-RETIREMENT");
    var key = report.businessKey();
    notReporting(key, Map.of("targetDate", "2099-01-01"));
    assertThatThrownBy(() -> steps.complete("opmReporter", key, Elements.SUBMIT_FEEDBACK_DATA, "notReported", null))
        .hasMessageContaining("Say why").hasMessageContaining("more than ten years away");
    var today = EasternTime.today(clock);
    notReporting(key, Map.of("reason", "No survey yet.", "targetDate", today.toString()));
    assertThatThrownBy(() -> steps.complete("opmReporter", key, Elements.SUBMIT_FEEDBACK_DATA, "notReported", null))
        .hasMessageContaining("has passed or is today");
    var target = today.plusDays(90);
    notReporting(key, Map.of("reason", "No survey yet.", "targetDate", target.toString()));
    steps.complete("opmReporter", key, Elements.SUBMIT_FEEDBACK_DATA, "notReported", null);
    assertThat(steps.openTasks(key)).containsExactly(Elements.CONFIRM_NOT_REPORTED);
    assertThat(status(key)).isEqualTo(ObligationStatus.OPEN);
    steps.complete("opmOfficial", key, Elements.CONFIRM_NOT_REPORTED, "return", "Earlier, please.");
    assertThat(steps.openTasks(key)).containsExactly(Elements.SUBMIT_FEEDBACK_DATA);
    steps.complete("opmReporter", key, Elements.SUBMIT_FEEDBACK_DATA, "notReported", null);
    steps.complete("opmOfficial", key, Elements.CONFIRM_NOT_REPORTED, "confirm", null);

    assertThat(steps.ended(ServiceReportProcess.KEY, key)).isTrue();
    assertThat(steps.passed(ServiceReportProcess.KEY, key)).contains("EndEvent_NotReported").doesNotContain(Elements.SIGN_REPORT);
    assertThat(duty(key).status()).isEqualTo(ObligationStatus.NOT_REPORTED);
    assertThat(duty(key).targetDate()).isEqualTo(target);
    assertThat(duty(key).reason()).isEqualTo("No survey yet.");
  }

  @Test
  void withoutAClearanceTheReportIsBlockedAndCannotBeAccepted() {
    var report = reportSteps.open("DOS-PASSPORT");
    var key = report.businessKey();
    assertThat(duty(key).blockedReason()).contains("approved clearance for FY 2027 Q1");
    reportSteps.upload(report, ReportSteps.responses(10, 2));
    pass("dos", key);
    steps.complete("dosOfficial", key, Elements.SIGN_REPORT, "sign", null);
    for (var outcome : List.of("accept", "acceptPartly")) {
      assertThatThrownBy(() -> steps.complete("ombDeskOfficer", key, Elements.REVIEW_REPORT, outcome, "Fine."))
          .hasMessageContaining("collected under 1234-5678").hasMessageContaining("cannot be accepted");
    }
    assertThat(status(key)).isEqualTo(ObligationStatus.SUBMITTED);

    clearances.set(report.serviceId(), ReportSteps.clearance(true));
    transaction.executeWithoutResult(status -> events.publishEvent(new ClearanceApproved(
        report.hispId(), report.serviceId(), ReportSteps.NUMBER, LocalDate.of(2025, 1, 1), LocalDate.of(2028, 1, 1))));
    assertThat(duty(key).blockedReason()).isNull();
    review("ombDeskOfficer", key, "accept", "within", null);
    assertThat(status(key)).isEqualTo(ObligationStatus.ACCEPTED);
  }

  @Test
  void aReportIsBlockedWhileTheUmbrellaIsLapsedAndGoesOnWithItsRenewal() {
    var report = reportSteps.openCleared("DOI-BTFA", new FiscalQuarter(ReportSteps.YEAR, 3));
    var key = report.businessKey();
    assertThat(duty(key).blockedReason()).isNull();
    var before = report.quarter().start().minusDays(1);
    var again = report.quarter().end().plusDays(20);

    clearances.set(report.serviceId(), new SurveyClearance(1, ReportSteps.NUMBER, "Survey", LocalDate.of(2025, 1, 1), before, true, true, null, null, null, null));
    var lapse = new UmbrellaLapsed(report.agencyId(), 1, ReportSteps.NUMBER, before);
    transaction.executeWithoutResult(status -> events.publishEvent(lapse));
    assertThat(duty(key).blockedReason()).contains("approved clearance for FY 2027 Q3");
    transaction.executeWithoutResult(status -> events.publishEvent(lapse));
    assertThat(board.history(duty(key).id()).stream().filter(each -> each.what().equals("blocked"))).as("told once").hasSize(1);

    var renewal = new UmbrellaRenewed(report.agencyId(), 2, 1L, ReportSteps.NUMBER, again, again.plusYears(3));
    transaction.executeWithoutResult(status -> events.publishEvent(renewal));
    assertThat(duty(key).blockedReason()).as("the survey is still not to be used in that quarter").isNotNull();
    clearances.set(report.serviceId(), ReportSteps.clearance(true));
    transaction.executeWithoutResult(status -> events.publishEvent(renewal));
    assertThat(duty(key).blockedReason()).isNull();
  }

  @Test
  void aMissedDeadlineIsRecordedWhileTheWorkGoesOn() {
    var key = openCleared("USAID-USAID");
    assertThat(steps.task(key, Elements.SUBMIT_FEEDBACK_DATA).getDueDate().toInstant()).isEqualTo(EasternTime.endOfDay(duty(key).dueOn()));
    steps.fireTimer(key, "StartEvent_DeadlinePassed");
    steps.runJobs(key);

    assertThat(steps.passed(ServiceReportProcess.KEY, key)).contains("EndEvent_MissedDeadlineRecorded");
    assertThat(steps.openTasks(key)).containsExactly(Elements.SUBMIT_FEEDBACK_DATA);
  }

  @Test
  void aDutySettledAtTheCloseOutEndsItsCase() {
    var report = reportSteps.openCleared("DOL-OWCP");
    var key = report.businessKey();
    transaction.executeWithoutResult(status -> ledger.settle(duty(key).id(), Settlement.NOT_MET, "ombLead", clock.instant(), "Nothing came.", null));

    assertThat(steps.ended(ServiceReportProcess.KEY, key)).isTrue();
    assertThat(report(key).stage()).isEqualTo(Stage.ENDED);
    assertThatThrownBy(() -> reportSteps.upload(report, ReportSteps.responses(10, 1))).isInstanceOf(Conflict.class);
  }

  @Test
  void theReportsOfAHispThatLeavesTheListEnd() {
    var key = openCleared("GSA-PEP");
    steps.nobody();
    cycles.confirmHispList(ReportSteps.YEAR, Set.of("GSA-PEP"), "ombLead", "Merged.");

    assertThat(steps.ended(ServiceReportProcess.KEY, key)).isTrue();
    assertThat(status(key)).isEqualTo(ObligationStatus.EXCUSED);
    assertThat(report(key).stage()).isEqualTo(Stage.ENDED);
  }

  /** OMB rates and decides. */
  private void review(String user, String key, String outcome, String rating, String comment) {
    opinion(key, ReportSteps.rated(rating));
    steps.complete(user, key, Elements.REVIEW_REPORT, outcome, comment);
  }

  private void opinion(String key, Map<String, Object> opinion) {
    var content = (ObjectNode) drafts.find(caseKey(key)).content().deepCopy();
    content.set("review", json.valueToTree(opinion));
    drafts.save(caseKey(key), drafts.version(caseKey(key)), content, "ombDeskOfficer");
  }

  private void published(String key, int version) {
    steps.runJobs(key);
    reportSteps.mark(key, version);
    reportSteps.release(key, version);
    steps.runJobs(key);
  }

  private String openCleared(String hispId) {
    return reportSteps.openCleared(hispId).businessKey();
  }

  private String accepted(String hispId, String agency, String responses, boolean publicationAllowed) {
    clearances.set(reportSteps.service(hispId), ReportSteps.clearance(publicationAllowed));
    var key = reportSteps.open(hispId).businessKey();
    reportSteps.upload(report(key), responses);
    pass(agency, key);
    steps.complete(agency + "Official", key, Elements.SIGN_REPORT, "sign", null);
    review("ombDeskOfficer", key, "accept", "within", null);
    steps.runJobs(key);
    return key;
  }

  private void pass(String agency, String key) {
    steps.saveDraft(agency + "Reporter", key, Elements.SUBMIT_FEEDBACK_DATA, Map.of("accomplishments", "Shorter form."));
    steps.complete(agency + "Reporter", key, Elements.SUBMIT_FEEDBACK_DATA, "submit", null);
  }

  private void notReporting(String key, Map<String, Object> reason) {
    steps.saveDraft("opmReporter", key, Elements.SUBMIT_FEEDBACK_DATA, Map.of("notReporting", reason));
  }

  private ServiceReport report(String key) {
    return reports.get(key);
  }

  private List<PublicFeedback.Row> rows(String hispId) {
    return publicFeedback.rows().stream().filter(row -> row.hispId().equals(hispId) && row.quarter().equals(ReportSteps.QUARTER.toString())).toList();
  }

  private Obligation duty(String key) {
    return ledger.get(key + "/service-report");
  }

  private ObligationStatus status(String key) {
    return duty(key).status();
  }

  private static String caseKey(String key) {
    return ServiceReportProcess.caseKey(key);
  }
}

package org.hispcycle.feedback.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.calendar.FiscalQuarter;
import org.hispcycle.cycle.Ledger;
import org.hispcycle.cycle.ObligationStatus;
import org.hispcycle.draft.Drafts;
import org.hispcycle.feedback.Conflict;
import org.hispcycle.feedback.FeedbackReports;
import org.hispcycle.feedback.FeedbackTest;
import org.hispcycle.feedback.PublishedFigures;
import org.hispcycle.feedback.ReportHistory;
import org.hispcycle.feedback.ReportReview;
import org.hispcycle.feedback.ReportSteps;
import org.hispcycle.feedback.ServiceReport.Stage;
import org.hispcycle.feedback.process.ServiceReportProcess.Elements;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.publication.PublicFeedback;
import org.hispcycle.support.EngineSteps;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What happens to a report after OMB has accepted it: corrections, releases taken back, and cases of the model before. */
@FeedbackTest
class ReportCorrectionTest {

  /** One that the other tests of this database leave alone. */
  private static final FiscalQuarter QUARTER = new FiscalQuarter(2027, 2);

  @Autowired private EngineSteps steps;
  @Autowired private ReportSteps reportSteps;
  @Autowired private FeedbackReports reports;
  @Autowired private ReportHistory history;
  @Autowired private ReportReview reviews;
  @Autowired private PublishedFigures published;
  @Autowired private PublicFeedback publicFeedback;
  @Autowired private Ledger ledger;
  @Autowired private Drafts drafts;
  @Autowired private ObjectMapper json;
  @Autowired private Clock clock;

  @Test
  void whatIsPublicStaysUntilTheCorrectionIsReleased() {
    var key = accepted("DHS-CBP", "dhs", "accept", "within");
    release(key, 1);
    assertThat(trust("DHS-CBP")).isEqualTo("0.7500");
    reportSteps.correct(key, "Call of jane.doe@example.gov: the export had last week's rows twice.");
    assertThat(steps.openTasks(key)).containsExactly(Elements.CORRECT_REPORT);
    assertThat(reports.get(key).stage()).isEqualTo(Stage.CORRECTING);
    assertThatThrownBy(() -> reportSteps.correct(key, "Again.")).isInstanceOf(Conflict.class).hasMessageContaining("is being corrected already");
    correct("dhs", key, 30, 20);
    steps.complete("dhsOfficial", key, Elements.SIGN_REPORT, "return", "Say why in the text, too.");
    assertThat(steps.openTasks(key)).as("a correction goes back to the correction").containsExactly(Elements.CORRECT_REPORT);
    steps.complete("dhsReporter", key, Elements.CORRECT_REPORT, "submit", null);
    steps.complete("dhsOfficial", key, Elements.SIGN_REPORT, "sign", null);
    assertThat(ledger.get(key + "/service-report").status()).as("the duty is met as it was").isEqualTo(ObligationStatus.ACCEPTED);
    review(key, "accept", "within", null);
    steps.runJobs(key);
    assertThat(trust("DHS-CBP")).isEqualTo("0.7500");
    assertThatThrownBy(() -> reportSteps.release(key, 1)).isInstanceOf(InputRefused.class).hasMessageContaining("version 2 is the accepted one");
    release(key, 2);

    assertThat(trust("DHS-CBP")).isEqualTo("0.6000");
    assertThat(steps.ended(ServiceReportProcess.KEY, key)).isTrue();
    var versions = history.of(reports.get(key));
    assertThat(versions).hasSize(2);
    assertThat(versions.get(0).replaced()).isTrue();
    assertThat(versions.get(0).publications()).singleElement().satisfies(each -> assertThat(each.takenBackAs()).isEqualTo("REPLACED"));
    assertThat(versions.get(1)).satisfies(each -> {
      assertThat(each.reason()).contains("twice");
      assertThat(each.isPublic()).isTrue();
      assertThat(each.begunBy()).isEqualTo("dhsReporter");
    });
    assertThat(history.compare(reports.get(key), 1, 2)).extracting(each -> each.what() + ": " + each.before() + " > " + each.after())
        .contains("Responses: 60 > 50", "Trust (Thumbs up or down): 75.0% > 60.0%", "Accomplishments: Shorter form. > Corrected.");
  }

  @Test
  void aCorrectionByAFewIsWithheldAndWhoeverReleasesItIsToldBefore() {
    var key = accepted("VA-VHA", "va", "accept", "within");
    assertThat(reportSteps.warning(key)).as("a first release").isNull();
    release(key, 1);
    assertThat(reportSteps.warning(key)).isNull();
    reportSteps.correct(key, "One answer was somebody else's.");
    // sixty responses as before, and one of them another
    correct("va", key, 46, 14);
    steps.complete("vaOfficial", key, Elements.SIGN_REPORT, "sign", null);
    review(key, "accept", "within", null);
    steps.runJobs(key);
    assertThat(reportSteps.warning(key)).contains("no figures of any file of this version: whoever kept the earlier figures could compute what a few people answered",
        "As long as this version is not released, version 1 stays public.");
    assertThat(trust("VA-VHA")).isEqualTo("0.7500");
    release(key, 2);

    assertThat(rows("VA-VHA")).singleElement().satisfies(row -> {
      assertThat(row.suppressed()).isTrue();
      assertThat(row.reason()).isEqualTo("corrected");
      assertThat(row.trustShare()).isNull();
    });
  }

  @Test
  void personalDataInTheWordsOfAReportIsFlaggedBeforeAndMaskedInPublic() {
    var report = reportSteps.openCleared("DOL-EBSA", QUARTER);
    var key = report.businessKey();
    reportSteps.upload(report, ReportSteps.responses(45, 15));
    pass("dol", key, Elements.SUBMIT_FEEDBACK_DATA, "Shorter form. Questions to jane.doe@example.gov.");
    assertThat(reports.content(key).get("textFindings").toString()).contains("The accomplishments seem to hold", "Questions to [e-mail address]").doesNotContain("jane.doe");
    steps.complete("dolOfficial", key, Elements.SIGN_REPORT, "sign", null);
    var shown = (Map<?, ?>) reviews.content(key, true).get("review");
    assertThat(shown.get("findings").toString()).contains("personal-data-in-text", "Words of the report").doesNotContain("jane.doe");
    assertThat(shown.get("texts").toString()).contains("[e-mail address]").doesNotContain("jane.doe");
    review(key, "accept", "within", null);
    steps.runJobs(key);
    release(key, 1);

    assertThat(published.all()).filteredOn(each -> each.reportKey().equals(key)).singleElement()
        .satisfies(each -> assertThat(each.accomplishments()).isEqualTo("Shorter form. Questions to [e-mail address]."));
  }

  @Test
  void aCorrectionThatIsGivenUpLeavesEverythingAsItWas() {
    var key = accepted("DHS-FEMA", "dhs", "accept", "within");
    release(key, 1);
    reportSteps.correct(key, "Perhaps the wrong file.");
    assertThatThrownBy(() -> steps.complete("dhsReporter", key, Elements.CORRECT_REPORT, "giveUp", null)).hasMessageContaining("needs a comment");
    steps.complete("dhsReporter", key, Elements.CORRECT_REPORT, "giveUp", "It was the right one.");

    assertThat(steps.ended(ServiceReportProcess.KEY, key)).isTrue();
    assertThat(steps.passed(ServiceReportProcess.KEY, key)).contains("EndEvent_CorrectionGivenUp");
    assertThat(reports.get(key).stage()).isEqualTo(Stage.ACCEPTED);
    assertThat(trust("DHS-FEMA")).isEqualTo("0.7500");
    assertThat(history.of(reports.get(key))).hasSize(1);
    reportSteps.correct(key, "After all, it was not.");
    assertThat(steps.openTasks(key)).containsExactly(Elements.CORRECT_REPORT);
  }

  @Test
  void aQuarterThatWasNotReportedCanBeReportedAfterAllAndIsLate() {
    var key = reportSteps.openCleared("OPM-RETIREMENT", QUARTER).businessKey();
    assertThatThrownBy(() -> reportSteps.correct(key, "Too early.")).isInstanceOf(Conflict.class).hasMessageContaining("No correction is needed");
    drafts.save(caseKey(key), drafts.version(caseKey(key)),
        json.valueToTree(Map.of("accomplishments", "None yet.", "notReporting", Map.of("reason", "The survey vendor failed.", "targetDate", EasternTime.today(clock).plusDays(90).toString()))), "opmReporter");
    steps.complete("opmReporter", key, Elements.SUBMIT_FEEDBACK_DATA, "notReported", null);
    steps.complete("opmOfficial", key, Elements.CONFIRM_NOT_REPORTED, "confirm", null);
    assertThat(steps.ended(ServiceReportProcess.KEY, key)).isTrue();

    reportSteps.correct(key, "The vendor found the answers.");
    steps.complete("opmReporter", key, Elements.CORRECT_REPORT, "giveUp", "They were another quarter's.");
    assertThat(reports.get(key).stage()).isEqualTo(Stage.NOT_REPORTED);
    reportSteps.correct(key, "The vendor found the right ones.");
    assertThat(drafts.find(caseKey(key)).content().has("notReporting")).as("nobody declares it any more").isFalse();
    assertThat(drafts.find(caseKey(key)).content().path("accomplishments").asText()).isEqualTo("None yet.");
    correct("opm", key, 40, 10);
    steps.complete("opmOfficial", key, Elements.SIGN_REPORT, "sign", null);
    var duty = ledger.get(key + "/service-report");
    assertThat(duty.status()).as("until OMB accepts what came").isEqualTo(ObligationStatus.NOT_REPORTED);
    assertThat(duty.firstSubmittedAt()).isNotNull();
    review(key, "accept", "within", null);
    steps.runJobs(key);

    assertThat(ledger.get(key + "/service-report").status()).isEqualTo(ObligationStatus.ACCEPTED);
    assertThat(ledger.history(key)).extracting(Ledger.Event::what).containsSubsequence("not reported", "submitted after all", "accepted");
    assertThat(history.of(reports.get(key))).singleElement().satisfies(each -> assertThat(each.reason()).contains("right ones"));
    release(key, history.of(reports.get(key)).get(0).version());
    assertThat(trust("OPM-RETIREMENT")).isEqualTo("0.8000");
  }

  @Test
  void aCorrectionBeforeTheReleaseTakesTheFirstVersionsPlace() {
    var key = accepted("DHS-USCIS", "dhs", "acceptPartly", "partly");
    assertThat(ledger.get(key + "/service-report").status()).isEqualTo(ObligationStatus.PARTLY_ACCEPTED);
    reportSteps.correct(key, "The phone channel was missing.");
    correct("dhs", key, 40, 10);
    steps.complete("dhsOfficial", key, Elements.SIGN_REPORT, "sign", null);
    steps.complete("ombDeskOfficer", key, Elements.REVIEW_REPORT, "return", "Which call center?");
    assertThat(steps.openTasks(key)).containsExactly(Elements.CORRECT_REPORT);
    assertThat(ledger.get(key + "/service-report").status()).isEqualTo(ObligationStatus.PARTLY_ACCEPTED);
    steps.complete("dhsReporter", key, Elements.CORRECT_REPORT, "submit", null);
    steps.complete("dhsOfficial", key, Elements.SIGN_REPORT, "sign", null);
    review(key, "accept", "within", null);
    steps.runJobs(key);

    assertThat(steps.passed(ServiceReportProcess.KEY, key)).contains("EndEvent_ReportReplaced");
    assertThat(ledger.get(key + "/service-report").status()).isEqualTo(ObligationStatus.ACCEPTED);
    release(key, 3);
    assertThat(trust("DHS-USCIS")).isEqualTo("0.8000");
    assertThat(steps.ended(ServiceReportProcess.KEY, key)).isTrue();
  }

  @Test
  void aWithdrawnReleaseTakesTheNumbersDownUntilBothStepsAreDoneAnew() {
    var key = accepted("DHS-TSA", "dhs", "accept", "within");
    assertThatThrownBy(() -> reportSteps.withdraw(key, 1, "Nothing is public.")).isInstanceOf(Conflict.class).hasMessageContaining("nothing to withdraw");
    release(key, 1);
    assertThat(trust("DHS-TSA")).isEqualTo("0.7500");
    assertThatThrownBy(() -> reportSteps.withdraw(key, 1, " ")).isInstanceOf(InputRefused.class).hasMessageContaining("why the release is withdrawn");
    reportSteps.withdraw(key, 1, "The agency found a mistake in the export.");

    assertThat(rows("DHS-TSA")).isEmpty();
    assertThat(reports.get(key).publishedAt()).isNull();
    assertThat(history.of(reports.get(key)).get(0).publications()).singleElement().satisfies(each -> {
      assertThat(each.takenBackAs()).isEqualTo("WITHDRAWN");
      assertThat(each.takenBackWhy()).contains("mistake in the export");
    });
    reportSteps.release(key, 1);
    assertThat(rows("DHS-TSA")).as("the mark is needed anew, too").isEmpty();
    reportSteps.mark(key, 1);
    assertThat(trust("DHS-TSA")).isEqualTo("0.7500");
  }

  @Test
  void ofTwoReleasesAtTheSameMomentOneCounts() throws Exception {
    var key = accepted("DOI-FWS", "doi", "accept", "within");
    var people = Executors.newFixedThreadPool(2);
    try {
      Callable<Void> release = () -> {
        reportSteps.release(key, 1);
        return null;
      };
      var outcomes = people.invokeAll(List.of(release, release)).stream().map(ReportCorrectionTest::failure).toList();

      assertThat(outcomes).as("one of the two").containsOnlyOnce((Throwable) null);
      assertThat(outcomes).filteredOn(each -> each != null).singleElement().satisfies(each ->
          assertThat(each).isInstanceOf(Conflict.class).hasMessageContaining("released by ombLead already").hasMessageContaining("Nothing was changed"));
    } finally {
      people.shutdown();
    }
    reportSteps.mark(key, 1);
    steps.runJobs(key);
    assertThat(trust("DOI-FWS")).isEqualTo("0.7500");
  }

  private static Throwable failure(Future<Void> outcome) {
    try {
      outcome.get();
      return null;
    } catch (java.util.concurrent.ExecutionException failed) {
      return failed.getCause();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  @Test
  void aReportIsRatedAndTheRatingFitsTheDecision() {
    var key = submitted("DOI-BTFA", "doi");
    assertThatThrownBy(() -> steps.complete("ombDeskOfficer", key, Elements.REVIEW_REPORT, "accept", null)).hasMessageContaining("Rate the surveys");
    assertThatThrownBy(() -> review(key, "accept", "partly", null)).hasMessageContaining("cannot be accepted in full").hasMessageContaining("280.5 (FY2026)");
    assertThatThrownBy(() -> review(key, "acceptPartly", "not", "Another survey.")).hasMessageContaining("Return it and say what the survey has to change");
    opinion(key, Map.of("rating", "partly"));
    assertThatThrownBy(() -> steps.complete("ombDeskOfficer", key, Elements.REVIEW_REPORT, "acceptPartly", "See the wording.")).hasMessageContaining("why the surveys are not");
    opinion(key, Map.of("rating", "partly", "reason", "Wording.", "leftOut", List.of(999_999)));
    assertThatThrownBy(() -> steps.complete("ombDeskOfficer", key, Elements.REVIEW_REPORT, "acceptPartly", "See the wording.")).hasMessageContaining("does not belong to this version");
    opinion(key, Map.of("rating", Map.of("a", 1)));
    assertThatThrownBy(() -> steps.complete("ombDeskOfficer", key, Elements.REVIEW_REPORT, "accept", null)).hasMessageContaining("cannot be read");
    assertThat(steps.openTasks(key)).containsExactly(Elements.REVIEW_REPORT);
    review(key, "acceptPartly", "partly", "The wording of question 2 was changed.");
    assertThat(history.of(reports.get(key))).singleElement().satisfies(each -> {
      assertThat(each.rating()).isEqualTo("partly");
      assertThat(each.ratingReason()).isEqualTo("The second question has another wording.");
      assertThat(each.decidedBy()).isEqualTo("ombDeskOfficer");
    });
  }

  @Test
  void aReportThatIsReturnedIsRatedAnew() {
    var key = submitted("DOL-OWCP", "dol");
    opinion(key, ReportSteps.rated("not"));
    steps.complete("ombDeskOfficer", key, Elements.REVIEW_REPORT, "return", "Ask in the words of the guidelines.");
    assertThat(history.of(reports.get(key)).get(0).rating()).isEqualTo("not");
    steps.complete("dolReporter", key, Elements.SUBMIT_FEEDBACK_DATA, "submit", null);
    steps.complete("dolOfficial", key, Elements.SIGN_REPORT, "sign", null);

    assertThat(drafts.find(caseKey(key)).content().has("review")).isFalse();
    assertThat(drafts.latestSubmission(caseKey(key)).orElseThrow().content().has("review")).isFalse();
    assertThatThrownBy(() -> steps.complete("ombDeskOfficer", key, Elements.REVIEW_REPORT, "accept", null)).hasMessageContaining("Rate the surveys");
  }

  @Test
  void aCaseOfTheModelBeforeGoesOnToItsEndAndIsReleasedAllTheSame() {
    var repository = steps.engine().getRepositoryService();
    steps.nobody();
    var old = repository.createDeployment().addClasspathResource("models/service-report-2026-1.bpmn").deployWithResult().getDeployedProcessDefinitions().get(0);
    // the newest one is again what new reports start with
    repository.createDeployment().addClasspathResource("processes/service-report.bpmn").deploy();
    var report = reportSteps.openCleared("ED-STUDENTAID", QUARTER);
    var key = report.businessKey();
    var started = steps.engine().getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey(key).singleResult();
    var variables = steps.engine().getRuntimeService().getVariables(started.getId());
    steps.engine().getRuntimeService().deleteProcessInstance(started.getId(), "test");
    steps.engine().getRuntimeService().createProcessInstanceById(old.getId()).businessKey(key).setVariables(variables).startBeforeActivity("StartEvent_ReportOpened").execute();

    reportSteps.upload(report, ReportSteps.responses(45, 15));
    pass("ed", key, Elements.SUBMIT_FEEDBACK_DATA, "Shorter form.");
    steps.complete("edOfficial", key, Elements.SIGN_REPORT, "return", "Please check.");
    steps.complete("edReporter", key, Elements.SUBMIT_FEEDBACK_DATA, "submit", null);
    steps.complete("edOfficial", key, Elements.SIGN_REPORT, "sign", null);
    review(key, "accept", "within", null);
    steps.runJobs(key);

    assertThat(steps.ended(ServiceReportProcess.KEY, key)).isTrue();
    assertThat(steps.passed(ServiceReportProcess.KEY, key)).contains(Elements.PUBLISH_REPORT, "EndEvent_ReportAccepted");
    assertThat(rows("ED-STUDENTAID")).as("no release, no publication, whatever the model").isEmpty();
    reportSteps.release(key, 1);
    reportSteps.mark(key, 1);
    assertThat(trust("ED-STUDENTAID")).isEqualTo("0.7500");
    reportSteps.correct(key, "After the new model has come.");
    assertThat(steps.openTasks(key)).containsExactly(Elements.CORRECT_REPORT);
  }

  // ---- steps

  private String submitted(String hispId, String agency) {
    var report = reportSteps.openCleared(hispId, QUARTER);
    var key = report.businessKey();
    reportSteps.upload(report, ReportSteps.responses(45, 15));
    pass(agency, key, Elements.SUBMIT_FEEDBACK_DATA, "Shorter form.");
    steps.complete(agency + "Official", key, Elements.SIGN_REPORT, "sign", null);
    return key;
  }

  private String accepted(String hispId, String agency, String outcome, String rating) {
    var key = submitted(hispId, agency);
    review(key, outcome, rating, outcome.equals("accept") ? null : "The call center is missing.");
    steps.runJobs(key);
    return key;
  }

  /** The reporter takes the file out, uploads another, and passes the report on. */
  private void correct(String agency, String key, int positive, int negative) {
    var corrected = reportSteps.upload(reports.get(key), ReportSteps.responses(positive, negative)).dataset();
    var content = (ObjectNode) drafts.find(caseKey(key)).content().deepCopy();
    content.set("datasetIds", json.valueToTree(List.of(corrected.id())));
    drafts.save(caseKey(key), drafts.version(caseKey(key)), content, agency + "Reporter");
    pass(agency, key, Elements.CORRECT_REPORT, "Corrected.");
  }

  private void pass(String agency, String key, String element, String accomplishments) {
    var content = (ObjectNode) drafts.find(caseKey(key)).content().deepCopy();
    drafts.save(caseKey(key), drafts.version(caseKey(key)), content.put("accomplishments", accomplishments), agency + "Reporter");
    steps.complete(agency + "Reporter", key, element, "submit", null);
  }

  private void review(String key, String outcome, String rating, String comment) {
    opinion(key, ReportSteps.rated(rating));
    steps.complete("ombDeskOfficer", key, Elements.REVIEW_REPORT, outcome, comment);
  }

  private void opinion(String key, Map<String, Object> opinion) {
    var content = (ObjectNode) drafts.find(caseKey(key)).content().deepCopy();
    content.set("review", json.valueToTree(opinion));
    drafts.save(caseKey(key), drafts.version(caseKey(key)), content, "ombDeskOfficer");
  }

  private void release(String key, int version) {
    reportSteps.mark(key, version);
    reportSteps.release(key, version);
    steps.runJobs(key);
  }

  private String trust(String hispId) {
    return rows(hispId).get(0).trustShare().toPlainString();
  }

  private List<PublicFeedback.Row> rows(String hispId) {
    return publicFeedback.rows().stream().filter(row -> row.hispId().equals(hispId) && row.quarter().equals(QUARTER.toString())).toList();
  }

  private static String caseKey(String key) {
    return ServiceReportProcess.caseKey(key);
  }
}

package org.hispcycle.assessment.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hispcycle.assessment.AssessmentCase;
import org.hispcycle.assessment.AssessmentResults;
import org.hispcycle.assessment.Assessments;
import org.hispcycle.assessment.process.CapacityAssessmentProcess.Elements;
import org.hispcycle.cycle.Cycles;
import org.hispcycle.cycle.Ledger;
import org.hispcycle.cycle.ObligationStatus;
import org.hispcycle.draft.CaseStory;
import org.hispcycle.draft.Drafts;
import org.hispcycle.registry.Registry;
import org.hispcycle.support.EngineSteps;
import org.hispcycle.support.Http;
import org.hispcycle.support.WholeApplication;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

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
  @Autowired private AssessmentResults results;
  @Autowired private Registry registry;
  @LocalServerPort private int port;

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

  @Test
  void whoSignsStandsThereWithRoleVersionAndHash() {
    var key = start("DOL-EBSA", "DOL");
    fillIn(key, "dol");
    steps.complete("dolCio", key, Elements.ADD_DIGITAL_PART, "submit", null);
    steps.complete("dolOfficial", key, Elements.SIGN, "sign", null);

    var submission = drafts.latestSubmission(CapacityAssessmentProcess.KEY + "/" + key).orElseThrow();
    assertThat(results.of(key).signatures()).singleElement().satisfies(signature -> {
      assertThat(signature.by()).isEqualTo("dolOfficial");
      assertThat(signature.roleLabel()).isEqualTo("Lead Agency Service Delivery Official");
      assertThat(signature.version()).isEqualTo(submission.version());
      assertThat(signature.sha256()).isEqualTo(submission.sha256());
    });
    var shown = Http.as("dolOfficial", port).get("/api/v1/assessments/" + key).json().at("/signatures/0");
    assertThat(shown.get("roleLabel").asText()).isEqualTo("Lead Agency Service Delivery Official");
    assertThat(shown.get("sha256").asText()).isEqualTo(submission.sha256());
  }

  @Test
  void twoWhoWriteAtOnceOverwriteNothing() {
    var key = start("DOL-ETA", "DOL");
    var draftKey = CapacityAssessmentProcess.KEY + "/" + key;
    var task = "/api/v1/drafts/" + steps.task(key, Elements.FILL_IN).getId();
    var reporter = Http.as("dolReporter", port);
    var official = Http.as("dolOfficial", port);
    assertThat(reporter.put(task, "{\"version\":0,\"content\":{\"talent\":\"Twelve people\"}}").status()).isEqualTo(200);

    var stale = official.put(task, "{\"version\":0,\"content\":{\"hiring\":\"Three designers\"}}");
    assertThat(stale.status()).isEqualTo(409);
    assertThat(stale.json().get("currentVersion").asInt()).isEqualTo(1);
    assertThat(official.put(task, "{\"version\":1,\"content\":{\"talent\":\"Twelve people\",\"hiring\":\"Three designers\"}}").status()).isEqualTo(200);
    assertThat(drafts.find(draftKey).content().get("talent").asText()).isEqualTo("Twelve people");
    assertThat(drafts.find(draftKey).content().get("hiring").asText()).isEqualTo("Three designers");
    var foreign = official.put(task, "{\"version\":2,\"content\":{\"talent\":\"Twelve people\",\"hiring\":\"Three designers\",\"meeting\":{}}}");
    assertThat(foreign.status()).as("the record of the meeting is OMB's").isEqualTo(403);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void whatDoesNotFitIsRefusedAtItsField(String field, String message, Consumer<Map<String, Object>> change) {
    var key = start("DOI-FWS", "DOI");
    var content = complete();
    change.accept(content);
    steps.saveDraft("doiReporter", key, Elements.FILL_IN, content);
    assertThatThrownBy(() -> steps.complete("doiReporter", key, Elements.FILL_IN, "submit", null))
        .hasMessageContaining(message).hasMessageContaining("\"field\":\"" + field + "\"");
    assertThat(steps.openTasks(key)).containsExactly(Elements.FILL_IN);
    steps.engine().getRuntimeService().deleteProcessInstance(steps.task(key, Elements.FILL_IN).getProcessInstanceId(), "test");
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        fault("functions.astrology", "has no function \"astrology\"", content -> functions(content).put("astrology", Map.of("level", 3, "narrative", "Stars."))),
        fault("functions.measurement.level", "has no level 9", content -> functions(content).put("measurement", Map.of("level", 9, "narrative", "Good."))),
        fault("functions.measurement.level", "a level is a whole number", content -> functions(content).put("measurement", Map.of("level", "high", "narrative", "Good."))),
        fault("functions.measurement.level", "a level is a whole number", content -> functions(content).put("measurement", Map.of("level", 2.5, "narrative", "Good."))),
        fault("functions.measurement.narrative", "Enter the narrative", content -> functions(content).put("measurement", Map.of("level", 2, "narrative", " "))),
        fault("functions.measurement.narrative", "it has 30000 characters", content -> functions(content).put("measurement", Map.of("level", 2, "narrative", "x".repeat(30_000)))),
        fault("functions.measurement.organization", "no organizational level \"galaxy\"", content -> functions(content).put("measurement",
            Map.of("level", 2, "narrative", "Good.", "organization", List.of("galaxy")))),
        fault("functions.measurement.answers.q9", "has no question \"q9\"", content -> functions(content).put("measurement",
            Map.of("level", 2, "narrative", "Good.", "answers", Map.of("q9", true)))),
        fault("functions.measurement.links.0.url", "https://", content -> functions(content).put("measurement",
            Map.of("level", 2, "narrative", "Good.", "links", List.of(Map.of("title", "Report", "url", "javascript:alert(1)"))))),
        fault("functions.measurement.files", "not among the files of this case", content -> functions(content).put("measurement",
            Map.of("level", 2, "narrative", "Good.", "files", List.of("e999999")))),
        fault("services.999999", "no service \"999999\"", content -> content.put("services", Map.of("999999", Map.of()))),
        fault("participants.0.function", "Choose the function of participant 1", content -> content.put("participants", List.of(Map.of("id", "p1", "function", "astrologer")))),
        fault("participants.0.office", "it has 10000 characters, at most 200", content -> content.put("participants",
            List.of(Map.of("id", "p1", "function", "cio", "office", "n".repeat(10_000))))),
        fault("components.organization", "has no part \"organization\"", content -> content.put("components", Map.of("organization", "Well organized."))));
  }

  private static Arguments fault(String field, String message, Consumer<Map<String, Object>> change) {
    return Arguments.of(field, message, change);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> functions(Map<String, Object> content) {
    return (Map<String, Object>) content.computeIfPresent("functions", (name, now) -> new LinkedHashMap<>((Map<String, Object>) now));
  }

  @Test
  void theRecordOfAMeetingNamesWhoDoesWhatByWhen() {
    var key = start("DOI-BTFA", "DOI");
    fillIn(key, "doi");
    steps.complete("doiCio", key, Elements.ADD_DIGITAL_PART, "submit", null);
    steps.complete("doiOfficial", key, Elements.SIGN, "sign", null);
    var content = complete();
    content.put("meeting", Map.of("heldOn", "2026-01-02", "attendees", List.of(Map.of("id", "p1", "name", "n".repeat(10_000))),
        "findings", List.of(), "followUps", List.of(Map.of("id", "u1", "what", "Hire"))));
    steps.saveDraft("ombLead", key, Elements.HOLD_REVIEW_MEETING, content);

    assertThatThrownBy(() -> steps.complete("ombLead", key, Elements.HOLD_REVIEW_MEETING, "accept", null))
        .hasMessageContaining("meeting.attendees.0.name").hasMessageContaining("meeting.findings")
        .hasMessageContaining("meeting.followUps.0.who").hasMessageContaining("meeting.followUps.0.by");
  }

  @Test
  void aServiceIsAssessedBesideTheEnterpriseAndAScriptStaysText() {
    var key = start("DHS-CBP", "DHS");
    var service = registry.services("DHS-CBP").get(0);
    var content = complete();
    functions(content).put("measurement", Map.of("level", 2, "narrative", "<script>alert(1)</script>", "organization", List.of("bureau")));
    content.put("services", Map.of(String.valueOf(service.id()), Map.of("measurement", Map.of("level", 4, "narrative", "Better than the rest."))));
    content.put("participants", List.of(Map.of("id", "p1", "function", "cio", "office", "OCIO")));
    steps.saveDraft("dhsReporter", key, Elements.FILL_IN, content);
    steps.complete("dhsReporter", key, Elements.FILL_IN, "submit", null);
    steps.complete("dhsCio", key, Elements.ADD_DIGITAL_PART, "submit", null);
    assertThat(results.of(key).submission()).as("a draft stays among its contributors").isNull();
    steps.complete("dhsOfficial", key, Elements.SIGN, "sign", null);

    var result = results.of(key);
    assertThat(result.functions().get(0).narrative()).isEqualTo("<script>alert(1)</script>");
    assertThat(result.functions().get(0).organization()).containsExactly("bureau");
    assertThat(result.services()).singleElement().satisfies(each -> assertThat(each.functions()).singleElement()
        .satisfies(function -> assertThat(function.level()).isEqualTo(4)));
    assertThat(result.missingFunctions()).containsExactly("Lead Agency Service Delivery Official", "Offices and components that deliver the services");
    assertThat(result.years()).last().satisfies(each -> assertThat(each.levels()).containsEntry("measurement", 2));

    var va = Http.as("vaReporter", port);
    var dhs = Http.as("dhsReporter", port);
    assertThat(va.get("/api/v1/assessments/" + key).status()).isEqualTo(404);
    assertThat(dhs.get("/api/v1/assessments/" + key).json().at("/functions/0/narrative").asText()).isEqualTo("<script>alert(1)</script>");
    assertThat(Http.as("ombLead", port).get("/api/v1/cycles/2027/assessments").json()).anySatisfy(line ->
        assertThat(line.get("businessKey").asText()).isEqualTo(key));
    assertThat(va.get("/api/v1/cycles/2027/assessments").json()).allSatisfy(line -> assertThat(line.get("agencyId").asText()).isEqualTo("VA"));
    var csv = dhs.get("/api/v1/cycles/2027/assessments?format=csv");
    assertThat(csv.header("Content-Type")).startsWith("text/csv");
    assertThat(csv.body()).startsWith("assessment,agency_id").contains("level_measurement").contains(key + ",DHS,DHS-CBP").doesNotContain("VA-VBA");
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
    content.put("meeting", Map.of("heldOn", "2026-01-02", "attendees", List.of(Map.of("id", "p1", "name", "A. Lead", "organization", "OMB")),
        "findings", List.of(Map.of("id", "f1", "text", "Agreed."))));
    steps.saveDraft("ombLead", key, Elements.HOLD_REVIEW_MEETING, content);
  }

  private Map<String, Object> complete() {
    var content = new LinkedHashMap<String, Object>();
    content.put("functions", assessments.questionnaire(AssessmentCase.of(YEAR, "VA", "VA-VBA")).functions().stream().collect(Collectors.toMap(each -> each.id(),
        each -> Map.of("level", 3, "narrative", "As described.", "evidence", ""))));
    content.put("participants", List.of());
    content.put("digital", Map.of("strategy", "Online first.", "idea", "On schedule."));
    return content;
  }

  private ObligationStatus status(String key) {
    return ledger.get(key + "/capacity-assessment").status();
  }
}

package org.hispcycle.assessment.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hispcycle.assessment.AssessmentCase;
import org.hispcycle.assessment.AssessmentResults;
import org.hispcycle.assessment.Assessments;
import org.hispcycle.assessment.Questionnaire;
import org.hispcycle.assessment.process.CapacityAssessmentProcess.Elements;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.cycle.Cycles;
import org.hispcycle.cycle.Ledger;
import org.hispcycle.cycle.ObligationStatus;
import org.hispcycle.platform.engine.OpenTask;
import org.hispcycle.platform.engine.OpenTasks;
import org.hispcycle.support.EngineSteps;
import org.hispcycle.support.Http;
import org.hispcycle.support.WholeApplication;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * The assessment as each edition has it. The years are the application's only ones of their edition, or ones that nobody else
 * takes: 2020 runs under the rules of 2019, 2022 under those of 2020, 2025 under those of 2023.
 */
@WholeApplication
class AssessmentByEditionTest {

  private static final int UNDER_2019 = 2020;
  private static final int UNDER_2020 = 2022;
  private static final int UNDER_2023 = 2025;
  private static final int UNDER_2026 = 2027;

  @LocalServerPort private int port;
  @Autowired private EngineSteps steps;
  @Autowired private OpenTasks openTasks;
  @Autowired private Cycles cycles;
  @Autowired private Ledger ledger;
  @Autowired private Assessments assessments;
  @Autowired private AssessmentResults results;

  @Test
  void under2019TheHispOfficialSignsWithoutACioAndOmbMeetsTheHisp() {
    var key = start(UNDER_2019, "VA", "VA-VBA");
    assertThat(task(key, Elements.FILL_IN).name()).isEqualTo("Fill in CX Self-Assessment");
    assertThat(assessments.questionnaire(AssessmentCase.of(UNDER_2019, "VA", "VA-VBA")).functions()).last()
        .satisfies(function -> assertThat(function.name()).isEqualTo("Service Design"));
    assertThat(content(key).get("participantFunctions").size()).isEqualTo(7);
    assertThat(steps.task(key, Elements.FILL_IN).getDueDate().toInstant()).isEqualTo(EasternTime.endOfDay(LocalDate.of(2020, 1, 31)));
    fillIn(key, "va", UNDER_2019, "VA-VBA", Map.of());

    assertThat(steps.openTasks(key)).containsExactly(Elements.SIGN);
    assertThat(task(key, Elements.SIGN).outcomes()).extracting(OpenTask.Outcome::id).as("nothing leads to a CIO").containsExactly("sign", "returnToContributors");
    steps.complete("vaHispOfficial", key, Elements.SIGN, "sign", null);
    assertThat(task(key, Elements.HOLD_REVIEW_MEETING).name()).isEqualTo("Hold meeting with the HISP");
    meetAndAccept(key);

    assertThat(status(key, "capacity-assessment")).isEqualTo(ObligationStatus.ACCEPTED);
    assertThat(results.of(key).signatures()).singleElement().satisfies(each -> assertThat(each.roleLabel()).isEqualTo("HISP senior accountable official"));
    assertThat(results.of(key).meeting().name()).isEqualTo("Meeting with OMB");
    assertThat(steps.passed(CapacityAssessmentProcess.KEY, key)).doesNotContain(Elements.ADD_DIGITAL_PART);
  }

  @Test
  void under2020TheFourPartsAreAskedFor() {
    var key = start(UNDER_2020, "VA", "VA-VHA");
    assertThat(content(key).get("components").findValuesAsText("code")).containsExactly("organization", "maturity", "data", "delivery");
    assertThatThrownBy(() -> fillIn(key, "va", UNDER_2020, "VA-VHA", Map.of("components", Map.of("organization", "One office."))))
        .hasMessageContaining("components.maturity").hasMessageContaining("CX Program Maturity");
    fillIn(key, "va", UNDER_2020, "VA-VHA", Map.of("components", Map.of("organization", "One office.", "maturity", "Level 3.", "data", "Surveys.", "delivery", "Forms.")));
    steps.complete("vaHispOfficial", key, Elements.SIGN, "returnToContributors", "Say more about the data.");
    assertThat(steps.openTasks(key)).containsExactly(Elements.FILL_IN);
    steps.complete("vaReporter", key, Elements.FILL_IN, "submit", null);
    steps.complete("vaHispOfficial", key, Elements.SIGN, "sign", null);
    assertThat(results.of(key).components()).hasSize(4);
    steps.complete("ombLead", key, Elements.HOLD_REVIEW_MEETING, "returnToOfficial", "Please confirm part two.");
    assertThat(steps.openTasks(key)).containsExactly(Elements.SIGN);
    steps.complete("vaHispOfficial", key, Elements.SIGN, "sign", null);
    meetAndAccept(key);
    assertThat(results.of(key).signatures()).hasSize(2);
    assertThat(ledger.find(key + "/review-meeting")).as("the edition prints no date for the meeting").isEmpty();
  }

  @Test
  void under2023TheDeepDiveIsADutyWithADateOfItsOwn() {
    var key = start(UNDER_2023, "USDA", "USDA-FSA");
    var meeting = ledger.get(key + "/review-meeting");
    assertThat(meeting.dueOn()).isAfter(ledger.get(key + "/capacity-assessment").dueOn());
    assertThat(content(key).get("participantFunctions").size()).isEqualTo(8);
    fillIn(key, "usda", UNDER_2023, "USDA-FSA", Map.of());
    steps.complete("usdaHispOfficial", key, Elements.SIGN, "sign", null);

    assertThat(task(key, Elements.HOLD_REVIEW_MEETING).name()).isEqualTo("Hold CX Deep Dive");
    assertThat(steps.task(key, Elements.HOLD_REVIEW_MEETING).getDueDate().toInstant()).isEqualTo(EasternTime.endOfDay(meeting.dueOn()));
    assertThatThrownBy(() -> steps.complete("ombLead", key, Elements.HOLD_REVIEW_MEETING, "accept", null)).hasMessageContaining("meeting.heldOn");

    // held and recorded, but the assessment itself goes back: the meeting has taken place
    recordMeeting(key);
    steps.complete("ombLead", key, Elements.HOLD_REVIEW_MEETING, "returnToContributors", "Explain level 3.");
    assertThat(status(key, "review-meeting")).isEqualTo(ObligationStatus.ACCEPTED);
    assertThat(status(key, "capacity-assessment")).isEqualTo(ObligationStatus.RETURNED);
    steps.complete("usdaReporter", key, Elements.FILL_IN, "submit", null);
    steps.complete("usdaHispOfficial", key, Elements.SIGN, "sign", null);
    steps.complete("ombLead", key, Elements.HOLD_REVIEW_MEETING, "accept", null);
    assertThat(status(key, "capacity-assessment")).isEqualTo(ObligationStatus.ACCEPTED);
    assertThat(results.of(key).meeting().followUps()).singleElement().satisfies(each -> assertThat(each.who()).isEqualTo("USDA"));

    // two years on, under other rules: what was accepted then stands beside
    var later = start(UNDER_2026, "USDA", "USDA-FSA");
    var content = content(later);
    assertThat(content.at("/previous/year").asInt()).isEqualTo(UNDER_2023);
    assertThat(content.at("/previous/answers/functions/measurement/narrative").asText()).isEqualTo("As described.");
    assertThat(content.at("/previous/levelNames/measurement/3").asText()).isEqualTo("Strategic");
    assertThat(content.get("years").get(0).at("/levels/measurement").asInt()).isEqualTo(3);
  }

  @Test
  void under2023ADepartmentIsSignedByItsServiceDeliveryOfficial() {
    var key = start(UNDER_2023, "SBA", null);
    fillIn(key, "sba", UNDER_2023, null, Map.of());
    assertThat(task(key, Elements.SIGN).candidateGroups()).containsExactly("serviceDeliveryOfficial");
    steps.complete("sbaOfficial", key, Elements.SIGN, "sign", null);
    meetAndAccept(key);
    assertThat(status(key, "review-meeting")).isEqualTo(ObligationStatus.ACCEPTED);
  }

  @Test
  void aNewQuestionnaireIsForCasesThatOpenFromThenOn() {
    var lead = Http.as("ombLead", port);
    var running = start(UNDER_2020, "HUD", "HUD-HUD");
    var template = (ObjectNode) lead.get("/api/v1/questionnaires/cx-maturity-model-gsa-2022/1").json();
    template.put("key", "omb-template-with-25-questions").put("title", "OMB's template").putNull("standInNote");
    template.putArray("editions").add("2020");
    template.get("functions").forEach(AssessmentByEditionTest::addQuestions);
    ((ObjectNode) template.at("/functions/0/levels/0")).put("text", "New <b>text</b>.");

    var preview = lead.post("/api/v1/questionnaires/preview", template.toString());
    assertThat(preview.json().get("inForceFor")).singleElement().satisfies(edition -> assertThat(edition.asText()).isEqualTo("2020"));
    assertThat(Http.as("ombDirector", port).post("/api/v1/questionnaires", template.toString()).status()).isEqualTo(403);
    var published = lead.post("/api/v1/questionnaires", template.toString());
    assertThat(published.status()).as(published.body()).isEqualTo(201);
    assertThat(published.json().get("questions").asInt()).isEqualTo(25);
    var again = lead.post("/api/v1/questionnaires", template.toString());
    assertThat(again.status()).isEqualTo(422);
    assertThat(again.json().at("/errors/0/field").asText()).isEqualTo("version");
    var next = lead.post("/api/v1/questionnaires/preview", template.deepCopy().put("version", 2).put("title", "OMB's template, mended").toString());
    assertThat(next.json().get("differences")).singleElement().satisfies(each -> assertThat(each.get("after").asText()).isEqualTo("OMB's template, mended"));

    assertThat(content(running).at("/questionnaire/key").asText()).isEqualTo("cx-maturity-model-gsa-2022");
    var components = Map.<String, Object>of("components", Map.of("organization", "One office.", "maturity", "Level 3.", "data", "Surveys.", "delivery", "Forms."));
    fillIn(running, "hud", UNDER_2020, "HUD-HUD", components);
    assertThat(steps.openTasks(running)).containsExactly(Elements.SIGN);

    var opened = start(UNDER_2020, "OPM", "OPM-FES");
    assertThat(content(opened).at("/questionnaire/key").asText()).isEqualTo("omb-template-with-25-questions");
    assertThat(content(opened).at("/questionnaire/functions/0/levels/0/text").asText()).isEqualTo("New <b>text</b>.");
    var unanswered = new LinkedHashMap<>(components);
    unanswered.put("functions", answers(assessments.questionnaire(AssessmentCase.of(UNDER_2020, "OPM", "OPM-FES")), false));
    steps.saveDraft("opmReporter", opened, Elements.FILL_IN, unanswered);
    assertThatThrownBy(() -> steps.complete("opmReporter", opened, Elements.FILL_IN, "submit", null))
        .hasMessageContaining("functions.measurement.answers.measurement-1").hasMessageContaining("Answer the question");
    fillIn(opened, "opm", UNDER_2020, "OPM-FES", components);
    steps.complete("opmHispOfficial", opened, Elements.SIGN, "sign", null);
    assertThat(results.of(opened).functions().get(0).answers()).hasSize(5).last().satisfies(each -> assertThat(each.answer().asText()).isEqualTo("Sometimes"));
    assertThat(results.of(opened).questionnaire().title()).isEqualTo("OMB's template");
  }

  private static void addQuestions(JsonNode function) {
    var id = function.get("id").asText();
    ArrayNode questions = ((ObjectNode) function).putArray("questions");
    for (int n = 1; n <= 3; n++) {
      questions.addObject().put("id", id + "-" + n).put("text", "Question " + n + "?").put("kind", "text").put("required", true);
    }
    questions.addObject().put("id", id + "-4").put("text", "How often?").put("kind", "scale").put("required", true).put("from", 0).put("to", 10);
    questions.addObject().put("id", id + "-5").put("text", "Is it done?").put("kind", "choice").put("required", true).putArray("options").add("Never").add("Sometimes");
  }

  private String start(int year, String agencyId, String hispId) {
    cycles.open(year);
    var key = year + "-" + (hispId == null ? agencyId : hispId);
    var variables = new LinkedHashMap<String, Object>(Map.of("cycleYear", year, "agencyId", agencyId));
    if (hispId != null) {
      variables.put("hispId", hispId);
    }
    steps.start(CapacityAssessmentProcess.KEY, key, variables);
    return key;
  }

  private OpenTask task(String key, String element) {
    return openTasks.find(steps.task(key, element).getId()).orElseThrow();
  }

  private JsonNode content(String key) {
    return Http.as(agencyOf(key) + "Reporter", port).get("/api/v1/tasks/" + steps.task(key, Elements.FILL_IN).getId() + "/form").json().get("content");
  }

  private static String agencyOf(String key) {
    return key.split("-")[1].toLowerCase();
  }

  private void fillIn(String key, String agency, int year, String hispId, Map<String, Object> more) {
    var content = new LinkedHashMap<>(more);
    content.put("functions", answers(assessments.questionnaire(AssessmentCase.of(year, agency.toUpperCase(), hispId)), true));
    steps.saveDraft(agency + "Reporter", key, Elements.FILL_IN, content);
    steps.complete(agency + "Reporter", key, Elements.FILL_IN, "submit", null);
  }

  private static Map<String, Object> answers(Questionnaire questionnaire, boolean questionsToo) {
    var functions = new LinkedHashMap<String, Object>();
    for (var function : questionnaire.functions()) {
      var answers = new LinkedHashMap<String, Object>();
      if (questionsToo) {
        function.questions().forEach(question -> answers.put(question.id(), switch (question.kind()) {
          case "scale" -> question.to();
          case "yesNo" -> true;
          case "choice" -> question.options().get(1);
          default -> "Answer.";
        }));
      }
      functions.put(function.id(), Map.of("level", 3, "narrative", "As described.", "answers", answers));
    }
    return functions;
  }

  private void meetAndAccept(String key) {
    recordMeeting(key);
    steps.complete("ombLead", key, Elements.HOLD_REVIEW_MEETING, "accept", null);
  }

  private void recordMeeting(String key) {
    var draft = (ObjectNode) Http.as("ombLead", port).get("/api/v1/drafts/" + steps.task(key, Elements.HOLD_REVIEW_MEETING).getId()).json().get("content");
    draft.set("meeting", new ObjectMapper().valueToTree(Map.of("heldOn", "2026-01-02",
        "attendees", List.of(Map.of("id", "p1", "name", "A. Lead", "organization", "OMB")), "findings", List.of(Map.of("id", "f1", "text", "Agreed.")),
        "followUps", List.of(Map.of("id", "u1", "what", "Hire two designers", "who", agencyOf(key).toUpperCase(), "by", "2026-06-30")))));
    steps.saveDraft("ombLead", key, Elements.HOLD_REVIEW_MEETING, draft.toString());
  }

  private ObligationStatus status(String key, String kind) {
    return ledger.get(key + "/" + kind).status();
  }
}

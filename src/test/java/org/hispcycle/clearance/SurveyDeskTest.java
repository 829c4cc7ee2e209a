package org.hispcycle.clearance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.cycle.Cycles;
import org.hispcycle.support.EngineSteps;
import org.hispcycle.support.Http;
import org.hispcycle.support.WholeApplication;
import org.hispcycle.survey.SurveySamples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What lies beside the draft of a survey: seen by the people of its case, and harmless whatever stands in the draft. */
@WholeApplication
class SurveyDeskTest {

  private static final String DRAFT_SURVEY = "Task_DraftSurvey";
  private static final int SERVICE = 22;

  @LocalServerPort private int port;
  @Autowired private EngineSteps steps;
  @Autowired private Cycles cycles;
  @Autowired private ObjectMapper json;
  @Autowired private Clock clock;

  private String key;

  @BeforeEach
  void beginACase() {
    cycles.open(EasternTime.today(clock).getYear());
    steps.as("edReporter");
    var started = steps.engine().getRuntimeService().startProcessInstanceByKey("PraClearanceProcess", Map.of("serviceId", SERVICE));
    steps.nobody();
    key = steps.engine().getRuntimeService().createProcessInstanceQuery().processInstanceId(started.getId()).singleResult().getBusinessKey();
    steps.runJobs(key);
  }

  @AfterEach
  void withdraw() {
    if (steps.openTasks(key).contains(DRAFT_SURVEY)) {
      steps.complete("edReporter", key, DRAFT_SURVEY, "withdraw", "The test has ended.");
    }
  }

  @Test
  void theReportNamesEveryRuleForTheSavedDraftAndOnlyThePeopleOfTheCaseGetIt() {
    assertThat(findings("departed")).as("an empty draft").contains("required-driver");
    steps.saveDraft("edReporter", key, DRAFT_SURVEY, SurveySamples.COMPLETE);
    assertThat(findings("departed")).doesNotContain("required-driver", "trust-wording");
    assertThat(findings("met")).contains("required-driver", "trust-wording", "mandatory");
    steps.saveDraft("edReporter", key, DRAFT_SURVEY, SurveySamples.COMPLETE.replace("\"method\":\"survey\"", "\"method\":\"openEnded\""));
    assertThat(Http.as("edReporter", port).get(address("survey")).json().at("/report/findings")).as("no survey").isEmpty();
    steps.saveDraft("edReporter", key, DRAFT_SURVEY, "{\"burden\":\"much\"}");
    assertThat(Http.as("edReporter", port).get(address("survey")).json().at("/report/findings")).as("cannot be read yet").isEmpty();
    for (var path : new String[] {"survey", "survey/previous", "preview"}) {
      assertThat(Http.as("vaReporter", port).get(address(path)).status()).as(path + " for another agency").isEqualTo(404);
      assertThat(Http.anonymous(port).get(address(path)).status()).as(path + " for nobody").isEqualTo(401);
    }
  }

  @Test
  void thePreviewRunsAndLoadsNothing() {
    steps.saveDraft("edReporter", key, DRAFT_SURVEY, SurveySamples.COMPLETE.replace("Contact center survey", "<script>alert(1)</script>"));
    var preview = Http.as("edReporter", port).get(address("preview"));
    assertThat(preview.status()).isEqualTo(200);
    assertThat(preview.header("Content-Type")).startsWith("text/html");
    assertThat(preview.header("Content-Security-Policy")).contains("default-src 'none'", "style-src 'sha256-").doesNotContain("unsafe");
    assertThat(preview.body()).contains("&lt;script&gt;alert(1)&lt;/script&gt;", "OMB Control Number: to be assigned").doesNotContain("<script");
    steps.saveDraft("edReporter", key, DRAFT_SURVEY, "{\"burden\":\"much\"}");
    assertThat(Http.as("edReporter", port).get(address("preview")).status()).isEqualTo(422);
  }

  @Test
  void afterAReturnTheDraftIsHeldAgainstWhatWasSubmittedAndForTheReviewersAgainstWhatTheySawBefore() throws Exception {
    assertThat(Http.as("edReporter", port).get(address("survey/previous")).json()).as("nothing was submitted").isEmpty();
    submit("First");
    assertThat(Http.as("edPra", port).get(address("survey/previous", "Task_CheckAsPraOfficer")).json()).as("the first submission").isEmpty();
    steps.complete("edPra", key, "Task_CheckAsPraOfficer", "return", "Another title, please.");
    steps.runJobs(key);
    assertThat(Http.as("edReporter", port).get(address("survey/previous")).json()).as("the draft is still what was submitted").isEmpty();
    submit("Second");
    var before = Http.as("edPra", port).get(address("survey/previous", "Task_CheckAsPraOfficer")).json();
    assertThat(before.path("label").asText()).startsWith("What changed since version 1, submitted on ");
    assertThat(before.at("/content/title").asText()).isEqualTo("First");
    steps.complete("edPra", key, "Task_CheckAsPraOfficer", "return", "Enough.");
    steps.runJobs(key);
  }

  private void submit(String title) throws Exception {
    var draft = (ObjectNode) json.readTree(SurveySamples.COMPLETE);
    steps.saveDraft("edReporter", key, DRAFT_SURVEY, draft.put("title", title));
    steps.complete("edReporter", key, DRAFT_SURVEY, "submit", null);
    steps.runJobs(key);
  }

  private List<String> findings(String status) {
    return Http.as("edReporter", port).get(address("survey")).json().at("/report/findings").findParents("rule").stream()
        .filter(each -> each.path("status").asText().equals(status)).map(each -> each.path("rule").asText()).distinct().toList();
  }

  private String address(String path) {
    return address(path, DRAFT_SURVEY);
  }

  private String address(String path, String element) {
    return "/api/v1/tasks/" + steps.task(key, element).getId() + "/" + path;
  }
}

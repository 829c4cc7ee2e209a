package org.hispcycle.survey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.StreamSupport;
import org.hispcycle.support.Http;
import org.hispcycle.support.WholeApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Survey guidelines and the check of a survey over HTTP; bad input is answered with sentences (F1d, E10). */
@WholeApplication
class SurveyGuidelineApiTest {

  private static final String GUIDELINES = "/api/v1/survey-guidelines";
  private static final String CONFORMANCE = "/api/v1/surveys/conformance";

  @LocalServerPort int port;

  private static ObjectNode request(ObjectNode survey) {
    var request = JsonNodeFactory.instance.objectNode().put("edition", "FY2026");
    request.set("survey", survey);
    return request;
  }

  @Test
  void everybodyReadsWhatIsPublishedAndOmbSeesWhatANewVersionWouldChange() {
    var listed = Http.as("vaReporter", port).get(GUIDELINES).json();
    assertThat(listed.findValuesAsText("edition")).contains("2019", "2020", "2023", "FY2026");
    var newest = StreamSupport.stream(listed.spliterator(), false).filter(each -> each.get("edition").asText().equals("2019") && each.get("inForce").asBoolean()).findFirst().orElseThrow();
    var document = (ObjectNode) Http.as("vaReporter", port).get(GUIDELINES + "/" + newest.get("id").asLong()).json();
    assertThat(document.get("edition").asText()).isEqualTo("2019");

    document.put("version", newest.get("version").asInt() + 1).put("title", "Changed");
    var preview = Http.as("ombLead", port).post(GUIDELINES + "?dryRun=true", document.toString());
    assertThat(preview.status()).isEqualTo(200);
    assertThat(preview.json().get("differences").get(0).get("after").asText()).isEqualTo("Changed");
    assertThat(Http.as("vaReporter", port).post(GUIDELINES + "?dryRun=true", document.toString()).status()).isEqualTo(403);
    assertThat(Http.as("ombLead", port).get(GUIDELINES).json()).hasSameSizeAs(listed);
  }

  @Test
  void aRefusedGuidelineNamesEveryFaultWithItsPlace() {
    var document = PublishedGuidelines.document("2020").put("version", 99).put("surprise", 1);
    ((ObjectNode) document.get("rules").get("scale")).put("severity", "deadly");
    var answer = Http.as("ombLead", port).post(GUIDELINES, document.toString());
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.json().get("errors").findValuesAsText("field")).containsExactlyInAnyOrder("surprise", "rules.scale.severity");
    assertThat(Http.as("ombLead", port).with("Content-Type", "text/plain").send("POST", GUIDELINES, "x").status()).isEqualTo(415);
    assertThat(Http.as("ombLead", port).post(GUIDELINES, "x".repeat(1_000_001)).status()).isIn(413, 422);
    assertThat(Http.as("ombLead", port).post(GUIDELINES + "?dryRun=perhaps", document.toString()).status()).isEqualTo(400);
    assertThat(Http.as("ombLead", port).get(GUIDELINES + "/first").status()).isEqualTo(400);
  }

  @Test
  void aSurveyIsCheckedWithoutACase() {
    var survey = RuleSamples.conforming("FY2026").put("trustQuestoin", "slip");
    var fine = Http.as("vaReporter", port).post(CONFORMANCE, request(survey).toString());
    assertThat(fine.status()).isEqualTo(200);
    assertThat(fine.json().get("submittable").asBoolean()).isTrue();
    assertThat(fine.json().get("unread").get(0).asText()).isEqualTo("trustQuestoin");
    assertThat(fine.json().get("burden").get("hours").decimalValue()).isEqualByComparingTo("50");
    assertThat(fine.json().get("findings").findValuesAsText("status")).contains("met", "notApplicable").doesNotContain("departed");

    survey.remove("freeText");
    survey.put("scale", "likert5").put("title", "");
    var departing = Http.as("ombDeskOfficer", port).post(CONFORMANCE, request(survey).toString()).json();
    assertThat(departing.get("submittable").asBoolean()).isFalse();
    assertThat(departing.get("blocking").asInt()).isEqualTo(1);
    assertThat(departing.get("advisory").asInt()).isEqualTo(1);
    assertThat(departing.get("faults").get(0).get("field").asText()).isEqualTo("title");

    var byVersion = request(survey);
    byVersion.remove("edition");
    byVersion.put("guidelineId", departing.get("guidelineId").asLong());
    assertThat(Http.as("vaReporter", port).post(CONFORMANCE, byVersion.toString()).json().get("blocking").asInt()).isEqualTo(1);
  }

  @Test
  void whatIsNoSurveyIsNotHeldAgainstTheGuidelines() {
    var research = RuleSamples.conforming("FY2026");
    ((ObjectNode) research.get("determination")).put("method", "usability");
    var answer = Http.as("vaReporter", port).post(CONFORMANCE, request(research).toString()).json();
    assertThat(answer.get("findings")).isEmpty();
    assertThat(answer.get("submittable").asBoolean()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "{}                                                              | 422 | edition", "[]                                        | 422 | ", "not json | 422 | ", "{\"edition\":\"FY2026\"} | 422 | survey",
      "{\"edition\":\"1999\",\"survey\":{}}                            | 422 | edition", "{\"edition\":\"FY2026\",\"guidelineId\":1,\"survey\":{}} | 422 | edition",
      "{\"guidelineId\":\"one\",\"survey\":{}}                         | 422 | guidelineId", "{\"guidelineId\":987654321,\"survey\":{}}  | 404 | ",
      "{\"edition\":\"FY2026\",\"survey\":\"x\"}                       | 422 | survey", "{\"edition\":\"FY2026\",\"survey\":{\"hoursAfter\":\"soon\"}} | 422 | survey.hoursAfter",
      "{\"edition\":\"FY2026\",\"survey\":{\"positiveDrivers\":[1]}}   | 422 | survey.positiveDrivers", "{\"edition\":\"FY2026\",\"survey\":{\"positiveDrivers\":{\"ease\":[\"a\",\"b\"]}}} | 422 | survey.positiveDrivers.ease",
      "{\"edition\":\"FY2026\",\"survey\":{\"extraQuestions\":[{\"text\":\"a\"},{\"text\":{}}]}} | 422 | survey.extraQuestions[1].text",
      "{\"edition\":\"FY2026\",\"survey\":{\"burden\":{\"groups\":[{\"minutes\":\"three\"}]}}} | 422 | survey.burden.groups[0].minutes",
      "{\"edition\":\"FY2026\",\"survey\":{\"consultation\":{\"on\":\"May\"}}} | 422 | survey.consultation.on", "{\"edition\":\"FY2026\",\"survey\":{},\"mood\":1} | 422 | mood",
      "{\"edition\":\"FY2026\",\"survey\":{},\"onlySurvey\":\"yes\"}   | 422 | onlySurvey", "{\"edition\":\"FY2026\",\"survey\":{},\"serviceChannels\":\"website\"} | 422 | serviceChannels",
      "{\"edition\":\"FY2026\",\"survey\":{\"burden\":{\"groups\":[{\"minutes\":1e400}]}}} | 422 | survey.burden.groups[0].minutes"})
  void badInputIsAnsweredWithASentenceAndItsField(String body, int status, String field) {
    var answer = Http.as("vaReporter", port).post(CONFORMANCE, body);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.json().get("detail").asText()).endsWith(".");
    if (field != null) {
      assertThat(answer.json().get("errors").findValuesAsText("field")).as(answer.toString()).contains(field);
    }
  }

  @Test
  void hostileTextsAreAnsweredQuickly() {
    var survey = RuleSamples.conforming("FY2026").put("trustQuestion", "This interaction increased my trust in " + "a ".repeat(50_000)).put("freeText", "(".repeat(50_000));
    ((ObjectNode) survey.get("positiveDrivers")).put("ease", "a. ".repeat(20_000));
    var start = System.nanoTime();
    assertThat(Http.as("vaReporter", port).post(CONFORMANCE, request(survey).toString()).status()).isEqualTo(200);
    assertThat(Http.as("vaReporter", port).post(CONFORMANCE, "[".repeat(250_000)).status()).isEqualTo(422);
    assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
  }

  @Test
  void theDescriptionOfTheInterfaceNamesBothAnswersOfPublishing() {
    var paths = Http.as("ombLead", port).get("/v3/api-docs").json().get("paths");
    assertThat(paths.get(GUIDELINES).get("post").get("responses").fieldNames()).toIterable().contains("200", "201");
    assertThat(paths.get(CONFORMANCE).get("post").get("requestBody").toString()).contains("trustQuestion");
  }
}

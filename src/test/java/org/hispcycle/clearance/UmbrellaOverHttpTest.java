package org.hispcycle.clearance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hispcycle.clearance.TestUmbrellas.noon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Date;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.hispcycle.calendar.FiscalQuarter;
import org.hispcycle.feedback.SurveyClearances;
import org.hispcycle.support.EngineSteps;
import org.hispcycle.support.Http;
import org.hispcycle.support.WholeApplication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Umbrella clearances over HTTP: who sees and changes what, and what cannot be entered. */
@WholeApplication
class UmbrellaOverHttpTest {

  private static final String PATH = "/api/v1/umbrella-clearances";
  private static final String GOOD = """
      {"agencyId":"HUD","controlNumber":"OMB Control Number  2535-0116","title":"A-11 Section 280","kind":"a11-280","approvedOn":"2026-03-02",
       "expiresOn":"2029-03-02","responses":1000,"hours":100.5,"cost":0,"terms":"One template.","publicationAllowed":true}""";

  @Autowired JdbcClient sql;
  @Autowired Umbrellas umbrellas;
  @Autowired Clearances clearances;
  @Autowired SurveyClearances feedback;
  @Autowired EngineSteps steps;
  @Autowired ObjectMapper json;
  @LocalServerPort int port;
  private TestUmbrellas hud;

  @BeforeEach
  void itIsMarch() {
    hud = new TestUmbrellas(sql, umbrellas, "HUD");
    forget();
    ClockUtil.setCurrentTime(Date.from(noon(LocalDate.of(2026, 3, 2))));
  }

  @AfterEach
  void forget() {
    steps.nobody();
    // before the cases, so that nothing is left to be watched anew
    hud.forget();
    steps.engine().getRuntimeService().createProcessInstanceQuery().processDefinitionKey("UmbrellaClearanceProcess").tenantIdIn("HUD").list()
        .forEach(each -> steps.engine().getRuntimeService().deleteProcessInstance(each.getId(), "end of the test"));
    ClockUtil.reset();
  }

  private ObjectNode good() throws Exception {
    return (ObjectNode) json.readTree(GOOD);
  }

  private JsonNode department(String user, String agency) {
    return StreamSupport.stream(Http.as(user, port).get(PATH).json().get("departments").spliterator(), false)
        .filter(each -> each.get("agencyId").asText().equals(agency)).findFirst().orElse(null);
  }

  @Test
  void oiraRegistersAClearanceAndTheDepartmentIsNoLongerBlocked() throws Exception {
    assertThat(department("ombLead", "HUD").get("blocked").asText()).contains("has no umbrella clearance");
    assertThat(department("vaPra", "HUD")).as("the clearances of others are not shown").isNull();
    assertThat(department("vaPra", "VA").get("blocked").isNull()).isTrue();
    assertThat(Http.as("hudPra", port).post(PATH, GOOD).status()).isEqualTo(403);
    var answer = Http.as("oiraAnalyst", port).post(PATH, GOOD);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    assertThat(answer.json().get("controlNumber").asText()).isEqualTo("2535-0116");
    assertThat(answer.json().at("/notes/0").asText()).isEqualTo("\"OMB Control Number\" before the number was left out.");
    assertThat(answer.json().at("/ceilings/hours").asDouble()).isEqualTo(100.5);
    assertThat(department("hudPra", "HUD").get("blocked").isNull()).isTrue();
    assertThat(department("hudPra", "HUD").at("/runningCase/stage").asText()).isEqualTo("WATCHED");
  }

  @Test
  void theDrawsOfAClearanceAreShownToItsDepartmentOnly() throws Exception {
    var roomy = good().put("hours", 1000).put("cost", 1000).toString();
    var id = Http.as("oiraAnalyst", port).post(PATH, roomy).json().get("id").asLong();
    hud.survey(umbrellas.get(id), "UC-TEST-1", LocalDate.of(2026, 3, 2), LocalDate.of(2029, 3, 2), 90, noon(LocalDate.of(2026, 3, 2)));
    var detail = Http.as("hudPra", port).get(PATH + "/" + id).json();
    assertThat(detail.at("/draws/0/caseKey").asText()).isEqualTo("UC-TEST-1");
    assertThat(detail.at("/clearance/remaining/responses").asLong()).isEqualTo(910);
    assertThat(detail.at("/surveys/0/burden/responses").asLong()).isEqualTo(90);
    assertThat(detail.at("/surveys/0/until").isNull()).as("it still draws").isTrue();
    assertThat(detail.at("/alerts").findValuesAsText("on")).containsExactly("2028-03-02", "2028-06-05", "2028-09-03", "2028-12-02", "2029-01-31");
    assertThat(detail.at("/renewalOn").asText()).isEqualTo("2028-03-02");
    assertThat(Http.as("vaPra", port).get(PATH + "/" + id).status()).isEqualTo(404);
    assertThat(Http.as("oiraAnalyst", port).get(PATH + "/" + id).status()).isEqualTo(200);
    // a ceiling below what is drawn
    var below = good().put("version", 0).put("responses", 89).put("hours", 89.99).put("cost", 89);
    assertThat(Http.as("oiraAnalyst", port).put(PATH + "/" + id, below.toString()).json().get("detail").asText())
        .contains("The ceiling of 89 responses is below the 90 responses a year that surveys draw under 2535-0116. Enter at least 90")
        .contains("The ceiling of 89.99 hours is below the 90.00 hours").contains("dollars").contains("And 1 more");
    umbrellas.release("UC-TEST-1", "No longer asked", "test", noon(LocalDate.of(2026, 3, 2)));
    var released = Http.as("hudPra", port).get(PATH + "/" + id).json().at("/surveys/0");
    assertThat(released.at("/burden/responses").asLong()).as("what it drew is still told").isEqualTo(90);
    assertThat(released.at("/untilWhy").asText()).isEqualTo("No longer asked");
  }

  @Test
  void everybodyIsToldWhatTheyMayDoWithAClearance() {
    var id = Http.as("oiraAnalyst", port).post(PATH, GOOD).json().get("id").asLong();
    assertThat(may("hudPra", id)).isEqualTo("{\"revise\":false,\"renew\":true,\"askExtension\":true,\"endSurvey\":true}");
    assertThat(may("oiraAnalyst", id)).isEqualTo("{\"revise\":true,\"renew\":false,\"askExtension\":false,\"endSurvey\":false}");
    assertThat(may("ombLead", id)).isEqualTo("{\"revise\":true,\"renew\":true,\"askExtension\":false,\"endSurvey\":false}");
    assertThat(may("hudReporter", id)).isEqualTo("{\"revise\":false,\"renew\":false,\"askExtension\":false,\"endSurvey\":false}");
    assertThat(Http.as("hudPra", port).get(PATH).json().get("mayRegister").asBoolean()).isFalse();
    assertThat(Http.as("oiraAnalyst", port).get(PATH).json().get("mayRegister").asBoolean()).isTrue();
  }

  /** On 1 June a survey of 90 responses ends; what it asked in the quarter before stays cleared. */
  @Test
  void aSurveyIsEndedByItsPraOfficerAndGivesItsBurdenBackOnThatDay() throws Exception {
    var id = Http.as("oiraAnalyst", port).post(PATH, good().put("hours", 1000).put("cost", 1000).toString()).json().get("id").asLong();
    hud.survey(umbrellas.get(id), "UC-TEST-1", LocalDate.of(2026, 3, 2), LocalDate.of(2029, 3, 2), 90, noon(LocalDate.of(2026, 3, 2)));
    var survey = clearances.ofCase("UC-TEST-1").orElseThrow();
    var path = "/api/v1/approved-surveys/" + survey.id() + "/end";
    var ending = json.createObjectNode().put("on", "2026-06-01").put("reason", "The form was withdrawn.");
    assertThat(Http.as("oiraAnalyst", port).post(path, ending.toString()).status()).isEqualTo(403);
    assertThat(Http.as("hudReporter", port).post(path, ending.toString()).status()).isEqualTo(403);
    assertThat(Http.as("vaPra", port).post(path, ending.toString()).status()).isEqualTo(404);
    assertThat(Http.as("hudPra", port).post(path, "{}").json().findValuesAsText("field")).contains("on", "reason");
    assertThat(Http.as("hudPra", port).post(path, ending.deepCopy().put("on", "2026-03-01").toString()).json().get("detail").asText()).contains("that day has passed");
    assertThat(Http.as("hudPra", port).post(path, ending.deepCopy().put("on", "2029-03-03").toString()).json().get("detail").asText()).contains("runs out on 2029-03-02 by itself");
    assertThat(Http.as("hudPra", port).get(PATH + "/" + id).json().at("/inUse/0/id").asLong()).isEqualTo(survey.id());

    var ended = Http.as("hudPra", port).post(path, ending.toString());
    assertThat(ended.status()).as(ended.toString()).isEqualTo(200);
    assertThat(umbrellas.get(id).drawnResponses()).as("it is still used until then").isEqualTo(90);
    assertThat(clearances.hasValidClearance(survey.hispId(), survey.serviceId(), LocalDate.of(2026, 5, 31))).isTrue();
    assertThat(clearances.hasValidClearance(survey.hispId(), survey.serviceId(), LocalDate.of(2026, 6, 1))).isFalse();
    ClockUtil.setCurrentTime(Date.from(noon(LocalDate.of(2026, 6, 1))));
    umbrellas.releaseExpired("HUD", noon(LocalDate.of(2026, 6, 1)));
    assertThat(umbrellas.get(id).drawnResponses()).isZero();
    assertThat(Http.as("hudPra", port).post(path, ending.toString()).json().get("detail").asText()).contains("has ended on 2026-06-01 already: The form was withdrawn.");
    var shown = Http.as("hudPra", port).get("/api/v1/clearances").json().at("/agencies/0/surveys").findParents("caseKey").stream()
        .filter(each -> each.get("caseKey").asText().equals("UC-TEST-1")).findFirst().orElseThrow();
    assertThat(shown.get("stateLabel").asText()).isEqualTo("Ended");
    assertThat(cleared(survey, new FiscalQuarter(2026, 3))).as("the quarter in which it ended can be reported").isTrue();
    assertThat(cleared(survey, new FiscalQuarter(2026, 4))).isFalse();
  }

  private boolean cleared(ApprovedSurvey survey, FiscalQuarter quarter) {
    return feedback.forService(survey.hispId(), survey.serviceId()).stream().anyMatch(each -> each.validIn(quarter));
  }

  @Test
  void aSurveyIsSuspendedWithItsUmbrellaAndNobodyIsSentForANewClearance() throws Exception {
    var id = Http.as("oiraAnalyst", port).post(PATH, good().put("hours", 1000).put("cost", 1000).toString()).json().get("id").asLong();
    hud.survey(umbrellas.get(id), "UC-TEST-1", LocalDate.of(2026, 3, 2), LocalDate.of(2029, 3, 2), 90, noon(LocalDate.of(2026, 3, 2)));
    var survey = clearances.ofCase("UC-TEST-1").orElseThrow();
    ClockUtil.setCurrentTime(Date.from(noon(LocalDate.of(2029, 3, 5))));
    var housing = Http.as("hudPra", port).get("/api/v1/clearances").json().at("/agencies/0");
    assertThat(housing.at("/surveys").findValuesAsText("state")).contains("SUSPENDED").doesNotContain("EXPIRED");
    var blocked = StreamSupport.stream(housing.get("blocked").spliterator(), false).filter(each -> each.get("serviceId").asInt() == survey.serviceId()).findFirst().orElseThrow();
    assertThat(blocked.get("reason").asText()).contains("is suspended: the umbrella clearance of the department lapsed on 2029-03-02");
    assertThat(blocked.get("next").asText()).contains("No new request is needed").doesNotContain("requests a clearance");
  }

  private String may(String user, long id) {
    return Http.as(user, port).get(PATH + "/" + id).json().get("may").toString();
  }

  @Test
  void everyFaultOfARegistrationIsToldAtOnce() {
    assertThat(Http.as("oiraAnalyst", port).post(PATH, "{}").json().findValuesAsText("field"))
        .contains("agencyId", "controlNumber", "title", "kind", "approvedOn", "expiresOn", "responses", "hours", "cost", "publicationAllowed");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "controlNumber|\"OMB Control Number\"|such as 2900-0770; \"OMB Control Number\" is none",
      "controlNumber|\"2535-0116 / 1225-0088\"|two control numbers",
      "controlNumber|\"9900-0011\"|belongs to the umbrella clearance of SBA",
      "controlNumber|\"2535-0116 EXP 3/31/24\"|says that the clearance expires on 2024-03-31, but the field of the last day says 2029-03-02",
      "expiresOn|\"2026-03-01\"|not after its approval on 2026-03-02",
      "expiresOn|\"2029-03-03\"|longer than three years",
      "expiresOn|\"2029-02-30\"|not the JSON that this address expects",
      "approvedOn|\"2026-03-03\"|still to come",
      "responses|-1|it cannot be -1",
      "responses|0|a whole number from 1 on",
      "responses|1.5|whole number",
      "hours|-0.01|-0.01 cannot be it",
      "hours|1.001|two decimals at most",
      "cost|-5|-5 cannot be it",
      "kind|\"secret\"|a11-280",
      "publicationAllowed|null|may be published",
      "title|\" \"|Enter the title",
      "agencyId|\"XYZ\"|no department with the id XYZ",
      "replaces|999999|cannot be replaced"})
  void whatCannotBeIsRefusedWithASentence(String field, String value, String says) throws Exception {
    var bad = good();
    bad.set(field, json.readTree(value));
    var answer = Http.as("oiraAnalyst", port).post(PATH, bad.toString());
    assertThat(answer.status()).as(answer.toString()).isIn(400, 422);
    assertThat(answer.json().get("detail").asText()).contains(says);
    assertThat(umbrellas.of("HUD")).isEmpty();
  }

  @Test
  void twoClearancesOfAKindAreNotInForceAtOnceButAnotherKindMayBe() throws Exception {
    var first = Http.as("oiraAnalyst", port).post(PATH, GOOD).json().get("id").asLong();
    var overlapping = Http.as("oiraAnalyst", port).post(PATH, good().put("controlNumber", "2511-0001").toString());
    assertThat(overlapping.json().get("detail").asText()).contains("has the umbrella clearance 2535-0116 already, which is valid until 2029-03-02").contains("\"replaces\": " + first);
    var other = Http.as("oiraAnalyst", port).post(PATH, good().put("controlNumber", "2511-0001").put("kind", "other-generic").put("publicationAllowed", false).toString());
    assertThat(other.status()).as(other.toString()).isEqualTo(201);
    assertThat(umbrellas.valid("HUD", LocalDate.of(2026, 3, 2)).orElseThrow().id()).as("surveys go under the one for A-11 Section 280").isEqualTo(first);
    var next = Http.as("oiraAnalyst", port).post(PATH, good().put("replaces", first).toString());
    assertThat(next.status()).as(next.toString()).isEqualTo(201);
    assertThat(Http.as("oiraAnalyst", port).post(PATH, good().put("replaces", first).toString()).json().get("detail").asText()).contains("has been replaced already");
  }

  @Test
  void ofTwoEditsAtTheSameMomentOneWinsAndTheOtherIsTold() throws Exception {
    var id = Http.as("oiraAnalyst", port).post(PATH, GOOD).json().get("id").asLong();
    var editors = Executors.newFixedThreadPool(2);
    try {
      var edits = editors.invokeAll(java.util.List.of(edit(id, "oiraAnalyst", 2000), edit(id, "ombDeskOfficer", 3000)));
      var statuses = java.util.List.of(edits.get(0).get().status(), edits.get(1).get().status());
      assertThat(statuses).containsExactlyInAnyOrder(200, 409);
      var loser = edits.get(statuses.indexOf(409)).get();
      assertThat(loser.json().get("detail").asText()).contains("was changed in the meantime (version 1, you have 0)");
      assertThat(umbrellas.get(id).ceilingResponses()).isEqualTo(statuses.get(0) == 200 ? 2000 : 3000);
    } finally {
      editors.shutdown();
    }
    assertThat(sql.sql("select count(*) from umbrella_revision where umbrella_id = ?").param(id).query(Integer.class).single()).isEqualTo(2);
    assertThat(Http.as("oiraAnalyst", port).put(PATH + "/" + id, GOOD).json().get("detail").asText()).contains("send version, now 1");
  }

  private Callable<Http.Answer> edit(long id, String user, long responses) {
    return () -> Http.as(user, port).put(PATH + "/" + id, good().put("version", 0).put("responses", responses).put("reason", "More surveys").toString());
  }

  @Test
  void theRenewalIsBegunByHandAndAnExtensionAskedForByThePraOfficer() throws Exception {
    var id = Http.as("oiraAnalyst", port).post(PATH, GOOD).json().get("id").asLong();
    assertThat(Http.as("hudReporter", port).post(PATH + "/" + id + "/renewal", "{}").status()).isEqualTo(403);
    assertThat(Http.as("vaPra", port).post(PATH + "/" + id + "/renewal", "{}").status()).isEqualTo(404);
    assertThat(Http.as("hudPra", port).post(PATH + "/" + id + "/renewal", "{}").status()).isEqualTo(200);
    assertThat(Http.as("hudPra", port).post(PATH + "/" + id + "/extension", "{\"until\":\"2029-12-31\"}").json().get("detail").asText())
        .contains("Enter why the renewal will not be ready in time").contains("six months at most, here until 2029-09-02");
    var asked = Http.as("hudPra", port).post(PATH + "/" + id + "/extension", "{\"until\":\"2029-09-02\",\"reason\":\"Late.\"}");
    assertThat(asked.json().get("extensionAskedUntil").asText()).isEqualTo("2029-09-02");
    assertThat(Http.as("ombLead", port).post(PATH + "/" + id + "/extension", "{\"until\":\"2029-09-02\",\"reason\":\"Late.\"}").status()).isEqualTo(403);
  }
}

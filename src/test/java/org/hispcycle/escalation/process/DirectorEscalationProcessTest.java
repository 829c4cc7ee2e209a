package org.hispcycle.escalation.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.escalation.Escalation.Status;
import org.hispcycle.escalation.Escalations;
import org.hispcycle.escalation.process.DirectorEscalationProcess.Elements;
import org.hispcycle.support.EngineSteps;
import org.hispcycle.support.Http;
import org.hispcycle.support.WholeApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What agencies cannot settle goes to the Director of OMB, who works with their heads (J5). */
@WholeApplication
class DirectorEscalationProcessTest {

  private static final String RESOLUTION = "SSA answers; VA passes the questions on.";

  @LocalServerPort private int port;
  @Autowired private EngineSteps steps;
  @Autowired private Escalations escalations;
  @Autowired private JdbcClient sql;
  @Autowired private ObjectMapper json;
  @Autowired private Clock clock;

  @Test
  void theHeadsStateTheirViewsTheLeadRecommendsAndTheDirectorResolves() {
    var key = begin("vaHead", request());
    assertThat(escalations.get(key).agencies()).as("the head's own agency is always among them").containsExactly("SSA", "VA");
    assertThat(steps.openTasks(key)).as("nothing for OMB before the agencies have spoken").isEmpty();
    assertThat(tenantOf(key + "-VA")).isEqualTo("VA");
    assertThat(tenantOf(key + "-SSA")).isEqualTo("SSA");
    assertThat(steps.task(key + "-SSA", AgencyViewProcess.Elements.STATE).getName()).isEqualTo("State view of the agency: Questions on survivors");
    assertThat(EasternTime.dateOf(steps.task(key + "-SSA", AgencyViewProcess.Elements.STATE).getDueDate().toInstant()))
        .as("ten business days, and no later than the resolution is needed").isBefore(EasternTime.today(clock).plusDays(21)).isAfter(EasternTime.today(clock));
    assertThat(seenBy("dhsHead", key + "-SSA")).isFalse();
    assertThat(seenBy("vaHead", key + "-SSA")).isFalse();
    assertThat(seenBy("ssaOfficial", key + "-SSA")).as("the head's task").isFalse();
    assertThat(seenBy("ssaHead", key + "-SSA")).isTrue();

    state("ssaHead", key, "SSA", "We answer.");
    assertThat(steps.openTasks(key)).as("one view is missing").isEmpty();
    assertThatThrownBy(() -> state("vaHead", key, "VA", " ")).hasMessageContaining("Enter how your agency sees it");
    state("vaHead", key, "VA", "We are asked every day.");
    assertThat(steps.openTasks(key)).containsExactly(Elements.RECOMMEND);

    assertThatThrownBy(() -> steps.complete("ombLead", key, Elements.RECOMMEND, "ask", null)).hasMessageContaining("needs a comment");
    steps.complete("ombLead", key, Elements.RECOMMEND, "ask", "How many questions a day?");
    steps.runJobs(key);
    assertThat(Http.as("ssaHead", port).get("/api/v1/tasks/" + steps.task(key + "-SSA", AgencyViewProcess.Elements.STATE).getId() + "/form").json().at("/content/askedAgain").asText())
        .isEqualTo("How many questions a day?");
    state("ssaHead", key, "SSA", "A hundred.");
    state("vaHead", key, "VA", "Fifty.");
    recommend(key);
    var content = Http.as("ombDirector", port).get("/api/v1/tasks/" + steps.task(key, Elements.RESOLVE).getId() + "/form").json();
    assertThat(content.at("/content/views").toString()).contains("A hundred.").contains("Fifty.");
    steps.complete("ombDirector", key, Elements.RESOLVE, "return", "What does it cost?");
    assertThat(steps.openTasks(key)).containsExactly(Elements.RECOMMEND);
    recommend(key);

    assertThatThrownBy(() -> resolve(key, "", "SSA")).hasMessageContaining("Enter the resolution");
    assertThatThrownBy(() -> resolve(key, RESOLUTION, null)).hasMessageContaining("Name the agency that is primarily responsible");
    assertThatThrownBy(() -> resolve(key, RESOLUTION, "DHS")).hasMessageContaining("Choose one of the agencies concerned: SSA, VA.");
    resolve(key, RESOLUTION, "SSA");

    assertThat(steps.passed(DirectorEscalationProcess.KEY, key)).contains("EndEvent_EscalationResolved");
    var matter = escalations.get(key);
    assertThat(matter.status()).isEqualTo(Status.RESOLVED);
    assertThat(matter.primaryAgency()).isEqualTo("SSA");
    assertThat(told(matter.id(), "resolved")).contains("vaHead", "vaOfficial", "ssaHead", "ssaOfficial", "ombLead").doesNotContain("dhsHead", "vaReporter");
    assertThat(recorded("escalation-resolved", key)).hasSize(1).allMatch(each -> each.contains(RESOLUTION));
    assertThat(recorded("escalation-resolved", key + "-SSA")).hasSize(1).allMatch(each -> each.contains(RESOLUTION));
    assertThatThrownBy(() -> escalations.resolve("DirectorEscalationProcess/" + key, key, json.valueToTree(Map.of("resolution", "Otherwise.", "primaryAgency", "VA")),
        "ombDirector", clock.instant())).hasMessageContaining("has ended already: it is resolved");
    assertThat(escalations.get(key).resolution()).isEqualTo(RESOLUTION);
    var late = withdraw("vaHead", key, "Too late.");
    assertThat(late.status()).isIn(403, 422);
  }

  @Test
  void eachAgencyReadsWhatConcernsItAndItsOwnViewOnly() {
    var request = request();
    request.put("escalationAgencies", "SSA,VA");
    var key = begin("ombLead", request);
    assertThat(escalations.get(key).begunAgency()).isNull();
    state("ssaHead", key, "SSA", "Ours alone.");
    assertThat(listed("ssaHead", key).get("views").toString()).contains("Ours alone.");
    assertThat(listed("vaHead", key).get("views").toString()).doesNotContain("Ours alone.");
    assertThat(listed("vaOfficial", key).get("stated").asInt()).isEqualTo(1);
    assertThat(listed("ombDeskOfficer", key).get("views").toString()).contains("Ours alone.");
    assertThat(listed("dhsHead", key)).isNull();
    assertThat(Http.as("vaCounsel", port).get("/api/v1/escalations").status()).isEqualTo(403);
    assertThat(Http.as("vaHead", port).get("/api/v1/cases/" + key + "-SSA/story").status()).isIn(403, 404);

    assertThat(withdraw("vaHead", key, "Settled.").status()).as("begun by OMB").isEqualTo(403);
    assertThat(withdraw("dhsHead", key, "Settled.").status()).as("learns nothing").isEqualTo(404);
    assertThat(withdraw("ombLead", key, " ").body()).contains("Enter why it is withdrawn");
    assertThat(withdraw("ombLead", key, "Settled.").status()).isEqualTo(200);
    assertThat(escalations.get(key).status()).isEqualTo(Status.WITHDRAWN);
    assertThat(steps.passed(DirectorEscalationProcess.KEY, key)).contains("EndEvent_EscalationWithdrawn");
    assertThat(steps.openTasks(key + "-VA")).as("nobody is asked any more").isEmpty();
    assertThat(told(escalations.get(key).id(), "withdrawn")).contains("vaHead", "ssaHead", "ombLead").doesNotContain("dhsHead");
    assertThat(listed("ssaHead", key).get("endReason").asText()).isEqualTo("Settled.");
    assertThat(withdraw("ombLead", key, "Settled.").status()).isIn(403, 422);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      escalationAgencies |                | Choose at least one agency
      escalationAgencies | VA             | Choose at least one agency that it concerns beside your own
      escalationAgencies | SSA,MOON       | There is no agency "MOON"
      escalationSubject  |                | Enter what it is about
      escalationKind     | something-else | Choose what the Director is asked to resolve
      escalationAsked    |                | Enter what the Director is asked to resolve
      escalationWantedBy |                | a day after today
      escalationWantedBy | 2020-01-01     | a day after today
      escalationWantedBy | soon           | a day after today
      escalationAbout    | VA-NOWHERE     | Choose the HISP or the service from the list
      escalationAbout    | VA-VBA/999999  | Choose the HISP or the service from the list""")
  void whatCannotBeTakenIsRefusedWhileThePersonIsThere(String field, String value, String sentence) {
    var request = request();
    request.put(field, value == null ? "" : value);
    var before = sql.sql("select count(*) from director_escalation").query(Integer.class).single();
    assertThatThrownBy(() -> begin("vaHead", request)).hasMessageContaining(sentence);
    request.remove(field);
    if (value == null) {
      assertThatThrownBy(() -> begin("vaHead", request)).hasMessageContaining(sentence);
    }
    assertThat(sql.sql("select count(*) from director_escalation").query(Integer.class).single()).isEqualTo(before);
  }

  @Test
  void onlyOmbsLeadAndHeadsOfAgencyBegin() {
    var body = "{\"variables\":{\"escalationSubject\":{\"value\":\"x\"}}}";
    assertThat(Http.as("vaOfficial", port).post("/engine-rest/process-definition/key/DirectorEscalationProcess/start", body).status()).isEqualTo(403);
    assertThat(Http.as("ombDeskOfficer", port).post("/engine-rest/process-definition/key/DirectorEscalationProcess/start", body).status()).isEqualTo(403);
    assertThat(Http.as("vaHead", port).post("/engine-rest/process-definition/key/AgencyViewProcess/start", "{}").status()).isEqualTo(403);
    var refused = Http.as("vaHead", port).post("/engine-rest/process-definition/key/DirectorEscalationProcess/start", body);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body()).contains("Choose at least one agency");
  }

  // ---- steps

  private Map<String, Object> request() {
    return new HashMap<>(Map.of("escalationSubject", "Questions on survivors", "escalationKind", "unclear-responsibility", "escalationAgencies", "SSA",
        "escalationAbout", "VA-VBA", "escalationAsked", "Both agencies are asked; neither answers.", "escalationWantedBy", EasternTime.today(clock).plusDays(40).toString()));
  }

  private String begin(String user, Map<String, Object> request) {
    steps.as(user);
    try {
      var started = steps.engine().getRuntimeService().startProcessInstanceByKey(DirectorEscalationProcess.KEY, request);
      steps.nobody();
      var instance = steps.engine().getRuntimeService().createProcessInstanceQuery().processInstanceId(started.getId()).singleResult();
      assertThat(instance.getTenantId()).as("a case of several agencies belongs to none").isNull();
      assertThat(steps.engine().getRuntimeService().getVariables(instance.getId())).as("what was asked stays in our tables").containsOnlyKeys("begunBy", "cycleYear");
      steps.runJobs(instance.getBusinessKey());
      return instance.getBusinessKey();
    } finally {
      steps.nobody();
    }
  }

  private void state(String user, String key, String agency, String view) {
    steps.saveDraft(user, key + "-" + agency, AgencyViewProcess.Elements.STATE, Map.of("view", view));
    steps.complete(user, key + "-" + agency, AgencyViewProcess.Elements.STATE, "state", null);
  }

  private void recommend(String key) {
    assertThatThrownBy(() -> {
      steps.saveDraft("ombLead", key, Elements.RECOMMEND, Map.of("summary", "Two agencies."));
      steps.complete("ombLead", key, Elements.RECOMMEND, "submit", null);
    }).hasMessageContaining("Enter what you recommend");
    steps.saveDraft("ombLead", key, Elements.RECOMMEND, Map.of("summary", "Two agencies.", "recommendation", "Name one."));
    steps.complete("ombLead", key, Elements.RECOMMEND, "submit", null);
  }

  private void resolve(String key, String resolution, String primary) {
    var draft = new HashMap<String, Object>(Map.of("summary", "Two agencies.", "recommendation", "Name one.", "resolution", resolution));
    draft.put("primaryAgency", primary);
    steps.saveDraft("ombDirector", key, Elements.RESOLVE, draft);
    steps.complete("ombDirector", key, Elements.RESOLVE, "resolve", null);
  }

  private String tenantOf(String key) {
    return steps.task(key, AgencyViewProcess.Elements.STATE).getTenantId();
  }

  private boolean seenBy(String user, String key) {
    var task = steps.task(key, AgencyViewProcess.Elements.STATE).getId();
    return Http.as(user, port).get("/engine-rest/task/" + task).status() == 200;
  }

  private Http.Answer withdraw(String user, String key, String reason) {
    return Http.as(user, port).post("/api/v1/escalations/" + key + "/withdrawal", "{\"reason\":\"" + reason + "\"}");
  }

  private JsonNode listed(String user, String key) {
    for (var each : Http.as(user, port).get("/api/v1/escalations").json().get("escalations")) {
      if (each.get("caseKey").asText().equals(key)) {
        return each;
      }
    }
    return null;
  }

  private List<String> told(long id, String what) {
    return sql.sql("select message_key from mail where message_key like ?").param("director-escalation/" + id + "/" + what + "/%").query(String.class).list().stream()
        .map(each -> each.substring(each.lastIndexOf('/') + 1)).toList();
  }

  private List<String> recorded(String kind, String businessKey) {
    return sql.sql("select content from audit_inbox union all select content from audit_entry where content is not null").query(String.class).list().stream()
        .filter(each -> each.contains("\"" + kind + "\"") && each.contains("\"" + businessKey + "\"")).toList();
  }
}

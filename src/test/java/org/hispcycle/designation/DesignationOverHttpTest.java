package org.hispcycle.designation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hispcycle.cycle.Cycles;
import org.hispcycle.cycle.Ledger;
import org.hispcycle.cycle.ObligationStatus;
import org.hispcycle.registry.Registry;
import org.hispcycle.support.EngineSteps;
import org.hispcycle.support.Person;
import org.hispcycle.support.WholeApplication;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Nonsense and tricks as a program could send them: refused with the field named, and nothing is written (cycle 2028). */
@WholeApplication
class DesignationOverHttpTest {

  private static final int YEAR = 2028;
  private static final String CHOOSE = "Task_DesignateServices";
  private static final Map<String, String> RATIONALE = Map.of("organization", "o", "customers", "c", "performance", "p");

  @Autowired EngineSteps steps;
  @Autowired Cycles cycles;
  @Autowired Ledger ledger;
  @Autowired Registry registry;
  @LocalServerPort int port;

  @BeforeEach
  void openTheYear() {
    cycles.open(YEAR);
  }

  private String start(String hispId) {
    var key = YEAR + "-" + hispId;
    steps.start("ServiceDesignationProcess", key, Map.of("cycleYear", YEAR, "agencyId", registry.hisp(hispId).agencyId(), "hispId", hispId));
    return key;
  }

  private static Map<String, Object> service(Object id) {
    var service = new HashMap<String, Object>();
    service.put("serviceId", id);
    service.put("rationale", RATIONALE);
    return service;
  }

  private static Map<String, Object> described(String name) {
    return new HashMap<>(Map.of("newService", Map.of("name", name, "description", "d", "occasion", "o", "outcome", "u", "customers", "c",
        "types", List.of("Benefits"), "channels", List.of("website")), "rationale", RATIONALE));
  }

  private static Map<String, Object> with(Map<String, Object> service, String part, Object value) {
    var changed = new HashMap<>(service);
    changed.put(part, value);
    return changed;
  }

  private static Map<String, Object> draft(List<?> services, String... references) {
    var actions = new ArrayList<Map<String, String>>();
    List.of(references).forEach(each -> actions.add(Map.of("title", "Shorten the form", "serviceRef", each)));
    return Map.of("services", services, "ended", List.of(), "actions", actions, "weighing", Map.of());
  }

  private static List<String> fields(Person.Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(422);
    assertThat(answer.body().get("detail").asText()).doesNotContain("ENGINE", "Exception", "[[");
    return answer.body().get("errors").findValuesAsText("field");
  }

  @Test
  void nonsenseIsRefusedFieldByField() {
    var key = start("HUD-HUD");
    var official = new Person(port, "hudOfficial");
    var known = registry.services("HUD-HUD").get(0).id();
    Map<String, Map<String, Object>> wrong = new HashMap<>();
    wrong.put("services", draft(List.of()));
    wrong.put("services[0].serviceId", draft(List.of(service(26)), "26"));
    wrong.put("services[1]", draft(List.of(service(known), service(known)), "" + known));
    wrong.put("services[1].newService.name", draft(List.of(service(known), described("x".repeat(10_000))), "" + known, "new-1"));
    wrong.put("services[0].shareOfPopulation", draft(List.of(with(service(known), "shareOfPopulation", -3)), "" + known));
    wrong.put("services[0].annualTransactions", draft(List.of(with(service(known), "annualTransactions", "9".repeat(30))), "" + known));
    wrong.put("services[0].files", draft(List.of(with(service(known), "files", List.of("e999999"))), "" + known));
    wrong.put("services[0].links.0.url", draft(List.of(with(service(known), "links", List.of(Map.of("title", "t", "url", "javascript:alert(1)")))), "" + known));
    wrong.put("ended[0].serviceId", with(draft(List.of(service(known)), "" + known), "ended", List.of(Map.of("serviceId", 26, "reason", "r"))));
    wrong.put("weighing.weights.volume", with(draft(List.of(service(known)), "" + known), "weighing", Map.of("weights", Map.of("volume", "1000000"))));
    wrong.forEach((field, content) -> {
      official.draft(CHOOSE, key, content);
      assertThat(fields(official.tryToComplete(CHOOSE, key, "designate", null))).as(field).contains(field);
    });
    for (var unreadable : List.of(99_999_999_999L, "ten", Map.of(), 1.5)) {
      official.draft(CHOOSE, key, draft(List.of(service(unreadable))));
      var answer = official.tryToComplete(CHOOSE, key, "designate", null);
      assertThat(answer.status()).as(unreadable + ": " + answer.text()).isEqualTo(422);
      assertThat(answer.body().get("detail").asText()).containsAnyOf("The draft cannot be read", "no service with the id");
    }
    assertThat(ledger.get(key + "/service-designation").status()).isEqualTo(ObligationStatus.OPEN);
    assertThat(registry.services("HUD-HUD")).as("nothing was added").hasSize(1);
  }

  @Test
  void nobodyGoesRoundTheStepsAndTheServiceIsShownAsItWasWritten() {
    var key = start("OPM-RETIREMENT");
    var official = new Person(port, "opmOfficial");
    var lead = new Person(port, "ombLead");
    var known = registry.services("OPM-RETIREMENT").get(0).id();
    official.draft(CHOOSE, key, draft(List.of(service(known), described("Asking <script>alert(1)</script>")), "" + known, "new-1"));
    official.complete(CHOOSE, key, "designate", null);

    // OMB sets first reports, and nothing else; the agency writes no more
    var form = lead.form("Task_ConcurWithDesignation", key).body();
    var task = form.get("taskId").asText();
    var version = form.get("draft").get("version").asInt();
    var changed = Map.of("version", version, "content", Map.of("services", List.of()));
    assertThat(lead.send("POST", "/engine-rest/task/" + task + "/claim", Map.of("userId", "ombLead")).status()).isEqualTo(204);
    assertThat(lead.send("PUT", "/api/v1/drafts/" + task, changed).status()).isEqualTo(403);
    assertThat(official.send("PUT", "/api/v1/drafts/" + task, changed).status()).isBetween(403, 404);
    assertThat(lead.send("POST", "/engine-rest/task/" + task + "/complete",
        Map.of("variables", Map.of("outcome", Map.of("value", "concur"), "draftVersion", Map.of("value", version - 1, "type", "Integer")))).status()).isEqualTo(422);
    assertThat(form.get("content").get("services").toString()).as("not in the inventory yet").doesNotContain("alert(1)");
    lead.complete("Task_ConcurWithDesignation", key, "concur", null);
    steps.runJobs(key);

    var found = official.get("/api/v1/services/search?q=script");
    assertThat(found.body().get("services").findValuesAsText("name")).containsExactly("Asking <script>alert(1)</script>");
    assertThat(found.body().get("services").findValuesAsText("slug")).containsExactly("asking-script-alert-1-script");
    int id = found.body().get("services").get(0).get("id").asInt();
    JsonNode history = official.get("/api/v1/services/" + id + "/designations").body();
    assertThat(history.at("/designations/0/rationale/customers").asText()).isEqualTo("c");
    assertThat(history.at("/designations/0/years/0/actions/0/title").asText()).isEqualTo("Shorten the form");
    assertThat(history.at("/designations/0/endedOn").isNull()).isTrue();
    assertThat(new Person(port, "vaOfficial").get("/api/v1/services/" + id + "/designations").status()).isEqualTo(404);
  }
}

package org.hispcycle.actionplan.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.hispcycle.actionplan.BudgetRequests;
import org.hispcycle.actionplan.Commitment;
import org.hispcycle.actionplan.Commitments;
import org.hispcycle.actionplan.PublicPlans;
import org.hispcycle.actionplan.Signatures;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.cycle.Cycles;
import org.hispcycle.cycle.Ledger;
import org.hispcycle.cycle.ObligationStatus;
import org.hispcycle.draft.Drafts;
import org.hispcycle.draft.Remarks;
import org.hispcycle.evidence.Evidence;
import org.hispcycle.support.EngineSteps;
import org.hispcycle.support.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;

/** Plans under the older editions: their steps, their parts, who signs, and what becomes public. A database of its own. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
    "spring.datasource.url=jdbc:h2:mem:plan-editions;DB_CLOSE_DELAY=-1", "camunda.bpm.job-execution.enabled=false",
    "hisp.demo.walk-to-start=false", "hisp.feedback.directory=target/response-files", "hisp.cycle.open-at-start=false",
    "hisp.reminders.enabled=false"})
@ActiveProfiles("demo")
@Import(EngineSteps.class)
@DirtiesContext
class PlanEditionsTest {

  private static final String DRAFT = "Task_DraftActionPlan";
  private static final String FOUR_PARTS = """
      "components":{"organization":"Who leads","maturity":"What was found","data":"What is measured","delivery":"What is planned"}""";

  @Autowired EngineSteps steps;
  @Autowired Cycles cycles;
  @Autowired Ledger ledger;
  @Autowired Drafts drafts;
  @Autowired Remarks remarks;
  @Autowired Evidence evidence;
  @Autowired Commitments commitments;
  @Autowired PublicPlans publicPlans;
  @Autowired BudgetRequests requests;
  @Autowired Signatures signatures;
  @LocalServerPort int port;

  @BeforeEach
  void steps() {
    BpmnAwareTests.init(steps.engine());
  }

  @AfterEach
  void timeGoesOn() {
    steps.nobody();
    ClockUtil.reset();
  }

  private ProcessInstance start(String process, LocalDate day, String agencyId, String hispId) {
    ClockUtil.setCurrentTime(Date.from(EasternTime.at(day, LocalTime.NOON)));
    cycles.open(day.getYear());
    var variables = new HashMap<String, Object>();
    variables.put("cycleYear", day.getYear());
    variables.put("agencyId", agencyId);
    variables.put("hispId", hispId);
    return steps.start(process, day.getYear() + "-" + (hispId == null ? agencyId : hispId), variables);
  }

  private String actions(String user, String key, String task, int year, String horizon, String targetDate, String more) {
    var services = content(user, task, key).path("services");
    var actions = new ArrayList<String>();
    for (int i = 0; i < services.size(); i++) {
      actions.add(action("a" + i, services.get(i).get("id").asInt(), year, horizon, targetDate, more));
    }
    actions.add(action("c1", null, year, horizon, targetDate, more));
    return String.join(",", actions);
  }

  private static String action(String id, Integer service, int year, String horizon, String targetDate, String more) {
    return """
        {"id":"%s","kind":"%s","serviceId":%s,%s%s"title":"Shorter form","painPoint":"Long form","painPointSource":"design-research",
         "evidence":"Interviews","outcome":"Done in ten minutes","measure":"Minutes","baseline":"30","baselineDate":"%d-01-02","target":"10",
         "unit":"minutes","targetDate":"%s","owner":"Office of Forms"}""".formatted(id, service == null ? "capability" : "service", service,
        horizon == null ? "" : "\"horizon\":\"" + horizon + "\",", more, year, targetDate);
  }

  private JsonNode content(String user, String task, String key) {
    return new Person(port, user).form(task, key).body().get("content");
  }

  @Test
  void under2019ThePlanHasFourPartsAndIsPublicAsAWhole() {
    var key = "2020-SBA-SBA";
    var instance = start("ActionPlanProcess", LocalDate.of(2020, 2, 10), "SBA", "SBA-SBA");
    var form = content("sbaHispOfficial", DRAFT, key);
    assertThat(form.path("showBudget").asBoolean()).isFalse();
    assertThat(form.path("components").findValuesAsText("code")).containsExactly("organization", "maturity", "data", "delivery");
    assertThat(form.path("idea").asText()).isEqualTo("NOT_ASKED");
    assertThat(form.path("horizons")).isEmpty();

    var actions = actions("sbaHispOfficial", key, DRAFT, 2020, null, "2020-12-31", "\"files\":[],");
    steps.saveDraft("sbaHispOfficial", key, DRAFT, "{\"actions\":[" + actions + "],\"components\":{\"data\":\" \"}}");
    assertThatThrownBy(() -> steps.complete("sbaHispOfficial", key, DRAFT, "submit", null)).hasMessageContaining("components.organization")
        .hasMessageContaining("components.data").hasMessageContaining("Organization/Accountability");
    var money = "\"budgetRequests\":[{\"id\":\"b1\",\"title\":\"No money here\"}]";
    steps.saveDraft("sbaHispOfficial", key, DRAFT, "{" + FOUR_PARTS + ",\"actions\":[" + actions + "]," + money + "}");
    assertThatThrownBy(() -> steps.complete("sbaHispOfficial", key, DRAFT, "submit", null)).hasMessageContaining("asks for no budget requests");
    steps.saveDraft("sbaHispOfficial", key, DRAFT, "{\"summary\":\"In short\"," + FOUR_PARTS + ",\"secret\":\"not a part\",\"actions\":[" + actions + "]}");
    steps.complete("sbaHispOfficial", key, DRAFT, "submit", null);
    steps.runJobs(key);

    BpmnAwareTests.assertThat(instance).isWaitingAtExactly("Task_SignActionPlan").hasNotPassed("Task_ReviewAsCio", "Task_ReviewAsCfo");
    assertThatThrownBy(() -> steps.complete("sbaHispOfficial", key, "Task_SignActionPlan", "returnToCio", "Look again."))
        .hasMessageContaining("nobody reviews the plan before it is signed");
    steps.complete("sbaHispOfficial", key, "Task_SignActionPlan", "sign", null);
    BpmnAwareTests.assertThat(instance).isWaitingAtExactly("Task_ReviewActionPlan");
    assertThat(signatures.latest(key)).hasValueSatisfying(signed -> assertThat(signed.office()).isEqualTo("HISP senior accountable official"));
    assertThat(publicPlans.find(key)).isEmpty();

    steps.complete("ombLead", key, "Task_ReviewActionPlan", "return", "Say who leads.");
    steps.runJobs(key);
    BpmnAwareTests.assertThat(instance).isWaitingAtExactly(DRAFT);
    assertThat(ledger.get(key + "/action-plan").status()).isEqualTo(ObligationStatus.RETURNED);
    assertThat(publicPlans.find(key)).isEmpty();
    steps.complete("sbaHispOfficial", key, DRAFT, "submit", null);
    steps.runJobs(key);
    steps.complete("sbaHispOfficial", key, "Task_SignActionPlan", "sign", null);
    steps.complete("ombLead", key, "Task_ReviewActionPlan", "accept", null);
    steps.runJobs(key);

    BpmnAwareTests.assertThat(instance).isEnded().hasNotPassed("Task_ReviewBudgetRequests");
    assertThat(ledger.get(key + "/action-plan").status()).isEqualTo(ObligationStatus.ACCEPTED);
    assertThat(publicPlans.find(key)).hasValueSatisfying(plan -> {
      assertThat(plan.version()).isEqualTo(2);
      assertThat(plan.content().path("components").path("maturity").asText()).isEqualTo("What was found");
      assertThat(plan.content().at("/actions/0/owner").asText()).isEqualTo("Office of Forms");
      assertThat(plan.content().toString()).doesNotContain("files").doesNotContain("not a part").doesNotContain("budgetRequests");
    });
    assertThat(requests.of(2020)).isEmpty();
  }

  @Test
  void under2020ThePlanSaysHowItFitsThe21stCenturyIdea() {
    var key = "2021-DOL-OSHA";
    start("ActionPlanProcess", LocalDate.of(2021, 2, 10), "DOL", "DOL-OSHA");
    assertThat(content("dolHispOfficial", DRAFT, key).path("idea").asText()).isEqualTo("REQUIRED");
    var actions = actions("dolHispOfficial", key, DRAFT, 2021, null, "2021-12-31", "");
    steps.saveDraft("dolHispOfficial", key, DRAFT, "{" + FOUR_PARTS + ",\"actions\":[" + actions + "]}");
    assertThatThrownBy(() -> steps.complete("dolHispOfficial", key, DRAFT, "submit", null)).hasMessageContaining("21st Century IDEA");
    steps.saveDraft("dolHispOfficial", key, DRAFT, "{" + FOUR_PARTS + ",\"idea\":\"One list of priorities.\",\"actions\":[" + actions + "]}");
    steps.complete("dolHispOfficial", key, DRAFT, "submit", null);
    steps.runJobs(key);
    assertThat(steps.openTasks(key)).containsExactly("Task_SignActionPlan");
  }

  @Test
  void under2023TheFinalPlanBeginsWithTheDraftPlanAndDoesNotWaitForIt() throws Exception {
    var key = "2024-GSA-PEP";
    var draftPlan = start("DraftActionPlanProcess", LocalDate.of(2024, 3, 12), "GSA", "GSA-PEP");
    var file = evidence.add("DraftActionPlanProcess/" + key, "interviews.txt", "Interviews", new ByteArrayResource("What people said".getBytes()), "gsaOfficial");
    var actions = actions("gsaOfficial", key, "Task_PrepareDraftPlan", 2024, "following", "2025-06-30", "\"files\":[\"" + file.id() + "\"],\"burdens\":[\"compliance\"],");
    steps.saveDraft("gsaOfficial", key, "Task_PrepareDraftPlan", "{\"summary\":\"First thoughts\",\"actions\":[" + actions + "]}");
    steps.complete("gsaOfficial", key, "Task_PrepareDraftPlan", "submit", null);
    assertThat(ledger.get(key + "/draft-action-plan").status()).isEqualTo(ObligationStatus.SUBMITTED);
    remarks.add("DraftActionPlanProcess/" + key, "actions.c1.target", "How many?", "ombLead", "ombLead");
    remarks.add("DraftActionPlanProcess/" + key, "budgetRequests.b1.amount", "For one year?", "ombLead", "ombLead");

    var plan = start("ActionPlanProcess", LocalDate.of(2024, 6, 4), "GSA", "GSA-PEP");
    BpmnAwareTests.assertThat(draftPlan).isWaitingAtExactly("Task_CommentDraftPlan");
    var begun = drafts.find("ActionPlanProcess/" + key).content();
    assertThat(begun.path("summary").asText()).isEqualTo("First thoughts");
    var carried = begun.at("/actions/0/files/0").asText();
    assertThat(carried).isNotEqualTo(file.id());
    assertThat(evidence.find("ActionPlanProcess/" + key, carried)).hasValueSatisfying(item -> assertThat(item.sha256()).isEqualTo(file.sha256()));
    var form = content("gsaOfficial", DRAFT, key);
    assertThat(form.path("horizons").findValuesAsText("code")).containsExactly("current", "following", "budget");
    assertThat(form.path("burdens").findValuesAsText("code")).containsExactly("learning", "compliance", "psychological");
    assertThat(form.path("draftRemarks").findValuesAsText("text")).containsExactly("How many?", "For one year?");
    assertThat(content("admin", DRAFT, key).path("draftRemarks").findValuesAsText("text")).containsExactly("How many?");

    steps.complete("gsaOfficial", key, DRAFT, "submit", null);
    BpmnAwareTests.assertThat(plan).isWaitingAtExactly("Task_ReviewAsCfo").hasNotPassed("Task_ReviewAsCio");
    steps.complete("gsaCfo", key, "Task_ReviewAsCfo", "forward", null);
    steps.runJobs(key);
    assertThatThrownBy(() -> steps.complete("gsaHead", key, "Task_SignActionPlan", "sign", null)).isInstanceOf(RuntimeException.class);
    steps.complete("gsaHispOfficial", key, "Task_SignActionPlan", "sign", null);
    BpmnAwareTests.assertThat(plan).isWaitingAtExactly("Task_ReviewActionPlan", "Task_ReviewBudgetRequests");
    steps.complete("ombLead", key, "Task_ReviewActionPlan", "accept", null);
    steps.complete("ombBudgetExaminer", key, "Task_ReviewBudgetRequests", "accept", null);
    steps.runJobs(key);
    BpmnAwareTests.assertThat(plan).isEnded();
    assertThat(commitments.published(2024)).isNotEmpty().extracting(Commitment::horizon, Commitment::baselineDate)
        .containsOnly(org.assertj.core.api.Assertions.tuple("following", LocalDate.of(2024, 1, 2)));
    assertThat(publicPlans.published(2024)).isEmpty();

    steps.complete("ombLead", key, "Task_CommentDraftPlan", "accept", null);
    BpmnAwareTests.assertThat(draftPlan).isEnded();
    assertThat(ledger.get(key + "/draft-action-plan").status()).isEqualTo(ObligationStatus.ACCEPTED);
    assertThat(drafts.submissions("ActionPlanProcess/" + key)).hasSize(1);
  }

  @Test
  void under2023ADepartmentsPlanIsSignedByItsOfficial() {
    var key = "2024-HUD";
    start("ActionPlanProcess", LocalDate.of(2024, 6, 4), "HUD", null);
    steps.saveDraft("hudOfficial", key, DRAFT, "{\"actions\":[" + action("c1", null, 2024, "current", "2024-12-31", "\"status\":\"under-way\",")
        + "," + action("c2", null, 2024, "budget", "2026-03-31", "") + "]}");
    var warnings = new Person(port, "hudOfficial").get("/api/v1/tasks/" + steps.task(key, DRAFT).getId() + "/plan/check").body();
    assertThat(warnings.path("faults")).isEmpty();
    assertThat(warnings.path("warnings").findValuesAsText("message")).containsExactly(
        "Action 2 is a proposal for the FY 2026 Budget, but no budget request pays for it.");
    steps.complete("hudOfficial", key, DRAFT, "submit", null);
    steps.complete("hudCfo", key, "Task_ReviewAsCfo", "forward", null);
    steps.runJobs(key);
    steps.complete("hudOfficial", key, "Task_SignActionPlan", "sign", null);
    assertThat(signatures.of(key)).singleElement().satisfies(signed -> {
      assertThat(signed.office()).isEqualTo("Lead Agency Service Delivery Official");
      assertThat(signed.intact()).isTrue();
    });
  }

  @Test
  void lastYearsActionsAreOfferedWithTheirStatus() {
    drafts.freeze("ActionPlanProcess/2023-USDA-RD", drafts.current("none").content().deepCopy(), "usdaHead", ClockUtil.getCurrentTime().toInstant());
    start("ActionPlanProcess", LocalDate.of(2024, 6, 4), "USDA", "USDA-RD");
    assertThat(content("usdaOfficial", DRAFT, "2024-USDA-RD").path("lastYear").path("cycleYear").asInt()).isEqualTo(2023);
    start("ActionPlanProcess", LocalDate.of(2024, 6, 4), "USDA", "USDA-NRCS");
    assertThat(content("usdaOfficial", DRAFT, "2024-USDA-NRCS").path("lastYear").isNull()).isTrue();
  }
}

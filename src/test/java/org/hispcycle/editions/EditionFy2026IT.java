package org.hispcycle.editions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;

/** The cycle 2026 under the FY2026 edition, 280.4 and 280.5 (A5 to A8, A14, B1, B2, C1, C2, D1); a new edition comes out meanwhile (X10). */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
    "spring.datasource.url=jdbc:h2:mem:edition-fy2026;DB_CLOSE_DELAY=-1"})
@ActiveProfiles("demo")
@Tag("slow")
class EditionFy2026IT extends EditionYear {

  private static final String KEY = "2026-VA-VBA";
  private static final String DEPARTMENT = "2026-VA";

  EditionFy2026IT() {
    super(2026, 2027);
  }

  @Test
  void theYearOfTheSeasonsRunsToItsEndWhileANewEditionComesOut() {
    var deadlines = Map.of(
        "capacity-assessment", LocalDate.of(2026, 5, 15), "service-designation", LocalDate.of(2026, 7, 31), "action-plan", LocalDate.of(2026, 9, 14),
        "service-report-q1", LocalDate.of(2026, 1, 30), "service-report-q2", LocalDate.of(2026, 4, 30),
        "service-report-q3", LocalDate.of(2026, 7, 31), "service-report-q4", LocalDate.of(2026, 10, 30));
    assertThat(deadlines()).isEqualTo(deadlines);
    onlyThisHisp();
    assertThat(duties(DEPARTMENT)).containsExactlyInAnyOrder("Capacity Assessment 2026, Department of Veterans Affairs",
        "Action Plan and budget requests 2026, Department of Veterans Affairs");

    clock(LocalDate.of(2026, 3, 3));
    task("vaReporter", "Task_FillInAssessment", KEY, "Fill in capacity assessment", "A-11 280.5 (FY2026)");
    fillIn(KEY, Map.of());
    as("vaCio").draft("Task_AddDigitalPart", KEY, Map.of("digital", Map.of("strategy", "Online first.", "idea", "On schedule.")));
    as("vaCio").complete("Task_AddDigitalPart", KEY, "submit", null);
    notAsked("vaHispOfficial", "Task_SignAssessment", KEY);
    as("vaOfficial").complete("Task_SignAssessment", KEY, "sign", null);
    meet(KEY, LocalDate.of(2026, 3, 3));
    assertThat(status(KEY + "/capacity-assessment")).isEqualTo("ACCEPTED");

    newEditionComesOut();
    assertThat(deadlines()).as("a running cycle keeps its dates").isEqualTo(deadlines);

    clock(LocalDate.of(2026, 6, 2));
    assertThat(as("vaOfficial").form("Task_DesignateServices", KEY).body().get("content").get("minimum").asInt()).isEqualTo(1);
    as("vaOfficial").draft("Task_DesignateServices", KEY, Map.of("services", List.of(), "actions", List.of()));
    assertThat(refusedFields("vaOfficial", "Task_DesignateServices", KEY, "designate")).contains("services");
    as("vaOfficial").draft("Task_DesignateServices", KEY, Map.of("services", List.of(chosen(SERVICE)), "actions", List.of(improvement("26"))));
    as("vaOfficial").complete("Task_DesignateServices", KEY, "designate", null);
    lead().complete("Task_ConcurWithDesignation", KEY, "concur", null);

    clock(LocalDate.of(2026, 8, 4));
    plan();
    closeOut();

    clock(LocalDate.of(2027, 1, 5));
    assertThat(lead().get("/api/v1/cycles/2027").body().get("cycle").get("edition").asText()).as("the next cycle runs under the new one").isEqualTo("FY2027");
    assertThat(lead().get("/api/v1/cycles/2027/obligations?hisp=VA-VBA&kind=capacity-assessment").body().get(0).get("title").asText())
        .startsWith("Service Review 2027");
  }

  private void newEditionComesOut() {
    var document = (com.fasterxml.jackson.databind.node.ObjectNode) lead().get("/api/v1/editions/FY2026").body().deepCopy();
    document.put("id", "FY2027").put("title", "A circular made up for this test").put("firstCycleYear", 2026).put("assessmentName", "Service Review");
    var tooEarly = lead().send("POST", "/api/v1/editions", document);
    assertThat(tooEarly.status()).isEqualTo(422);
    assertThat(tooEarly.text()).contains("firstCycleYear");
    assertThat(as("vaOfficial").send("POST", "/api/v1/editions", document.put("firstCycleYear", 2027)).status()).isEqualTo(403);
    var published = lead().send("POST", "/api/v1/editions", document);
    assertThat(published.status()).as(published.text()).isEqualTo(201);
  }

  private void plan() {
    var content = as("vaOfficial").form("Task_DraftActionPlan", KEY).body().get("content");
    assertThat(content.get("actionYear").asInt()).isEqualTo(2027);
    assertThat(content.get("budgetYear").asInt()).isEqualTo(2028);
    var actions = new ArrayList<Map<String, Object>>();
    content.get("services").forEach(service -> actions.add(action("s" + service.get("id").asInt(), service.get("id").asInt(), "following")));
    as("vaOfficial").draft("Task_DraftActionPlan", KEY, Map.of("summary", "What we will do.", "actions", actions,
        "budgetRequests", List.of(request(2026, (String) actions.get(0).get("id")))));
    assertThat(refusedFields("vaOfficial", "Task_DraftActionPlan", KEY, "submit")).as("FY 2028, not FY 2026").containsExactly("budgetRequests[0].fiscalYear");
    as("vaOfficial").draft("Task_DraftActionPlan", KEY, Map.of("budgetRequests", List.of(request(2028, (String) actions.get(0).get("id")))));
    as("vaOfficial").complete("Task_DraftActionPlan", KEY, "submit", null);
    as("vaCio").complete("Task_ReviewAsCio", KEY, "forward", null);
    as("vaCfo").complete("Task_ReviewAsCfo", KEY, "forward", null);
    clock(LocalDate.of(2026, 8, 5));
    notAsked("vaOfficial", "Task_SignActionPlan", KEY);
    as("vaHead").complete("Task_SignActionPlan", KEY, "sign", null);
    lead().complete("Task_ReviewActionPlan", KEY, "accept", null);
    as("ombBudgetExaminer").complete("Task_ReviewBudgetRequests", KEY, "accept", null);
    clock(LocalDate.of(2026, 8, 6));
    assertThat(status(KEY + "/action-plan")).isEqualTo("ACCEPTED");
  }
}

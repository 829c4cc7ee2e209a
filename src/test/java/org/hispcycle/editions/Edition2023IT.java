package org.hispcycle.editions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.hispcycle.calendar.FiscalQuarter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;

/** The cycle 2024 under the 2023 edition: 280.11 to 280.15 (A9, A10, A14, B3, B4, C3, C12, D2 to D7, E2). */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
    "spring.datasource.url=jdbc:h2:mem:edition-2023;DB_CLOSE_DELAY=-1", "hisp.demo.start=2024-01-02T09:00"})
@ActiveProfiles("demo")
@Tag("slow")
class Edition2023IT extends EditionYear {

  private static final String KEY = "2024-VA-VBA";
  private static final String DEPARTMENT = "2024-VA";

  Edition2023IT() {
    super(2024, 2025);
  }

  @Test
  void theYearOfTheDeepDiveRunsToItsEnd() {
    assertThat(deadlines()).containsExactlyInAnyOrderEntriesOf(Map.of(
        "capacity-assessment", LocalDate.of(2024, 2, 23), "review-meeting", LocalDate.of(2024, 4, 14),
        "service-designation", LocalDate.of(2024, 5, 31), "draft-action-plan", LocalDate.of(2024, 5, 31),
        "action-plan", LocalDate.of(2024, 9, 9),
        "service-report-q1", LocalDate.of(2024, 1, 31), "service-report-q2", LocalDate.of(2024, 4, 30),
        "service-report-q3", LocalDate.of(2024, 7, 31), "service-report-q4", LocalDate.of(2024, 10, 31)));
    onlyThisHisp();
    reportsSince(FiscalQuarter.parse("FY2024Q2"));
    assertThat(duties(DEPARTMENT)).as("a HISP-maintaining department is a subject of its own").containsExactlyInAnyOrder(
        "CX Capacity Assessment 2024, Department of Veterans Affairs", "CX Deep Dive 2024, Department of Veterans Affairs",
        "Draft CX Action Plan 2024, Department of Veterans Affairs", "CX Action Plan and budget requests 2024, Department of Veterans Affairs");

    clock(LocalDate.of(2024, 1, 3));
    task("vaReporter", "Task_FillInAssessment", KEY, "Fill in CX Capacity Assessment", "A-11 280.15 (2023)");
    fillIn(KEY, Map.of());
    fillIn(DEPARTMENT, Map.of());
    notAsked("vaCio", "Task_AddDigitalPart", KEY);
    notAsked("vaOfficial", "Task_SignAssessment", KEY);
    notAsked("vaHispOfficial", "Task_SignAssessment", DEPARTMENT);
    as("vaHispOfficial").complete("Task_SignAssessment", KEY, "sign", null);
    as("vaOfficial").complete("Task_SignAssessment", DEPARTMENT, "sign", null);
    var deepDive = task("ombLead", "Task_HoldReviewMeeting", KEY, "Hold CX Deep Dive", "A-11 280.12 (2023)");
    assertThat(deepDive.get("due").asText()).as("printed on a Sunday, kept").startsWith("Sunday, April 14, 2024");
    clock(LocalDate.of(2024, 3, 5));
    meet(KEY, LocalDate.of(2024, 3, 5));
    meet(DEPARTMENT, LocalDate.of(2024, 3, 5));
    assertThat(status(KEY + "/review-meeting")).isEqualTo("ACCEPTED");
    assertThat(status(KEY + "/capacity-assessment")).isEqualTo("ACCEPTED");

    designateTwo();
    planInTwoStages();
    closeOut();
  }

  private void designateTwo() {
    var form = task("vaOfficial", "Task_DesignateServices", KEY, "Designate at least two priority services", "A-11 280.12, 280.13 (2023)");
    assertThat(form.get("content").get("minimum").asInt()).isEqualTo(2);
    as("vaOfficial").draft("Task_DesignateServices", KEY, Map.of("services", List.of(chosen(SERVICE)), "actions", List.of(improvement("26"))));
    assertThat(refusedFields("vaOfficial", "Task_DesignateServices", KEY, "designate")).contains("services");
    as("vaOfficial").draft("Task_DesignateServices", KEY, Map.of("services", List.of(chosen(SERVICE), described("Applying for education benefits")),
        "actions", List.of(improvement("26"), improvement("new-1"))));
    as("vaOfficial").complete("Task_DesignateServices", KEY, "designate", null);
    lead().complete("Task_ConcurWithDesignation", KEY, "concur", null);
    clock(LocalDate.of(2024, 3, 6));
    assertThat(status(KEY + "/service-designation")).isEqualTo("ACCEPTED");
    var clocks = lead().get("/engine-rest/process-instance?processDefinitionKey=FirstReportClockProcess").body();
    assertThat(clocks).as("the 365 days run for newly designated services").isNotEmpty();
  }

  private void planInTwoStages() {
    task("vaOfficial", "Task_PrepareDraftPlan", KEY, "Prepare draft CX Action Plan", "A-11 280.12, 280.15 (2023)");
    var services = lead().get("/engine-rest/process-instance?processDefinitionKey=FirstReportClockProcess").body().size();
    assertThat(services).isPositive();
    clock(LocalDate.of(2024, 6, 4));
    assertThat(obligation(KEY + "/draft-action-plan").get("late").asBoolean()).as("nobody sent the draft by 31 May").isTrue();
    var form = as("vaOfficial").form("Task_DraftActionPlan", KEY).body();
    assertThat(form.get("taskName").asText()).as("the final plan opens although the draft is missing").isEqualTo("Write final CX Action Plan");
    var content = form.get("content");
    assertThat(content.get("actionYear").asInt()).isEqualTo(2025);
    assertThat(content.get("budgetYear").asInt()).isEqualTo(2026);
    assertThat(content.get("horizons")).hasSize(3);
    var actions = new java.util.ArrayList<Map<String, Object>>();
    content.get("services").forEach(service -> actions.add(action("s" + service.get("id").asInt(), service.get("id").asInt(), "following")));
    assertThat(actions).as("one for each designated service (D3)").hasSize(2);
    as("vaOfficial").draft("Task_DraftActionPlan", KEY, Map.of("summary", "What we will do.", "actions", actions,
        "budgetRequests", List.of(request(2026, (String) actions.get(0).get("id")))));
    as("vaOfficial").complete("Task_DraftActionPlan", KEY, "submit", null);
    notAsked("vaCio", "Task_ReviewAsCio", KEY);
    as("vaCfo").complete("Task_ReviewAsCfo", KEY, "forward", null);
    clock(LocalDate.of(2024, 6, 5));
    notAsked("vaHead", "Task_SignActionPlan", KEY);
    as("vaHispOfficial").complete("Task_SignActionPlan", KEY, "sign", null);
    lead().complete("Task_ReviewActionPlan", KEY, "accept", null);
    as("ombBudgetExaminer").complete("Task_ReviewBudgetRequests", KEY, "accept", null);
    clock(LocalDate.of(2024, 6, 6));
    assertThat(status(KEY + "/action-plan")).isEqualTo("ACCEPTED");
    assertThat(as("vaReporter").get("/api/v1/public/commitments").text()).contains("Shorten the form").doesNotContain("Pay for the form");
  }
}

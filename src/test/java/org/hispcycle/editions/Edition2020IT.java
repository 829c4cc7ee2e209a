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

/** The cycle 2021 under the 2020 edition: 280.10 to 280.13 (A11, A15, B5, B8, B9, D8 to D11, E3, E12, N2). */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
    "spring.datasource.url=jdbc:h2:mem:edition-2020;DB_CLOSE_DELAY=-1", "hisp.demo.start=2021-01-04T09:00"})
@ActiveProfiles("demo")
@Tag("slow")
class Edition2020IT extends EditionYear {

  private static final String KEY = "2021-VA-VBA";
  private static final Map<String, Object> COMPONENTS = Map.of("organization", "A team.", "maturity", "Level three.", "data", "Two surveys.",
      "delivery", "A shorter form.");

  Edition2020IT() {
    super(2021, 2021);
  }

  @Test
  void theYearOfTheFourComponentsRunsToItsEnd() {
    assertThat(deadlines()).isEqualTo(Map.of(
        "capacity-assessment", LocalDate.of(2021, 1, 29), "action-plan", LocalDate.of(2021, 4, 30),
        "service-report-q1", LocalDate.of(2021, 1, 29), "service-report-q2", LocalDate.of(2021, 4, 30),
        "service-report-q3", LocalDate.of(2021, 7, 30), "service-report-q4", LocalDate.of(2021, 10, 29)));
    onlyThisHisp();
    reportsSince(FiscalQuarter.parse("FY2021Q2"));
    assertThat(duties(KEY)).containsExactlyInAnyOrder("CX Capacity Assessment 2021, Veterans Benefits Administration",
        "CX Action Plan 2021, Veterans Benefits Administration");
    assertThat(duties("2021-VA")).isEmpty();

    clock(LocalDate.of(2021, 1, 5));
    var form = task("vaReporter", "Task_FillInAssessment", KEY, "Fill in CX Capacity Assessment", "A-11 280.13 (2020)");
    assertThat(form.get("due").asText()).startsWith("Friday, January 29, 2021");
    fillIn(KEY, Map.of("components", COMPONENTS));
    notAsked("vaCio", "Task_AddDigitalPart", KEY);
    as("vaHispOfficial").complete("Task_SignAssessment", KEY, "sign", null);
    task("ombLead", "Task_HoldReviewMeeting", KEY, "Hold meeting with the HISP", "A-11 280.10 (2020)");
    meet(KEY, LocalDate.of(2021, 1, 5));
    assertThat(status(KEY + "/capacity-assessment")).isEqualTo("ACCEPTED");

    clock(LocalDate.of(2021, 2, 2));
    task("vaOfficial", "Task_DraftActionPlan", KEY, "Draft CX Action Plan", "A-11 280.13 (2020)");
    as("vaOfficial").draft("Task_DraftActionPlan", KEY, Map.of("summary", "What we will do.", "actions", List.of(action("a1", SERVICE, null)),
        "components", COMPONENTS));
    assertThat(refusedFields("vaOfficial", "Task_DraftActionPlan", KEY, "submit")).as("integration with IDEA is missing (D10)").containsExactly("idea");
    as("vaOfficial").draft("Task_DraftActionPlan", KEY, Map.of("idea", "One programme for both."));
    as("vaOfficial").complete("Task_DraftActionPlan", KEY, "submit", null);
    notAsked("vaCio", "Task_ReviewAsCio", KEY);
    as("vaHispOfficial").complete("Task_SignActionPlan", KEY, "sign", null);
    notAsked("ombBudgetExaminer", "Task_ReviewBudgetRequests", KEY);
    lead().complete("Task_ReviewActionPlan", KEY, "accept", null);
    clock(LocalDate.of(2021, 2, 3));
    assertThat(status(KEY + "/action-plan")).isEqualTo("ACCEPTED");
    assertThat(as("vaReporter").get("/api/v1/public/plans").text()).contains(KEY);

    clock(LocalDate.of(2021, 4, 2));
    task("vaReporter", "Task_SubmitFeedbackData", "FY2021Q2-VA-VBA-vba-contact-center", "Submit data dashboard", "A-11 280.11, 280.12 (2020)");
    as("vaReporter").draft("Task_SubmitFeedbackData", "FY2021Q2-VA-VBA-vba-contact-center",
        Map.of("notReporting", Map.of("reason", "No survey yet.", "targetDate", "2021-09-30")));
    assertThat(refusedFields("vaReporter", "Task_SubmitFeedbackData", "FY2021Q2-VA-VBA-vba-contact-center", "notReported"))
        .as("target dates end with FY2021 Q1 (E12)").containsExactly("notReporting.targetDate");
    closeOut();
  }
}

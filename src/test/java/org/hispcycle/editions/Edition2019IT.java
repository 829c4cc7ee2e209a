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

/** The cycle 2020 under the 2019 edition: 280.10 to 280.13 (A11, A15, B6 to B9, D8, D9, D11, E4, E12). */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
    "spring.datasource.url=jdbc:h2:mem:edition-2019;DB_CLOSE_DELAY=-1", "hisp.demo.start=2020-01-02T09:00"})
@ActiveProfiles("demo")
@Tag("slow")
class Edition2019IT extends EditionYear {

  private static final String KEY = "2020-VA-VBA";

  Edition2019IT() {
    super(2020, 2020);
  }

  @Test
  void theYearOfTheSelfAssessmentRunsToItsEnd() {
    assertThat(deadlines()).isEqualTo(Map.of(
        "capacity-assessment", LocalDate.of(2020, 1, 31), "action-plan", LocalDate.of(2020, 3, 31),
        "service-report-q1", LocalDate.of(2020, 2, 29), "service-report-q2", LocalDate.of(2020, 5, 31),
        "service-report-q3", LocalDate.of(2020, 8, 31), "service-report-q4", LocalDate.of(2020, 11, 30)));
    onlyThisHisp();
    reportsSince(FiscalQuarter.parse("FY2020Q2"));
    assertThat(duties(KEY)).containsExactlyInAnyOrder("CX Self-Assessment 2020, Veterans Benefits Administration",
        "CX Action Plan 2020, Veterans Benefits Administration");
    assertThat(duties("2020-VA")).as("departments are no subjects").isEmpty();

    clock(LocalDate.of(2020, 1, 6));
    var form = task("vaReporter", "Task_FillInAssessment", KEY, "Fill in CX Self-Assessment", "A-11 280.13 (2019)");
    assertThat(form.get("content").get("questionnaire").get("functions")).as("five core functions").hasSize(5);
    assertThat(form.get("due").asText()).startsWith("Friday, January 31, 2020");
    fillIn(KEY, Map.of());
    notAsked("vaCio", "Task_AddDigitalPart", KEY);
    notAsked("vaOfficial", "Task_SignAssessment", KEY);
    task("vaHispOfficial", "Task_SignAssessment", KEY, "Sign and submit CX Self-Assessment", "A-11 280.13 (2019)");
    as("vaHispOfficial").complete("Task_SignAssessment", KEY, "sign", null);
    task("ombLead", "Task_HoldReviewMeeting", KEY, "Hold meeting with the HISP", "A-11 280.10 (2019)");
    meet(KEY, LocalDate.of(2020, 1, 6));
    assertThat(status(KEY + "/capacity-assessment")).isEqualTo("ACCEPTED");

    clock(LocalDate.of(2020, 2, 4));
    notAsked("vaOfficial", "Task_DesignateServices", KEY);
    task("vaOfficial", "Task_DraftActionPlan", KEY, "Draft CX Action Plan", "A-11 280.13 (2019)");
    as("vaOfficial").draft("Task_DraftActionPlan", KEY, Map.of("summary", "What we will do.", "actions", List.of(action("a1", SERVICE, null)),
        "components", Map.of("organization", "A team.", "maturity", "Level three.", "data", "Two surveys.")));
    assertThat(refusedFields("vaOfficial", "Task_DraftActionPlan", KEY, "submit")).as("the fourth component is missing").containsExactly("components.delivery");
    as("vaOfficial").draft("Task_DraftActionPlan", KEY, Map.of(
        "components", Map.of("organization", "A team.", "maturity", "Level three.", "data", "Two surveys.", "delivery", "A shorter form.")));
    as("vaOfficial").complete("Task_DraftActionPlan", KEY, "submit", null);
    notAsked("vaCio", "Task_ReviewAsCio", KEY);
    notAsked("vaHead", "Task_SignActionPlan", KEY);
    as("vaHispOfficial").complete("Task_SignActionPlan", KEY, "sign", null);
    notAsked("ombBudgetExaminer", "Task_ReviewBudgetRequests", KEY);
    lead().complete("Task_ReviewActionPlan", KEY, "accept", null);
    clock(LocalDate.of(2020, 2, 5));
    assertThat(status(KEY + "/action-plan")).isEqualTo("ACCEPTED");
    assertThat(as("vaReporter").get("/api/v1/public/plans").text()).as("the whole plan is public").contains(KEY);

    clock(LocalDate.of(2020, 4, 2));
    task("vaReporter", "Task_SubmitFeedbackData", "FY2020Q2-VA-VBA-vba-contact-center", "Submit data dashboard", "A-11 280.11, 280.12 (2019)");
    notReporting("FY2020Q2", LocalDate.of(2020, 12, 31));
    closeOut();
  }
}

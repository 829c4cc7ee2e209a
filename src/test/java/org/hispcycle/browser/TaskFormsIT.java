package org.hispcycle.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hispcycle.browser.Accessibility.accessible;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.regex.Pattern;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.calendar.FiscalQuarter;
import org.hispcycle.cycle.Cycles;
import org.hispcycle.draft.Drafts;
import org.hispcycle.feedback.FeedbackTest;
import org.hispcycle.feedback.ReportSteps;
import org.hispcycle.feedback.ServiceReport.Stage;
import org.hispcycle.feedback.ServiceReport;
import org.hispcycle.platform.SqlTime;
import org.hispcycle.support.EngineSteps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The forms in Tasklist as their people use them; each test works on a case of its own. */
@FeedbackTest
class TaskFormsIT {

  private static final int YEAR = 2026;
  @RegisterExtension static final Chromium chromium = new Chromium();

  @LocalServerPort private int port;
  @Autowired private EngineSteps steps;
  @Autowired private ReportSteps reportSteps;
  @Autowired private Cycles cycles;
  @Autowired private Drafts drafts;
  @Autowired private Clock clock;
  @Autowired private JdbcClient sql;

  private Tasklist as(String user) {
    return new Tasklist(chromium, port, user);
  }

  private String start(String processKey, String hispId, String agencyId) {
    cycles.open(YEAR);
    var key = YEAR + "-" + hispId;
    steps.start(processKey, key, Map.of("cycleYear", YEAR, "agencyId", agencyId, "hispId", hispId));
    return key;
  }

  private void runJobs(String processKey) {
    steps.nobody();
    var engine = steps.engine().getManagementService();
    for (var jobs = engine.createJobQuery().processDefinitionKey(processKey).messages().list(); !jobs.isEmpty();
        jobs = engine.createJobQuery().processDefinitionKey(processKey).messages().list()) {
      jobs.forEach(job -> engine.executeJob(job.getId()));
    }
  }

  private String task(String key, String elementId) {
    return steps.task(key, elementId).getId();
  }

  @Test
  void anAssessmentIsRefusedAtItsFieldsThenPassedOnReturnedAndSeenAgain() {
    var key = start("CapacityAssessmentProcess", "VA-VBA", "VA");
    try (var reporter = as("vaReporter")) {
      reporter.open(task(key, "Task_FillInAssessment")).accessible().claim().accessible();
      var summary = reporter.refused();
      assertThat(summary).containsText("Choose a level for \"Measurement\".");
      assertThat(reporter.at("functions.measurement.level").locator(".hf-error")).containsText("Choose a level");
      summary.getByText("Enter the narrative for \"Measurement\".").click();
      assertThat(reporter.at("functions.measurement.narrative").locator("textarea")).isFocused();
      reporter.accessible();

      for (var function : reporter.page.locator("fieldset[data-path^='functions.'][data-path$='.level']").all()) {
        function.locator("input").nth(2).check();
        reporter.write(function.getAttribute("data-path").replace(".level", ".narrative"), "Because <b>so</b> {{1+1}}.");
      }
      reporter.complete();
    }
    try (var cio = as("vaCio")) {
      cio.open(task(key, "Task_AddDigitalPart")).claim().accessible();
      assertThat(cio.page.locator(".hisp-form")).containsText("Because <b>so</b> {{1+1}}.");
      cio.page.locator("#hf-outcome").getByText("Return to the contributors").click();
      assertThat(cio.refused()).containsText("needs one");
      cio.decide("Return to the contributors", "Evidence is missing.");
      cio.complete();
    }
    try (var reporter = as("vaReporter")) {
      reporter.open(task(key, "Task_FillInAssessment")).accessible();
      assertThat(reporter.page.locator("[aria-label='Newest return']")).containsText("Evidence is missing.");
    }
  }

  @Test
  void whatIsWrittenIsSavedByItselfAndJoinedWithWhatAColleagueSaved() {
    var key = start("CapacityAssessmentProcess", "VA-VHA", "VA");
    var draft = "CapacityAssessmentProcess/" + key;
    try (var reporter = as("vaReporter")) {
      reporter.open(task(key, "Task_FillInAssessment")).claim();
      reporter.write("hiring", "Three designers");
      assertThat(reporter.saving()).containsText(Pattern.compile("Draft saved \\d+:\\d\\d [ap]\\.m\\. Eastern Time, version 1"));
      assertThat(drafts.find(draft).content().path("hiring").asText()).isEqualTo("Three designers");

      // another place: both stay, and the one who writes is not disturbed
      steps.saveDraft("vaOfficial", key, "Task_FillInAssessment", Map.of("hiring", "Three designers", "talent", "Twelve people"));
      reporter.write("hiring", "Four designers");
      assertThat(reporter.saving()).containsText("both are kept");
      assertThat(reporter.at("talent").locator("textarea")).hasValue("Twelve people");
      assertThat(reporter.at("hiring").locator("textarea")).isFocused();
      assertThat(drafts.find(draft).content().path("talent").asText()).isEqualTo("Twelve people");

      // the same place: asked, not overwritten
      steps.saveDraft("vaOfficial", key, "Task_FillInAssessment", Map.of("hiring", "Five designers", "talent", "Twelve people"));
      reporter.write("hiring", "Six designers");
      var question = reporter.page.locator("#hf-conflict-box");
      assertThat(question).containsText("vaOfficial changed the same place");
      reporter.accessible();
      assertThat(drafts.find(draft).content().path("hiring").asText()).isEqualTo("Five designers");
      question.getByText("Put mine in its place").click();
      assertThat(reporter.saving()).containsText("Draft saved");
      assertThat(drafts.find(draft).content().path("hiring").asText()).isEqualTo("Six designers");
    }
  }

  @Test
  void aServiceIsDesignatedWithTheKeyboardAlone() {
    var key = start("ServiceDesignationProcess", "SSA-SSA", "SSA");
    try (var official = as("ssaHispOfficial")) {
      official.open(task(key, "Task_DesignateServices"));
      var keys = official.page.keyboard();
      official.page.locator("#hf-claim").focus();
      keys.press("Enter");
      official.page.locator("#hf-services-add").focus();
      keys.press("Enter");
      assertThat(official.page.locator("#hf-services-0-legend")).isFocused();
      keys.press("Tab");
      assertThat(official.page.locator("#hf-services-0-serviceId")).isFocused();
      keys.press("ArrowDown");
      keys.press("Enter");
      assertThat(official.page.locator("#hf-services-0-serviceId")).isFocused();
      for (var reason : new String[] {"organization", "customers", "performance"}) {
        official.page.locator("#hf-services-0-rationale-" + reason).focus();
        keys.type("Reason");
      }
      official.page.locator("#hf-actions-add").focus();
      keys.press("Enter");
      keys.press("Tab");
      keys.type("Shorten the form");
      // Enter in a field does not send a form that is half written
      keys.press("Enter");
      assertThat(official.page.locator("#hf-heading")).isVisible();
      official.accessible();
      official.page.locator("#hf-comment").focus();
      keys.press("Control+Enter");
      assertThat(official.page.locator("#hf-heading")).isHidden();
    }
    assertThat(steps.openTasks(key)).containsExactly("Task_ConcurWithDesignation");
    try (var lead = as("ombLead")) {
      lead.open(task(key, "Task_ConcurWithDesignation")).claim().accessible().decide("Return to the agency", "Say more about customers.");
      lead.complete();
    }
    try (var official = as("ssaHispOfficial")) {
      official.open(task(key, "Task_DesignateServices"));
      assertThat(official.page.locator("[aria-label='Newest return']")).containsText("Say more about customers.");
    }
  }

  @Test
  void aResponseFileIsUploadedCheckedAndSubmitted() {
    var report = reportSteps.openCleared("VA-VBA");
    var key = report.businessKey();
    try (var reporter = as("vaReporter")) {
      reporter.open(task(key, "Task_SubmitFeedbackData")).claim().accessible();
      reporter.page.locator("#hf-dataset-channel").selectOption("website");
      upload(reporter.page, "wrong.csv", "not,the,columns\n1,2,3");
      assertThat(reporter.page.locator("#hf-dataset-report")).containsText("wrong.csv was not taken.");
      reporter.accessible();
      upload(reporter.page, "responses.csv", ReportSteps.responses(30, 10));
      assertThat(reporter.page.locator("#hf-dataset-report")).containsText("40 rows read, 40 counted");
      assertThat(reporter.page.locator("article[aria-label='responses.csv']")).containsText("75.0% positive");
      reporter.accessible();
      assertThat(reporter.page.locator("table", new Page.LocatorOptions().setHasText("Trust share"))).containsText("75.0% (30)");
      reporter.page.getByText("Replace responses.csv").click();
      assertThat(reporter.page.locator("#hf-dataset-upload")).isFocused();
      assertThat(reporter.page.locator("#hf-dataset-channel")).hasValue("website");
      reporter.page.locator("#hf-dataset-volumeOffered").fill("400");
      reporter.accessible();
      upload(reporter.page, "corrected.csv", ReportSteps.responses(10, 30));
      assertThat(reporter.page.locator("#hf-dataset-report")).containsText("25.0% positive");
      assertThat(reporter.page.locator("#hf-dataset-report")).containsText("10.0% (40 of 400 who were asked)");
      assertThat(reporter.page.locator("article[aria-label='corrected.csv']")).isVisible();
      assertThat(reporter.page.locator("article[aria-label='responses.csv']")).isHidden();
      reporter.write("accomplishments", "Waiting is shorter.");
      reporter.page.locator("#hf-serviceLevels-add").click();
      reporter.write("serviceLevels.0.name", "Average wait").write("serviceLevels.0.unit", "minutes").write("serviceLevels.0.value", "12 minutes");
      reporter.decide("Pass to the Service Delivery Official", "");
      assertThat(reporter.refused()).containsText("is a number such as 12.5");
      reporter.write("serviceLevels.0.value", "12.5");
      reporter.accessible();
      reporter.decide("Pass to the Service Delivery Official", "").complete();
    }
    try (var official = as("vaOfficial")) {
      official.open(task(key, "Task_SignReport")).claim().accessible();
      assertThat(official.page.locator(".hisp-form")).containsText("Waiting is shorter.");
      assertThat(official.page.locator("[aria-label='Service-level indicators']")).containsText("12.5 minutes");
      official.decide("Return to the reporter", "Add the indicators.").complete();
    }
    assertThat(steps.openTasks(key)).containsExactly("Task_SubmitFeedbackData");
  }

  @Test
  void aReportBeginsWithTheLastOneAndTakesCountsWhereTheEditionDoes() throws Exception {
    var report = reportSteps.openCleared("DOL-EBSA");
    reportBefore(report);
    sql.sql("insert into edition_code (edition, list, position, code, label) values ('FY2026', 'dataset-form', 9, 'counts', 'Counts of answers'), "
        + "('FY2026', 'report-section', 9, 'planned-actions', 'Planned actions for the following quarter')").update();
    try (var reporter = as("dolReporter")) {
      reporter.open(task(report.businessKey(), "Task_SubmitFeedbackData")).claim();
      var page = reporter.page;
      assertThat(page.locator("#hf-dataset-described")).containsText("as in FY 2026 Q4: Website, End of the application");
      assertThat(page.locator("#hf-dataset-channel")).hasValue("website");
      assertThat(page.locator("#hf-dataset-volumeOffered")).hasValue("");
      assertThat(page.locator("#hf-serviceLevels-0-name")).hasValue("Average wait");
      assertThat(page.locator("#hf-serviceLevels-0-period")).hasValue("FY 2027 Q1");
      assertThat(page.locator("#hf-serviceLevels-0-value-hint")).containsText("In FY 2026 Q4: 1,012.5 minutes.");
      assertThat(page.locator(".hisp-form")).containsText("What was planned in FY 2026 Q4 for this quarter");
      page.locator("#hf-dataset-mode").getByText("Counts of answers").click();
      reporter.accessible();
      page.locator("#hf-counts-trust-5").fill("1,200");
      page.locator("#hf-counts-ease-2").fill("many");
      page.locator("#hf-dataset-send").click();
      assertThat(reporter.at("counts.ease.2").locator(".hf-error")).containsText("whole number");
      page.locator("#hf-counts-ease-2").fill("300");
      page.locator("#hf-counts-trust-1").fill("800");
      page.locator("#hf-dataset-send").click();
      assertThat(page.locator("#hf-dataset-report")).containsText("2,000 counted");
      assertThat(page.locator("#hf-dataset-report")).containsText("60.0% positive");
      assertThat(page.locator("article[aria-label='counts.json']")).containsText("Answers to each question");
      reporter.write("serviceLevels.0.value", "980").write("plannedActions", "Call back at once.");
      reporter.accessible();
      reporter.decide("Pass to the Service Delivery Official", "").complete();
    } finally {
      sql.sql("delete from edition_code where edition = 'FY2026' and list in ('dataset-form', 'report-section') and position = 9").update();
    }
    try (var official = as("dolOfficial")) {
      official.open(task(report.businessKey(), "Task_SignReport"));
      assertThat(official.page.locator("[aria-label='Service-level indicators']")).containsText("980 minutes");
      official.accessible();
    }
  }

  /** What the same service submitted the quarter before. */
  private void reportBefore(ServiceReport report) throws Exception {
    var quarter = new FiscalQuarter(2026, 4);
    var before = new ServiceReport("FY2026Q4-before-" + report.serviceId(), report.cycleYear(), report.agencyId(), report.hispId(), report.serviceId(), quarter,
        Stage.COLLECTING, report.openedAt(), null);
    sql.sql("insert into service_report (business_key, cycle_year, agency_id, hisp_id, service_id, fiscal_quarter, stage, opened_at) values (?, ?, ?, ?, ?, ?, 'COLLECTING', ?)")
        .params(before.businessKey(), before.cycleYear(), before.agencyId(), before.hispId(), before.serviceId(), quarter.toString(), SqlTime.of(before.openedAt())).update();
    var dataset = reportSteps.upload(before, ReportSteps.responses(30, 10)).dataset();
    drafts.freeze("ServiceReportProcess/" + before.businessKey(), new ObjectMapper().readTree("{\"datasetIds\":[" + dataset.id() + "],\"plannedActions\":\"Shorter letters.\",\"serviceLevels\":["
        + "{\"name\":\"Average wait\",\"unit\":\"minutes\",\"value\":\"1,012.5\",\"period\":\"FY 2026 Q4\",\"source\":\"Call center\"}]}"), "tester", clock.instant());
  }

  @Test
  void ombsReviewerReadsWhatPeopleWroteMasked() {
    var report = reportSteps.openCleared("DOS-PASSPORT");
    reportSteps.upload(report, ReportSteps.responses(60, 10).replace("slow", "slow; call 202-555-0100"));
    steps.saveDraft("dosReporter", report.businessKey(), "Task_SubmitFeedbackData", Map.of("accomplishments", ""));
    steps.complete("dosReporter", report.businessKey(), "Task_SubmitFeedbackData", "submit", null);
    steps.complete("dosOfficial", report.businessKey(), "Task_SignReport", "sign", null);
    steps.nobody();
    try (var officer = as("ombDeskOfficer")) {
      officer.open(task(report.businessKey(), "Task_ReviewReport"));
      var rows = officer.page.waitForDownload(() -> officer.page.getByText("Download the 70 responses in responses.csv").click());
      org.assertj.core.api.Assertions.assertThat(rows.path()).content().startsWith("external_id,question_1,").contains("slow; call [phone number]").doesNotContain("0100");
      officer.page.navigate("http://localhost:" + port + officer.page.getByText("Read the remarks in responses.csv, masked").getAttribute("href"));
      var remarks = officer.page.locator("#office");
      assertThat(remarks).containsText("Remarks, page 1");
      accessible(officer.page);
      officer.page.locator("#further").click();
      assertThat(officer.page.locator("#remarks")).isFocused();
      assertThat(remarks).containsText("slow; call [phone number]");
      officer.page.locator("#show-negative").click();
      assertThat(officer.page.locator("#remarks")).containsText("page 1");
      assertThat(officer.page.locator("#office blockquote")).hasCount(10);
      accessible(officer.page);
    }
  }

  private static void upload(Page page, String name, String content) {
    page.locator("#hf-dataset-file").setInputFiles(new FilePayload(name, "text/csv", content.getBytes(StandardCharsets.UTF_8)));
    page.locator("#hf-dataset-send").click();
  }

  @Test
  void notReportedNeedsReasonAndTargetDate() {
    var key = reportSteps.open("HUD-HUD").businessKey();
    try (var reporter = as("hudReporter")) {
      reporter.open(task(key, "Task_SubmitFeedbackData")).claim();
      reporter.page.locator("#hf-outcome").getByText("Not reported").click();
      assertThat(reporter.refused()).containsText("Give the target date");
      reporter.write("notReporting.reason", "No survey yet.").write("notReporting.targetDate", "2028-06-30");
      reporter.accessible();
      reporter.complete();
    }
    assertThat(steps.openTasks(key)).doesNotContain("Task_SubmitFeedbackData");
  }

  @Test
  void ombOpensAYearAndConfirmsItsCalendarAndList() {
    try (var lead = as("ombLead")) {
      lead.inbox();
      lead.page.getByText("Start process").click();
      lead.page.locator(".modal-content").getByText("Annual cycle").first().click();
      var start = lead.page.locator(".modal-footer button[ng-click='startProcessInstance()']");
      assertThat(lead.page.locator("#hf-cycleYear")).isVisible();
      start.click();
      assertThat(lead.page.locator(".modal-content .hf-errors")).containsText("Enter the year with four digits");
      lead.page.locator("#hf-cycleYear").fill("2029");
      lead.accessible();
      start.click();
      assertThat(lead.page.locator("#hf-cycleYear")).isHidden();
    }
    // without a business key until the cycle is open
    runJobs("AnnualCycleProcess");
    try (var lead = as("ombLead")) {
      lead.open(task("2029", "Task_ConfirmCalendar")).claim().accessible();
      lead.write("milestones.0.dueOn", "2029-05-26");
      assertThat(lead.page.locator("#hf-milestones-0-dueOn-day")).containsText("Saturday");
      lead.write("milestones.0.dueOn", "2028-05-26");
      assertThat(lead.refused()).containsText("2028-05-26");
      lead.write("milestones.0.dueOn", "2029-05-25");
      lead.complete();
    }
    try (var lead = as("ombLead")) {
      lead.open(task("2029", "Task_ConfirmHispList")).claim().accessible().complete();
    }
  }

  @Test
  void anActionPlanIsDraftedListByList() {
    var key = start("ActionPlanProcess", "SBA-SBA", "SBA");
    try (var official = as("sbaOfficial")) {
      official.open(task(key, "Task_DraftActionPlan")).claim();
      var page = official.page;
      official.write("summary", "Loans with less paper.");
      page.locator("#hf-actions-add").click();
      int services = page.locator("#hf-actions-0-serviceId option").count() - 1;
      for (int i = 0; i < services; i++) {
        if (i > 0) {
          page.locator("#hf-actions-add").click();
        }
        page.locator("#hf-actions-" + i + "-serviceId").selectOption(new SelectOption().setIndex(i + 1));
        page.locator("#hf-actions-" + i + "-painPointSource").selectOption("customer-feedback");
        var action = "actions." + i + ".";
        official.write(action + "title", "Action number " + (i + 1)).write(action + "painPoint", "Much paper").write(action + "evidence", "Survey")
            .write(action + "outcome", "Done in a day").write(action + "measure", "Days").write(action + "unit", "days")
            .write(action + "baseline", "9").write(action + "baselineDate", "2026-06-30").write(action + "target", "1").write(action + "targetDate", "2027-09-30").write(action + "owner", "Digital");
      }
      page.locator("#hf-budgetRequests-add").click();
      official.write("budgetRequests.0.title", "Scanners").write("budgetRequests.0.amount", "$1,500,000")
          .write("budgetRequests.0.account", "073-0100").write("budgetRequests.0.narrative", "To read old paper.");
      official.choose("budgetRequests.0.actionIds", "Action number 1");
      assertThat(page.locator("#hf-budget-total")).containsText("$1,500,000");
      official.accessible();

      // what is removed comes back
      page.locator("#hf-budgetRequests-0-remove").click();
      assertThat(page.locator("#hf-budgetRequests-undo")).isFocused();
      page.locator("#hf-budgetRequests-undo").click();
      assertThat(official.at("budgetRequests.0.title").locator("input")).hasValue("Scanners");
      official.complete();
    }
    assertThat(steps.openTasks(key)).containsExactlyInAnyOrder("Task_ReviewAsCio", "Task_ReviewAsCfo");
    var submitted = drafts.find("ActionPlanProcess/" + key).content().path("budgetRequests").path(0);
    assertThat(submitted.path("amount").asText()).isEqualTo("1500000");
    assertThat(submitted.path("actionIds").path(0).asText()).startsWith("a1");
    try (var cio = as("sbaCio")) {
      cio.open(task(key, "Task_ReviewAsCio")).claim().accessible();
      assertThat(cio.page.locator(".hisp-form")).containsText("Loans with less paper.");
      cio.decide("Return to the drafters", "Which scanners?").complete();
    }
    try (var cfo = as("sbaCfo")) {
      cfo.open(task(key, "Task_ReviewAsCfo")).claim().accessible();
      cfo.decide("Forward for signature", "").complete();
    }
    steps.runJobs(key);
    try (var official = as("sbaOfficial")) {
      official.open(task(key, "Task_DraftActionPlan"));
      assertThat(official.page.locator("[aria-label='Newest return']")).containsText("Which scanners?");
    }
  }

  @Test
  void aClearanceIsRequestedAndItsSurveyDrafted() {
    cycles.open(EasternTime.today(clock).getYear());
    try (var reporter = as("vaReporter")) {
      reporter.inbox();
      var page = reporter.page;
      page.getByText("Start process").click();
      page.locator(".modal-content").getByText("Paperwork Reduction Act clearance").first().click();
      assertThat(page.locator("#hf-serviceId")).isVisible();
      var start = page.locator(".modal-footer button[ng-click='startProcessInstance()']");
      start.click();
      assertThat(page.locator(".modal-content .hf-errors")).containsText("Choose the service");
      page.locator("#hf-serviceId").selectOption(new SelectOption().setIndex(1));
      reporter.accessible();
      start.click();
      assertThat(page.locator("#hf-serviceId")).isHidden();
    }
    var task = newestTask("PraClearanceProcess", "Task_DraftSurvey");
    try (var reporter = as("vaReporter")) {
      reporter.open(task).claim().accessible();
      assertThat(reporter.refused()).containsText("Choose your decision");
      reporter.decide("Submit survey", "");
      assertThat(reporter.refused()).containsText("title");
      reporter.write("title", "After the visit");
      reporter.choose("determination.collectsFrom", "Members of the public");
      reporter.page.locator("#hf-check").click();
      assertThat(reporter.page.locator("#hf-check")).isFocused();
      assertThat(reporter.at("title").locator("input")).hasValue("After the visit");
      reporter.accessible();
    }
  }

  @Test
  void aSurveyIsComposedWithTheKeyboardUntilItFollowsEveryRuleAndIsSeenAsARespondentSeesIt() {
    cycles.open(EasternTime.today(clock).getYear());
    steps.as("edReporter");
    steps.engine().getRuntimeService().startProcessInstanceByKey("PraClearanceProcess", Map.of("serviceId", 107));
    runJobs("PraClearanceProcess");
    try (var reporter = as("edReporter")) {
      reporter.open(newestTask("PraClearanceProcess", "Task_DraftSurvey")).claim();
      assertThat(reporter.page.locator("#hf-report-summary")).containsText("must be changed");
      var report = reporter.page.locator("#hf-report");
      if (report.getByText("Go to the field").first().isHidden()) {
        // above the form it is folded
        report.locator("summary").first().focus();
        reporter.page.keyboard().press("Enter");
      }
      report.getByText("Go to the field").first().focus();
      reporter.page.keyboard().press("Enter");
      assertThat(reporter.page.locator("#hf-part-drivers")).containsText("Drivers of trust");
      assertThat((Boolean) reporter.page.evaluate("() => Boolean(document.activeElement.closest('.hf-part'))")).as("the focus moved into the form").isTrue();

      var keyboard = new Keyboard(reporter.page);
      keyboard.fill((path, type) -> type.equals("date") ? "12012025" : switch (path.substring(path.lastIndexOf('.') + 1)) {
        case "respondents" -> "40000";
        case "minutes" -> "2";
        case "responsesEach", "hoursAfter", "federalCost", "costEach" -> "1";
        case "email" -> "office@example.gov";
        case "title" -> "After an application";
        case "text" -> "How did you hear of us? <script>alert(1)</script>";
        case "options" -> "By mail\nBy phone";
        default -> "Because it fits our customers.";
      }, "Submit survey");
      assertThat(reporter.page.locator("#hf-burden")).containsText("40,000 answers and 1,333.33 hours");
      keyboard.press("hf-check", "Enter");
      assertThat(reporter.page.locator("#hf-report-summary")).containsText("The survey follows every rule that applies.");
      reporter.accessible();

      var preview = reporter.page.context().waitForPage(() -> keyboard.press("hf-preview", "Enter"));
      assertThat(preview.locator("h1")).containsText("After an application");
      assertThat(preview.locator("body")).containsText("OMB Control Number: to be assigned");
      assertThat(preview.locator("body")).containsText("We estimate that it takes 2 minutes per response.");
      assertThat(preview.locator("body")).containsText("How did you hear of us? <script>alert(1)</script>");
      var better = preview.getByText("What could have been better?");
      assertThat(better).isHidden();
      preview.getByLabel("Thumbs down").focus();
      preview.keyboard().press("Space");
      assertThat(better).isVisible();
      assertThat(preview.getByText("made the difference")).isHidden();
      accessible(preview);
      preview.close();
      keyboard.complete();
      assertThat(reporter.page.locator("#hf-heading")).isHidden();
    }
  }

  private String newestTask(String processKey, String elementId) {
    steps.nobody();
    return steps.engine().getTaskService().createTaskQuery().processDefinitionKey(processKey).taskDefinitionKey(elementId)
        .orderByTaskCreateTime().desc().list().get(0).getId();
  }
}

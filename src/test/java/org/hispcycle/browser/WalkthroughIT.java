package org.hispcycle.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * The year 2026 of the Veterans Benefits Administration exactly as docs/walkthrough.md tells it, one chapter after the other.
 * With -Dhisp.docs.write=true it writes the pictures of that page.
 */
@BrowserApplication
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WalkthroughIT {

  private static final Path FILES = Path.of("docs/walkthrough");
  private static final String CASE = "2026-VA-VBA";
  private static final String REPORT = "FY2026Q1-VA-VBA-vba-contact-center";
  @RegisterExtension static final Chromium chromium = new Chromium();

  @LocalServerPort private int port;
  @Autowired private TheYear year;
  private final Map<String, Tasklist> desks = new LinkedHashMap<>();

  /** Fails on what a page complained about in its console. */
  @AfterEach
  void leave() {
    var all = List.copyOf(desks.values());
    desks.clear();
    all.forEach(Tasklist::close);
  }

  @Test
  @Order(1)
  void ombConfirmsTheCalendarAndTheListOfHisps() {
    var lead = desk("ombLead");
    lead.page.navigate(year.address("/"));
    assertThat(lead.page.locator("main")).containsText("Friday, January 2, 2026");
    assertThat(lead.page.locator("main")).containsText("OMB has not yet confirmed the calendar");
    picture(lead, "01-where-the-year-stands");

    lead.inbox();
    assertThat(lead.page.locator(".tasks-list").first()).containsText("Confirm calendar: cycle 2026");
    assertThat(lead.page.locator(".tasks-list").first()).containsText("Confirm HISP list: cycle 2026");
    picture(lead, "02-inbox");
    var assessment = lead.page.locator("[data-alias='capacity-assessment']");
    choose(lead, "Confirm calendar").claim();
    var due = assessment.locator("[data-path$='.dueOn'] input");
    due.fill("2026-05-16");
    assertThat(assessment).containsText("Saturday");
    showAtTop(assessment);
    picture(lead, "03-a-deadline-on-a-weekend");
    due.fill("2026-05-15");
    assertThat(assessment).not().containsText("Saturday");
    lead.complete();

    at("ombLead", "2026", "Task_ConfirmHispList").claim();
    assertThat(lead.page.locator("#hf-hisp-total")).containsText("28 HISPs of 28");
    lead.complete();
    lead.page.navigate(year.address("/"));
    assertThat(lead.page.locator("main")).not().containsText("OMB has not yet confirmed the calendar");
  }

  @Test
  @Order(2)
  void aReportIsUploadedSignedReturnedAndAccepted() throws IOException {
    var reporter = desk("vaReporter").inbox();
    choose(reporter, "contact center");
    picture(reporter, "04-a-report-is-due");
    reporter.claim();
    var checked = reporter.page.locator("#hf-dataset-report");
    upload(reporter, "responses-with-faults.csv");
    assertThat(checked).containsText("responses-with-faults.csv was not taken.");
    assertThat(checked).containsText("Line 2");
    showAtTop(checked);
    picture(reporter, "05-a-file-is-refused");
    upload(reporter, "responses.csv");
    assertThat(checked).containsText("40 rows read, 40 counted, 0 refused.");
    assertThat(reporter.page.locator("article[aria-label='responses.csv']")).containsText("75.0% positive");
    showAtTop(reporter.page.locator("article[aria-label='responses.csv']"));
    picture(reporter, "06-a-file-is-counted");
    reporter.write("accomplishments", "Callers now hear how long they will wait.");
    reporter.decide("Pass to the Service Delivery Official", "").complete();

    at("vaOfficial", REPORT, "Task_SignReport").claim().decide("Sign and submit to OMB", "").complete();
    at("ombDeskOfficer", REPORT, "Task_ReviewReport").claim()
        .decide("Return to the reporter", "How many callers were offered the survey? Please add it to the indicators.").complete();

    at("vaReporter", REPORT, "Task_SubmitFeedbackData");
    assertThat(reporter.page.locator("[aria-label='Newest return']")).containsText("How many callers were offered the survey?");
    picture(reporter, "07-a-report-is-returned");
    reporter.claim().write("indicators", "12,000 callers in the quarter; all of them were offered the survey.");
    reporter.decide("Pass to the Service Delivery Official", "").complete();
    at("vaOfficial", REPORT, "Task_SignReport").claim().decide("Sign and submit to OMB", "").complete();
    var review = at("ombDeskOfficer", REPORT, "Task_ReviewReport").claim();
    assertThat(review.page.locator("h4", new Page.LocatorOptions().setHasText("What changed since version 1"))).isVisible();
    review.at("review.rating").locator("input[value='within']").check();
    review.decide("Accept", "").complete();
    year.settled(REPORT + "/service-report", "ACCEPTED");
    release("ombLead", "#release", "One report released.", "20-a-report-is-released");
    release("oiraAnalyst", "#mark", "One report marked.", "21-a-report-is-marked");
  }

  @Test
  @Order(3)
  void whoIsSilentIsReminded() {
    year.reach("2026-02-03");
    var visitor = desk("vaReporter");
    visitor.page.navigate(year.address("/demo/mail?to=va.reporter@va.example"));
    assertThat(visitor.page.locator("main table")).containsText("Overdue since Fri, Jan 30, 2026: Submit feedback data");
    picture(visitor, "08-mails");
    visitor.page.locator("main table a", new Page.LocatorOptions().setHasText("Overdue since")).first().click();
    assertThat(visitor.page.frameLocator("iframe").locator("body")).containsText("Receiving outpatient services");
    showAtTop(visitor.page.locator("iframe"));
    picture(visitor, "09-a-mail");
    var link = visitor.page.frameLocator("iframe").locator("a[href*='task=']").first().getAttribute("href");
    visitor.open(link.substring(link.indexOf("task=") + 5));
    assertThat(visitor.page.locator(".hisp-form")).containsText("Receiving outpatient services");
  }

  @Test
  @Order(4)
  void theCapacityAssessmentGoesToOmbAndBackToTheCio() {
    year.reach("2026-03-02");
    var reporter = at("vaReporter", CASE, "Task_FillInAssessment").claim();
    for (var level : reporter.page.locator("fieldset[data-path^='functions.'][data-path$='.level']").all()) {
      level.locator("input").nth(2).check();
      reporter.write(level.getAttribute("data-path").replace(".level", ".narrative"), "In place in the contact center, not yet on the web.");
    }
    assertThat(reporter.saving()).containsText("Draft saved");
    showAtTop(reporter.page.locator(".hf-content"));
    picture(reporter, "10-the-assessment");
    reporter.complete();

    at("vaCio", CASE, "Task_AddDigitalPart").claim().write("digital.strategy", "One sign-in for all benefits by 2027.")
        .write("digital.idea", "82 of 100 forms are digital.").decide("Pass to the Service Delivery Official", "").complete();
    at("vaOfficial", CASE, "Task_SignAssessment").claim().decide("Sign and submit to OMB", "").complete();
    at("ombLead", CASE, "Task_HoldReviewMeeting").claim().decide("Return to the CIO", "Which 18 forms are not digital yet, and by when will they be?").complete();

    var cio = at("vaCio", CASE, "Task_AddDigitalPart");
    assertThat(cio.page.locator("[aria-label='Newest return']")).containsText("Which 18 forms are not digital yet");
    picture(cio, "11-the-assessment-comes-back");
    cio.claim().write("digital.idea", "82 of 100 forms are digital; the rest follow by September.").decide("Pass to the Service Delivery Official", "").complete();
    at("vaOfficial", CASE, "Task_SignAssessment").claim().decide("Sign and submit to OMB", "").complete();
    var meeting = at("ombLead", CASE, "Task_HoldReviewMeeting").claim().write("meeting.heldOn", "2026-03-02");
    meeting.page.locator("#hf-meeting-attendees-add").click();
    meeting.write("meeting.attendees.0.name", "OMB lead and the Service Delivery Official of VA");
    meeting.page.locator("#hf-meeting-findings-add").click();
    meeting.write("meeting.findings.0.text", "The contact center is led by what callers say.").decide("Accept", "").complete();
    year.settled(CASE + "/capacity-assessment", "ACCEPTED");
  }

  @Test
  @Order(5)
  void aServiceIsDesignatedAndOmbConcurs() {
    year.reach("2026-06-01");
    var official = at("vaOfficial", CASE, "Task_DesignateServices").claim();
    official.page.locator("#hf-services-add").click();
    official.page.locator("#hf-services-0-serviceId-new").click();
    official.write("services.0.newService.name", "Claiming disability compensation")
        .write("services.0.newService.occasion", "An illness or injury from the time of service.")
        .write("services.0.newService.description", "Applying online, by mail or in person, and following the claim.")
        .write("services.0.newService.outcome", "A decision, and the compensation that is due.")
        .write("services.0.newService.customers", "Veterans and their families, also through accredited representatives.");
    official.choose("services.0.newService.types", "Benefits").at("services.0.newService.channels").locator("input[value='website']").check();
    official.write("services.0.rationale.organization", "It is what most veterans come for.")
        .write("services.0.rationale.customers", "A wrong answer costs months of benefits.")
        .write("services.0.rationale.performance", "It is a goal of the strategic plan.");
    official.page.locator("#hf-actions-add").click();
    official.write("actions.0.title", "Say at once what is missing in a claim");
    official.at("actions.0.serviceRef").locator("select").selectOption("new-1");
    assertThat(official.saving()).containsText("Draft saved");
    showAtTop(official.at("services.0.newService.name"));
    picture(official, "12-a-service-is-designated");
    official.complete();

    var lead = at("ombLead", CASE, "Task_ConcurWithDesignation").claim();
    lead.at("firstReports.new-1").locator("select").selectOption("FY2026Q4");
    showAtTop(lead.at("firstReports.new-1"));
    picture(lead, "13-omb-concurs");
    lead.decide("Concur", "").complete();
    year.settled(CASE + "/service-designation", "ACCEPTED");
  }

  @Test
  @Order(6)
  void theSurveyOfTheNewServiceIsClearedUnderThePaperworkReductionAct() {
    var reporter = at("vaReporter", CASE, "Task_DraftSurvey").claim();
    reporter.at("determination.collectsFrom").locator("input[value='public']").check();
    reporter.write("determination.respondents", "40000").at("determination.method").locator("input[value='survey']").check();
    for (var question : new String[] {"identicalQuestions", "otherGroupsSamePurpose", "screeningQuestions"}) {
      reporter.at("determination." + question).locator("input[value='" + question.startsWith("identical") + "']").check();
    }
    reporter.write("title", "After a claim was filed").at("trustQuestion").locator("input[value='0']").check();
    for (var driver : new String[] {"effectiveness", "ease", "efficiency", "transparency", "humanity", "employee"}) {
      // a printed statement brings its counterpart with it
      reporter.at("positiveDrivers." + driver).locator("select").first().selectOption("0");
    }
    reporter.at("freeText").locator("input[value='0']").check();
    reporter.at("channels").locator("input[value='website']").check();
    reporter.at("pointInTime").locator("select").selectOption("post_interaction");
    reporter.write("hoursAfter", "24").write("languages", "English, Spanish").page.locator("#hf-consent-proposed").click();
    reporter.write("burden.groups.0.respondents", "40000").write("burden.groups.0.minutes", "2");
    reporter.at("incentive.offered").locator("input[value='true']").check();
    reporter.write("incentive.description", "A badge on the online account, worth nothing.").write("incentive.justification", "Few people answer.");
    assertThat(reporter.saving()).containsText("Draft saved");
    showAtTop(reporter.at("title"));
    picture(reporter, "14-the-survey");
    reporter.decide("Submit survey", "").complete();

    at("vaCounsel", CASE, "Task_ReviewIncentiveAsCounsel").claim().write("counsel.finding", "Not a payment.").decide("Clear the incentive", "").complete();
    at("vaCfo", CASE, "Task_ReviewIncentiveAsCfo").claim().write("cfo.finding", "No funds are needed.").decide("Clear the incentive", "").complete();
    at("vaPra", CASE, "Task_CheckAsPraOfficer").claim().decide("Submit to OMB", "").complete();
    at("ombDeskOfficer", CASE, "Task_ReviewAsDeskOfficer").claim().decide("Approve", "").complete();
    at("oiraAnalyst", CASE, "Task_ReviewAsOira").claim().decide("Approve", "").complete();
    var oira = at("oiraAnalyst", CASE, "Task_AssignControlNumber").claim();
    oira.write("approval.controlNumber", "29-007").write("approval.approvedOn", "2026-06-01").write("approval.expiresOn", "2027-12-31").decide("Approve and assign", "");
    assertThat(oira.refused()).containsText("four digits, a hyphen and four digits");
    picture(oira, "15-a-control-number-that-is-none");
    oira.write("approval.controlNumber", "2900-0771").complete();
    year.settled(CASE + "-claiming-disability-compensation/pra-clearance", "ACCEPTED");
  }

  @Test
  @Order(7)
  void theActionPlanPassesCioHeadOfAgencyAndBothReviewersAtOmb() {
    year.reach("2026-08-03");
    var official = at("vaOfficial", CASE, "Task_DraftActionPlan").claim();
    official.write("summary", "Veterans will know what is missing before they hang up.");
    official.page.locator("#hf-actions-add").click();
    var services = official.at("actions.0.serviceId").locator("option").count() - 1;
    for (int i = 0; i < services; i++) {
      if (i > 0) {
        official.page.locator("#hf-actions-add").click();
      }
      official.at("actions." + i + ".serviceId").locator("select").selectOption(new SelectOption().setIndex(i + 1));
      action(official, "actions." + i + ".", i == 0 ? "Say at once what is missing" : "Call back instead of waiting");
    }
    official.page.locator("#hf-budgetRequests-add").click();
    official.write("budgetRequests.0.title", "One view of the case").write("budgetRequests.0.amount", "1500000")
        .write("budgetRequests.0.account", "036-0151").write("budgetRequests.0.narrative", "Licenses and training for 900 agents.");
    assertThat(official.saving()).containsText("Draft saved");
    showAtTop(official.at("actions.0.title"));
    picture(official, "16-the-action-plan");
    official.complete();

    at("vaCio", CASE, "Task_ReviewAsCio").claim().decide("Forward for signature", "").complete();
    at("vaCfo", CASE, "Task_ReviewAsCfo").claim().decide("Forward for signature", "").complete();
    at("vaHead", CASE, "Task_SignActionPlan").claim().decide("Sign and submit to OMB", "").complete();
    at("ombLead", CASE, "Task_ReviewActionPlan").claim().decide("Accept the actions", "").complete();
    at("ombBudgetExaminer", CASE, "Task_ReviewBudgetRequests").claim().decide("Accept the budget requests", "").complete();
    year.settled(CASE + "/action-plan", "ACCEPTED");
  }

  private static void action(Tasklist page, String path, String title) {
    page.at(path + "painPointSource").locator("select").selectOption("customer-feedback");
    page.write(path + "title", title).write(path + "painPoint", "What is missing comes by letter, weeks later.")
        .write(path + "evidence", "A third of the callers in the first quarter.").write(path + "outcome", "I know before I hang up.")
        .write(path + "measure", "Repeat calls within 30 days").write(path + "unit", "percent").write(path + "baseline", "31")
        .write(path + "baselineDate", "2026-06-30")
        .write(path + "target", "20").write(path + "targetDate", "2027-09-30").write(path + "owner", "Office of Field Operations");
  }

  @Test
  @Order(8)
  void whatIsLeftIsSettledAtTheYearsEnd() {
    year.reach("2026-12-01");
    var lead = at("ombLead", CASE, "Task_SettleWhatIsOpen").claim();
    for (var each : lead.page.locator("fieldset.hf-item[data-path^='settlements.']").all()) {
      each.locator("input[value='NOT_MET']").check();
      each.locator("textarea").fill("Nothing came, in spite of the reminders.");
    }
    assertThat(lead.saving()).containsText("Draft saved");
    showAtTop(lead.page.locator(".hf-content"));
    picture(lead, "17-close-out");
    lead.complete();
    year.settled("FY2026Q2-VA-VBA-vba-contact-center/service-report", "NOT_MET");
  }

  @Test
  @Order(9)
  void cockpitShowsEveryCase() {
    var lead = desk("ombLead").inbox();
    lead.page.navigate(year.address("/camunda/app/cockpit/default/#/processes"));
    var definition = lead.page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Cycle of a HISP or department")).first();
    definition.waitFor();
    picture(lead, "18-cockpit");
    definition.click();
    lead.page.locator(".djs-container").first().waitFor();
    assertThat(lead.page.locator("body")).containsText("2026-");
    picture(lead, "19-cockpit-a-process");
  }

  // ---- steps

  private Tasklist desk(String user) {
    return desks.computeIfAbsent(user, name -> {
      var desk = new Tasklist(chromium, port, name);
      desk.page.setViewportSize(1200, 900);
      return desk;
    });
  }

  /** The person opens the open task of this case and element, as from a mail. */
  private Tasklist at(String user, String businessKey, String element) {
    var desk = desk(user);
    var task = year.task(user, businessKey, element);
    desk.page.navigate("about:blank");
    return desk.open(task);
  }

  private static Tasklist choose(Tasklist inbox, String name) {
    inbox.page.locator(".tasks-list .task", new Page.LocatorOptions().setHasText(name)).first().click();
    inbox.page.locator("#hf-heading").waitFor();
    return inbox;
  }

  private void release(String user, String button, String said, String picture) {
    var page = desk(user).inbox().page;
    page.navigate(year.address("/office/releases/FY2026Q1"));
    page.locator("#choose-waiting").click();
    page.locator(button).click();
    assertThat(page.locator("#answer")).containsText(said);
    picture(desk(user), picture);
  }

  private static void upload(Tasklist reporter, String file) throws IOException {
    reporter.at("metadata.channel").locator("select").selectOption("computer");
    reporter.page.locator("#hf-dataset-file").setInputFiles(new FilePayload(file, "text/csv", Files.readAllBytes(FILES.resolve(file))));
    reporter.page.locator("#hf-dataset-send").click();
  }

  private static void showAtTop(Locator place) {
    place.evaluate("element => element.scrollIntoView({block: 'start'})");
  }

  private static void picture(Tasklist desk, String name) {
    if (Boolean.getBoolean("hisp.docs.write")) {
      desk.page.screenshot(new Page.ScreenshotOptions().setPath(FILES.resolve(name + ".png")));
    }
  }
}

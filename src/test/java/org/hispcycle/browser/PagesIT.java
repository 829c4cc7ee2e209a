package org.hispcycle.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hispcycle.browser.Accessibility.accessible;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hispcycle.escalation.Escalations;
import org.hispcycle.escalation.NewEscalation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages beside the forms: where the year stands, the mail of the demo, Cockpit. */
@BrowserApplication
class PagesIT {

  @RegisterExtension static final Chromium chromium = new Chromium();

  @LocalServerPort private int port;
  @Autowired private TheYear year;
  @Autowired private Escalations escalations;

  @Test
  void theLandingPageSaysWhereTheYearStandsAndItsLinksWork() {
    try (var visitor = new Tasklist(chromium, port, "nobody")) {
      var page = visitor.page;
      page.navigate(year.address("/"));
      assertThat(page.locator("main")).containsText("Friday, January 2, 2026 by the demo clock");
      assertThat(page.locator("main table").first()).containsText("Friday, January 30, 2026");
      accessible(page);
      var links = page.locator("a[href^='/']").all().stream().map(link -> link.getAttribute("href")).distinct().toList();
      assertThat(links).contains("/camunda/app/tasklist/default/", "/camunda/app/cockpit/default/", "/demo/mail", "/api/v1/public/hisps");
      for (var link : links) {
        assertThat(page.request().get(year.address(link)).status()).as(link).isEqualTo(200);
      }
    }
  }

  @Test
  void anAddressThatDoesNotExistIsAnsweredWithAPageOfOurs() {
    try (var window = chromium.browser.newContext()) {
      var page = window.newPage();
      for (var address : List.of("/office/nowhere", "/public/nowhere/at/all")) {
        assertThat(page.navigate(year.address(address)).status()).as(address).isEqualTo(404);
        assertThat(page.locator("h1")).hasText("Page not found");
        accessible(page);
      }
    }
  }

  @Test
  void theMailOfTheDemoIsListedAndCanBeRead() {
    try (var visitor = new Tasklist(chromium, port, "nobody")) {
      var page = visitor.page;
      page.navigate(year.address("/demo/mail"));
      assertThat(page.locator("main table")).containsText("Submit feedback data");
      accessible(page);
      page.locator("main table a", new Page.LocatorOptions().setHasText("Submit feedback data")).first().click();
      assertThat(page.frameLocator("iframe").locator("body")).containsText("Eastern Time");
      // the mail runs no script, not even that of the check, which would wait for it for ever
      page.locator("iframe").evaluate("frame => frame.remove()");
      accessible(page);
    }
  }

  @Test
  void everybodyChoosesTheHourOfTheDigestWhoStandsInAndAPrivateCalendar() {
    try (var reporter = new Tasklist(chromium, port, "vaReporter").inbox()) {
      var page = reporter.page;
      page.navigate(year.address("/office/my-notifications"));
      page.locator("#digestAt").fill("08:30");
      page.getByText("Keep these choices").click();
      assertThat(page.locator("#said")).containsText("Your choices are kept");
      assertThat(page.locator("#digestAt")).hasValue("08:30");
      assertThat(page.locator("main")).containsText("Escalations come whatever you choose");
      page.locator("#fromOn").fill("2026-12-28");
      page.locator("#untilOn").fill("2026-12-20");
      page.locator("#substitute").selectOption("vaHispOfficial");
      page.getByText("Enter the absence").click();
      assertThat(page.locator("#said [role=alert]")).containsText("from which day to which day");
      page.getByText("Make a private address").click();
      assertThat(page.locator("#feed-address")).hasValue(java.util.regex.Pattern.compile(".*/calendar/[A-Za-z0-9_-]{43}\\.ics"));
      accessible(page);
      page.getByText("Revoke the address").click();
      assertThat(page.locator("#said")).containsText("revoked");
    }
  }

  @Test
  void ombSeesEveryCaseWithItsDiagramInCockpit() {
    try (var lead = new Tasklist(chromium, port, "ombLead").inbox()) {
      var page = lead.page;
      page.navigate(year.address("/camunda/app/cockpit/default/#/dashboard"));
      assertThat(page.locator("body")).containsText("Running Process Instances");
      page.navigate(year.address("/camunda/app/cockpit/default/#/processes"));
      page.getByText("Quarterly feedback report", new Page.GetByTextOptions().setExact(false)).first().click();
      assertThat(page.locator("svg .djs-shape").first()).isVisible();
      assertThat(page.locator("body")).containsText("FY2026Q1-");
      page.getByText("Incidents", new Page.GetByTextOptions().setExact(true)).first().click();
      assertThat(page.locator("body")).containsText("incident");
    }
  }

  @Test
  void ombChecksANewEditionOnItsPageAndPublishesIt() {
    try (var lead = new Tasklist(chromium, port, "ombLead").inbox()) {
      var page = lead.page;
      page.navigate(year.address("/office/editions"));
      assertThat(page.locator("#office table").first()).containsText("CX Self-Assessment");
      accessible(page);
      var document = page.request().get(year.address("/api/v1/editions/FY2026")).text().replace("\"id\":\"FY2026\"", "\"id\":\"FY2031\"")
          .replace("\"firstCycleYear\":2026", "\"firstCycleYear\":2031");
      choose(page, document.replace("\"minimumServices\":1", "\"minimumServices\":-1"));
      assertThat(page.locator("#office [role=alert]")).containsText("fewest services");
      choose(page, document);
      assertThat(page.locator("#office table").last()).containsText("January 31, 2031");
      accessible(page);
      page.locator("#publish").click();
      page.getByText("Look at it", new Page.GetByTextOptions().setExact(true)).click();
      assertThat(page.locator("#office")).containsText("Steps that take place");
      accessible(page);
    }
    try (var visitor = new Tasklist(chromium, port, "nobody")) {
      visitor.page.navigate(year.address("/office/editions"));
      assertThat(visitor.page.locator("#office")).containsText("Log in to your inbox first");
      accessible(visitor.page);
    }
  }

  @Test
  void thePageOfReleasesSaysWhatBecomesPublicAndWhen() {
    try (var lead = new Tasklist(chromium, port, "ombLead").inbox()) {
      lead.page.navigate(year.address("/office/releases"));
      assertThat(lead.page.locator("#office")).containsText("when OMB has released them and OIRA has marked the coordination");
      accessible(lead.page);
      // a window that does not count errors in its console: the answer 404 is one
      var mistyped = lead.page.context().newPage();
      mistyped.navigate(year.address("/office/report-versions/FY2026Q1-VA-VBA-none"));
      assertThat(mistyped.locator("#office [role=alert]")).containsText("There is no feedback report with this key");
      accessible(mistyped);
    }
  }

  @Test
  void whatIsBeforeTheDirectorIsWithdrawnOnItsPageByWhoBeganIt() {
    try (var head = new Tasklist(chromium, port, "vaHead").inbox()) {
      var page = head.page;
      page.navigate(year.address("/office/escalations"));
      assertThat(page.locator("#office")).containsText("Nothing is before the Director");
      accessible(page);
    }
    var key = escalations.begin(new NewEscalation("Who answers", "coordination", List.of("SSA", "VA"), "VA-VBA", "Neither answers.", "2027-06-30"), "vaHead").businessKey();
    try (var other = new Tasklist(chromium, port, "dhsHead").inbox()) {
      other.page.navigate(year.address("/office/escalations"));
      assertThat(other.page.locator("#office")).containsText("Nothing is before the Director");
    }
    try (var head = new Tasklist(chromium, port, "vaHead").inbox()) {
      var page = head.page;
      page.navigate(year.address("/office/escalations"));
      assertThat(page.locator("#office table").first()).containsText("Who answers");
      page.getByText("Withdraw “Who answers”").click();
      accessible(page);
      page.locator("#reason-" + key).fill("Settled among ourselves.");
      page.getByText("Withdraw", new Page.GetByTextOptions().setExact(true)).click();
      assertThat(page.locator("#said")).containsText("Everyone concerned is told");
      assertThat(page.locator("#office table").last()).containsText("Settled among ourselves.");
      accessible(page);
    }
  }

  @Test
  void ombSeesWhatNewSurveyGuidelinesChangeBeforePublishingThem() {
    try (var lead = new Tasklist(chromium, port, "ombLead").inbox()) {
      var page = lead.page;
      page.navigate(year.address("/office/survey-guidelines"));
      assertThat(page.locator("#office table").first()).containsText("stand-in");
      accessible(page);
      page.getByText("Survey guidelines of 2019: seven questions, version 2").click();
      assertThat(page.locator("#office")).containsText("I am satisfied with the service I received from [Program/Service name].");
      accessible(page);
      var download = page.waitForDownload(() -> page.locator("#download").click());
      assertThat(download.suggestedFilename()).isEqualTo("survey-guideline-2019-2.json");
      // for an edition that no test of this class opens a case under
      var document = page.request().get(year.address("/api/v1/survey-guidelines/" + page.url().replaceAll(".*/", ""))).text()
          .replaceFirst("\"version\": *2,", "\"version\":3,");
      page.navigate(year.address("/office/survey-guidelines"));
      choose(page, document.replaceFirst("\"overallFirst\"", "null"));
      assertThat(page.locator("#office [role=alert]")).containsText("The rule order needs which order");
      choose(page, document.replace("My need was addressed.", "<img src=x onerror=alert(1)> My need"));
      assertThat(page.locator("#answer ins")).containsText("<img src=x onerror=alert(1)> My need");
      accessible(page);
      page.locator("#publish").click();
      page.getByText("Look at it", new Page.GetByTextOptions().setExact(true)).click();
      assertThat(page.locator("#office")).containsText("<img src=x onerror=alert(1)> My need");
      page.navigate(year.address("/office/survey-guidelines"));
      page.getByText("Survey guidelines of 2019: seven questions, version 2").click();
      assertThat(page.locator("#office")).containsText("Version 3 is in force now.");
      accessible(page);
    }
  }

  @Test
  void ombSeesWhatANewQuestionnaireChangesBeforePublishingIt() {
    try (var lead = new Tasklist(chromium, port, "ombLead").inbox()) {
      var page = lead.page;
      page.navigate(year.address("/office/questionnaires"));
      assertThat(page.locator("#office table").first()).containsText("cx-maturity-model-gsa-2022");
      accessible(page);
      page.getByText("Capacity assessment, version 1").click();
      assertThat(page.locator("#office")).containsText("There are no standards for describing or tracking CX-related outcomes.");
      accessible(page);
      var download = page.waitForDownload(() -> page.locator("#download").click());
      assertThat(download.suggestedFilename()).isEqualTo("cx-maturity-model-gsa-2022-1.json");
      // for no edition that a test of this class opens a case under
      var document = page.request().get(year.address("/api/v1/questionnaires/cx-maturity-model-gsa-2022/1")).text()
          .replace("\"version\":1", "\"version\":2").replace("\"editions\":[]", "\"editions\":[\"2020\"]");
      page.navigate(year.address("/office/questionnaires"));
      choose(page, document.replace("\"level\":2,\"name\":\"Tactical\"", "\"level\":7,\"name\":\"Tactical\""));
      assertThat(page.locator("#office [role=alert]")).containsText("Levels count from 1 without a gap");
      choose(page, document.replace("There are no standards", "<img src=x onerror=alert(1)> No standards"));
      assertThat(page.locator("#answer")).containsText("under 2020 get it");
      assertThat(page.locator("#answer ins", new Page.LocatorOptions().setHasText("No standards"))).containsText("<img src=x onerror=alert(1)> No standards");
      accessible(page);
      page.locator("#publish").click();
      page.getByText("Look at it", new Page.GetByTextOptions().setExact(true)).click();
      assertThat(page.locator("#office")).containsText("<img src=x onerror=alert(1)> No standards");
      accessible(page);
    }
  }

  @Test
  void anAgencySeesWhichOfItsSurveysAreExceptedFromTheGuidelines() {
    try (var reporter = new Tasklist(chromium, port, "edReporter").inbox()) {
      var page = reporter.page;
      page.navigate(year.address("/office/survey-exceptions"));
      assertThat(page.locator("#office")).containsText("Exceptions in force");
      assertThat(page.locator("#office")).containsText("No survey is excepted from the guidelines today.");
      assertThat(page.locator("#office")).containsText("To ask for an exception");
      accessible(page);
    }
  }

  @Test
  void anybodyReadsThePublicFiguresFromTheGovernmentDownToAService() {
    try (var visitor = new Tasklist(chromium, port, "nobody")) {
      var page = visitor.page;
      page.navigate(year.address("/public"));
      assertThat(page.locator("main h2").first()).containsText("The whole government");
      assertThat(page.locator("main")).containsText("the target of 80.0%");
      assertThat(page.locator("svg.trend circle").first()).isVisible();
      accessible(page);
      page.locator("#quarter").selectOption("FY2021Q1");
      page.getByText("Show", new Page.GetByTextOptions().setExact(true)).click();
      assertThat(page.locator("main h2").first()).containsText("FY 2021 Q1");
      page.locator("main table a", new Page.LocatorOptions().setHasText("Veterans Benefits Administration")).first().click();
      accessible(page);
      page.locator("main table a", new Page.LocatorOptions().setHasText("Contacting the Benefits Administration contact center")).click();
      assertThat(page.locator("main")).containsText("Why this service was designated");
      assertThat(page.locator("main")).containsText("What we learned");
      accessible(page);
      page.setViewportSize(390, 844);
      assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")).as("fits a phone").isTrue();
      accessible(page);
      for (var other : List.of("/public/hisps", "/public/data-dictionary")) {
        page.navigate(year.address(other));
        accessible(page);
      }
    }
  }

  @Test
  void ombSeesWhatATargetOrARuleChangesBeforeSettingIt() {
    try (var lead = new Tasklist(chromium, port, "ombLead").inbox()) {
      var page = lead.page;
      page.navigate(year.address("/office/publication"));
      assertThat(page.locator("#office table").first()).containsText("80%");
      accessible(page);
      page.locator("#numbers-from").fill("FY2021Q1");
      page.locator("#numbers-withheldBelow").fill("3");
      page.locator("#numbers-flaggedBelow").fill("30");
      page.locator("#numbers-look").click();
      assertThat(page.locator("#numbers-answer [role=alert]")).containsText("are public already");
      page.locator("#numbers-from").fill("FY2030Q1");
      page.locator("#numbers-withheldBelow").fill("20");
      page.locator("#numbers-source").fill("A rule that begins far ahead");
      page.locator("#numbers-look").click();
      assertThat(page.locator("#numbers-answer table")).containsText("Datasets in no figure");
      accessible(page);
      page.locator("#numbers-set").click();
      assertThat(page.locator("#numbers-done")).isFocused();
      assertThat(page.locator("#office table", new Page.LocatorOptions().setHasText("Withheld below")).first()).containsText("FY2030Q1");
      assertThat(page.locator("#office table", new Page.LocatorOptions().setHasText("What was found, by rule"))).containsText("other-trust");
      page.getByText("Every row").click();
      page.locator("#target-from").fill("FY2030Q1");
      page.locator("#target-percent").fill("82.5");
      page.locator("#target-source").fill("A memorandum");
      page.locator("#target-look").click();
      assertThat(page.locator("#target-answer")).containsText("82.5% would hold from FY 2030 Q1 on");
      accessible(page);
      page.navigate(year.address("/office/remarks"));
      assertThat(page.locator("#office")).containsText("Remarks are found beside a dataset");
      accessible(page);
    }
    try (var reporter = new Tasklist(chromium, port, "vaReporter").inbox()) {
      reporter.page.navigate(year.address("/office/publication"));
      assertThat(reporter.page.locator("#office")).containsText("They are set by OMB");
      assertThat(reporter.page.locator("#target-look")).hasCount(0);
      accessible(reporter.page);
    }
  }

  @Test
  void anAgencyReadsItsIndicatorsForTheAnnualPerformancePlanAndOmbThoseOfAll() {
    try (var reporter = new Tasklist(chromium, port, "vaReporter").inbox()) {
      var page = reporter.page;
      page.navigate(year.address("/office/performance-plan?year=2022"));
      assertThat(page.locator("#agency option")).hasCount(1);
      assertThat(page.locator("#extract h2")).containsText("FY 2022");
      assertThat(page.locator("#extract table").first()).containsText("FY2022Q2");
      assertThat(page.getByText("Download as a workbook (XLSX)")).hasAttribute("href", "/api/v1/agencies/VA/performance-plan?year=2022&format=xlsx");
      accessible(page);
    }
    try (var lead = new Tasklist(chromium, port, "ombLead").inbox()) {
      var page = lead.page;
      page.navigate(year.address("/office/performance-plan"));
      page.locator("#agency").selectOption("TREAS");
      page.locator("#year").selectOption("2021");
      page.getByText("Show", new Page.GetByTextOptions().setExact(true)).click();
      assertThat(page.locator("#extract h2")).isFocused();
      assertThat(page.locator("#extract h2")).containsText("Treasury, FY 2021");
      accessible(page);
    }
  }

  private static void choose(Page page, String document) {
    page.locator("#file").setInputFiles(new FilePayload("edition.json", "application/json", document.getBytes(StandardCharsets.UTF_8)));
    page.locator("#check").click();
  }
}

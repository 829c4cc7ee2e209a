package org.hispcycle.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hispcycle.browser.Accessibility.accessible;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hispcycle.clearance.TestUmbrellas;
import org.hispcycle.clearance.Umbrellas;
import org.hispcycle.survey.SurveySamples;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Clearances at a glance, one survey's story, and whether the Act applies, as people of an agency and at OMB see them. */
@BrowserApplication
class ClearancePagesIT {

  private static final int NARROW = 360;
  /** A department in which no other test renews. */
  private static final String DRAWING = "USDA";
  private static final String TITLE = "<img src=x onerror=alert(1)> After the visit";
  @RegisterExtension static final Chromium chromium = new Chromium();
  private static String key;

  @Autowired private TestRestTemplate http;
  @Autowired private TheYear year;
  @Autowired private ObjectMapper json;
  @Autowired private Umbrellas umbrellas;
  @Autowired private JdbcClient sql;
  @LocalServerPort private int port;

  /** Social Security has asked for a clearance, was sent back once, and has submitted again. */
  @BeforeEach
  void aSurveyIsUnderWay() throws Exception {
    if (key != null) {
      return;
    }
    var reporter = http.withBasicAuth("ssaReporter", "hisp-demo");
    var service = reporter.getForObject("/api/v1/services", JsonNode.class).findValue("id").asInt();
    reporter.postForEntity("/engine-rest/process-definition/key/PraClearanceProcess/submit-form", Map.of("variables", Map.of("serviceId", Map.of("value", service, "type", "Integer"))), JsonNode.class);
    var content = (ObjectNode) json.readTree(SurveySamples.COMPLETE);
    content.put("title", TITLE);
    var task = year.task("ssaReporter", "2026-SSA-SSA-", "Task_DraftSurvey");
    key = reporter.getForObject("/api/v1/tasks/" + task + "/form", JsonNode.class).get("caseKey").asText();
    decide("ssaReporter", "Task_DraftSurvey", "submit", null, content);
    decide("ssaPra", "Task_CheckAsPraOfficer", "return", "Say \"office\", not \"interaction\".", null);
    content.put("trustReason", "Callers do not know what an interaction is; OMB agreed in January.");
    content.put("trustQuestion", "Calling this office increased my trust in SSA.");
    decide("ssaReporter", "Task_DraftSurvey", "submit", null, content);
    year.task("ssaPra", key, "Task_CheckAsPraOfficer");
  }

  private void decide(String user, String element, String outcome, String comment, ObjectNode content) {
    var person = http.withBasicAuth(user, "hisp-demo");
    var task = year.task(user, key, element);
    person.postForEntity("/engine-rest/task/" + task + "/claim", Map.of("userId", user), JsonNode.class);
    var version = person.getForObject("/api/v1/tasks/" + task + "/form", JsonNode.class).at("/draft/version").asInt();
    if (content != null) {
      person.put("/api/v1/drafts/" + task, Map.of("version", version, "content", content));
      version++;
    }
    var variables = new HashMap<String, Object>(Map.of("outcome", Map.of("value", outcome)));
    if (comment != null) {
      variables.put("comment", Map.of("value", comment));
    }
    if (content != null) {
      variables.put("draftVersion", Map.of("value", version));
    }
    var answer = person.postForEntity("/engine-rest/task/" + task + "/complete", Map.of("variables", variables), JsonNode.class);
    assertThat(answer.getStatusCode().is2xxSuccessful()).as(element + ": " + answer).isTrue();
  }

  @Test
  void ombSeesWhatEndsWhatIsDrawnAndWhoIsBlocked() {
    try (var officer = new Tasklist(chromium, port, "ombDeskOfficer").inbox()) {
      var page = officer.page;
      page.navigate(year.address("/office/clearances"));
      assertThat(page.getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName("Calendar of expiries"))).isVisible();
      assertThat(page.locator(".timeline")).containsText("Today, January");
      assertThat(page.locator("#office")).containsText("Customs and Border Protection (DHS)");
      assertThat(page.locator("#office")).containsText("Responses");
      assertThat(page.locator("#office")).containsText("No public mailbox of this agency");
      accessible(page);
      page.locator("#agency").selectOption("SSA");
      assertThat(page.locator("#office")).containsText(TITLE);
      assertThat(page.locator("#office h2").first()).hasText("Blocked");
      page.locator("#state").focus();
      page.locator("#state").selectOption("running");
      assertThat(page.locator("#office")).not().containsText("Calendar of expiries");
      assertThat(page.locator("#state")).isFocused();
      assertThat(page.url()).endsWith("/office/clearances?agency=SSA&state=running");
      accessible(page);
      for (var format : List.of("CSV", "XLSX", "JSON")) {
        var file = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(format).setExact(true)).getAttribute("href");
        assertThat(page.request().get(year.address(file)).status()).as(file).isEqualTo(200);
      }
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(TITLE)).click();
      assertThat(page.locator("h2").first()).hasText(TITLE);
    }
  }

  @Test
  void onANarrowWindowNothingRunsOutOfIt() {
    try (var officer = new Tasklist(chromium, port, "vaPra").inbox()) {
      var page = officer.page;
      page.setViewportSize(NARROW, 740);
      for (var path : List.of("/office/clearances", "/office/pra-check")) {
        page.navigate(year.address(path));
        assertThat(page.locator("#office")).not().hasAttribute("aria-busy", "true");
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).as(path).isLessThanOrEqualTo(NARROW);
        accessible(page);
        look(page, "narrow-" + path.substring(path.lastIndexOf('/') + 1));
      }
      page.navigate(year.address("/office/clearances"));
      assertThat(page.locator("#office")).containsText("Department of Veterans Affairs");
      assertThat(page.locator("#office")).not().containsText("Department of Labor");
    }
  }

  @Test
  void aSurveysStoryIsReadWithItsPackageAndItsChanges() {
    try (var reviewer = new Tasklist(chromium, port, "ssaPra").inbox()) {
      var page = reviewer.page;
      page.navigate(year.address("/office/clearance/" + key));
      assertThat(page.locator("h2").first()).hasText(TITLE);
      assertThat(page.locator("#office")).containsText("Say \"office\", not \"interaction\".");
      assertThat(page.locator("#office")).containsText("A survey of ten or more members of the public.");
      page.locator("#from").selectOption("1");
      page.locator("#to").selectOption("2");
      page.locator("#show-changes").press("Enter");
      assertThat(page.locator("#changes ins").first()).isVisible();
      assertThat(page.locator("#changes")).containsText("Trust question");
      accessible(page);
      look(page, "clearance");
      for (var link : List.of("Package as PDF", "Package as HTML", "See it as a respondent (opens in a new tab)")) {
        var file = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(true)).getAttribute("href");
        assertThat(page.request().get(year.address(file)).status()).as(file).isEqualTo(200);
      }
      page.setViewportSize(NARROW, 740);
      assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(NARROW);
      accessible(page);
    }
  }

  @Test
  void thePackageItselfIsAccessible() {
    try (var window = chromium.browser.newContext()) {
      var page = window.newPage();
      page.setContent(http.withBasicAuth("ssaPra", "hisp-demo").getForObject("/api/v1/surveys/" + key + "/package.html", String.class));
      assertThat(page.locator("h1")).hasText("Information collection package: " + TITLE);
      accessible(page);
      look(page, "package");
    }
  }

  @Test
  void whetherTheActAppliesIsFoundOutWithTheKeyboardAloneAndLeavesNoTrace() {
    try (var reporter = new Tasklist(chromium, port, "vaReporter").inbox()) {
      var page = reporter.page;
      page.navigate(year.address("/office/pra-check"));
      page.locator("#collectsFrom-public").focus();
      for (var step : List.of("Space", "Tab", "Space", "Tab")) {
        page.keyboard().press(step);
      }
      assertThat(page.locator("#respondents")).isFocused();
      page.keyboard().type("12");
      page.keyboard().press("Enter");
      assertThat(page.locator("#answer")).containsText("Yes: a clearance is needed");
      assertThat(page.locator("#answer")).containsText("VACOPaperworkReduAct@va.gov");
      assertThat(page.locator("#answer")).isFocused();
      accessible(page);
      look(page, "pra-check");
      assertThat(page.url()).endsWith("/office/pra-check");
      page.locator("#respondents").fill("");
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Does the Act apply?")).click();
      assertThat(page.locator("#answer [role=alert]")).containsText("at least 1");
    }
  }

  @Test
  void anUmbrellaIsChangedAndRenewedOnItsPage() {
    var umbrella = umbrellas.of(DRAWING).get(0);
    new TestUmbrellas(sql, umbrellas, DRAWING).survey(umbrella, "2026-" + DRAWING + "-drawn", LocalDate.of(2026, 1, 2), umbrella.expiresOn(), 90, TestUmbrellas.noon(LocalDate.of(2026, 1, 2)));
    var path = "/office/umbrella-clearance/" + umbrella.id();
    try (var oira = new Tasklist(chromium, port, "oiraAnalyst").inbox()) {
      // the refusal counts as an error in the console of the window
      var page = oira.page.context().newPage();
      page.navigate(year.address(path));
      assertThat(page.locator("#office table").first()).containsText("Survey under test");
      page.getByText("Change ceilings, terms or publication").press("Enter");
      page.locator("#revise-responses").fill("89");
      page.locator("#revise-reason").fill("Fewer surveys");
      page.locator("#revise-reason").press("Tab");
      page.locator("#revise-submit").press("Enter");
      assertThat(page.locator("#revise-responses-error")).containsText("The ceiling of 89 responses is below the 90 responses a year that surveys draw");
      assertThat(page.locator("#revise-responses")).isFocused();
      assertThat(page.locator("#revise-reason")).hasValue("Fewer surveys");
      accessible(page);
      page.locator("#revise-responses").fill("1,000");
      page.locator("#revise-submit").press("Enter");
      assertThat(page.locator("#office .usa-alert").first()).containsText("The clearance is changed.");
      assertThat(page.locator("#office")).containsText("90 of 1,000, 910 left");
      accessible(page);
      page.navigate(year.address("/office/umbrella-clearance"));
      page.locator("#register-submit").press("Enter");
      assertThat(page.locator("#register-agencyId-error")).containsText("Choose the department");
      assertThat(page.locator("#register-agencyId")).isFocused();
      accessible(page);
      look(page, "umbrella-register");
    }
    try (var officer = new Tasklist(chromium, port, "usdaPra").inbox()) {
      // a refusal counts as an error in the console of the window
      var page = officer.page.context().newPage();
      page.navigate(year.address(path));
      assertThat(page.locator("#revise")).hasCount(0);
      page.locator("#renew").press("Enter");
      assertThat(page.locator("#steps")).containsText("Prepare Supporting Statement A");
      accessible(page);
      page.setViewportSize(NARROW, 740);
      assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(NARROW);
      accessible(page);
      look(page, "umbrella");
      page.getByText("End a survey", new Page.GetByTextOptions().setExact(true)).press("Enter");
      page.locator("#end-id").selectOption(new SelectOption().setIndex(1));
      page.locator("#end-submit").press("Enter");
      assertThat(page.locator("#end-on-error")).containsText("Enter the first day");
      assertThat(page.locator("#end-on")).isFocused();
      page.locator("#end-id").selectOption(page.locator("#end-id option", new Page.LocatorOptions().setHasText("Survey under test")).getAttribute("value"));
      page.locator("#end-on").fill("2026-01-02");
      page.locator("#end-reason").fill("The form was withdrawn");
      page.locator("#end-submit").press("Enter");
      assertThat(page.locator("#office .usa-alert").first()).containsText("is no longer used from January 2, 2026 on");
      assertThat(page.locator("#office")).containsText("The form was withdrawn");
      page.getByText("The statement for its renewal").click();
      assertThat(page.locator("#statement")).containsText("18. Exceptions to the certification statement");
      assertThat(page.locator("#statement")).containsText("the ceilings are 1000 responses");
      assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(NARROW);
      accessible(page);
      look(page, "statement");
      for (var link : List.of("Statement as PDF", "Statement as HTML")) {
        var file = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(true)).getAttribute("href");
        assertThat(page.request().get(year.address(file)).status()).as(file).isEqualTo(200);
      }
    }
  }

  @Test
  void withoutLoginAndFromAnotherAgencyNothingIsShown() {
    try (var visitor = new Tasklist(chromium, port, "nobody")) {
      for (var path : List.of("/office/clearances", "/office/clearance/" + key, "/office/umbrella-clearance/1", "/office/pra-check")) {
        visitor.page.navigate(year.address(path));
        assertThat(visitor.page.locator("#office")).containsText("Log in to your inbox first");
        accessible(visitor.page);
      }
    }
    assertThat(http.withBasicAuth("dhsReporter", "hisp-demo").getForEntity("/api/v1/surveys/" + key, JsonNode.class).getStatusCode().value()).isEqualTo(404);
  }

  private static void look(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target/browser/" + name + ".png")));
  }
}

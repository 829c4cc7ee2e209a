package org.hispcycle.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hispcycle.browser.Accessibility.accessible;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What people see of the record: the story and the badges in Tasklist, the tabs in Cockpit, our pages; and Tasklist when a script fails. */
@BrowserApplication
class RecordPagesIT {

  private static final String TASKS = "[cam-tasks] li.task";
  @RegisterExtension static final Chromium chromium = new Chromium();

  @LocalServerPort private int port;
  @Autowired private TheYear year;

  @Test
  void theInboxSaysInWordsWhatIsDueAndTheStoryWhatWasAsked() {
    var task = year.task("vaReporter", "FY2026Q1-VA-VBA", "Task_SubmitFeedbackData");
    try (var reporter = new Tasklist(chromium, port, "vaReporter").inbox()) {
      var page = reporter.page;
      assertThat(page.locator(".hisp-badge").first()).containsText("Due in 28 days");
      accessible(page, ".hisp-badge");
      reporter.open(task);
      page.getByText("Story", new Page.GetByTextOptions().setExact(true)).click();
      assertThat(page.locator(".hisp-story")).containsText("Upload the responses of the quarter");
      assertThat(page.locator(".hisp-story")).containsText("Due Friday, January 30, 2026");
      accessible(page, ".hisp-story");
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("My year")).click();
      assertThat(page.locator("#office")).containsText("Milestones of the year");
      assertThat(page.locator("#office")).containsText("Veterans Benefits Administration");
      accessible(page, "#office");
    }
  }

  @Test
  void tasklistWorksWithEachOfOurScriptsBlockedOrBroken() {
    try (var reporter = new Tasklist(chromium, port, "vaReporter").inbox()) {
      for (var script : List.of("**/hisp-inbox.js*", "**/hisp-inbox/**", "**/hisp-forms.js*")) {
        inboxStillWorks(reporter, script, Route::abort);
        inboxStillWorks(reporter, script, route -> route.fulfill(new Route.FulfillOptions().setStatus(200).setContentType("text/javascript")
            .setBody("this is { no script")));
      }
    }
  }

  /** In a window beside the reporter's, which is logged in with it and whose errors are expected. */
  private void inboxStillWorks(Tasklist reporter, String script, Consumer<Route> fault) {
    try (var page = reporter.page.context().newPage()) {
      page.route(script, fault);
      page.navigate(year.address("/camunda/app/tasklist/default/"));
      page.locator(TASKS).first().click();
      assertThat(page.getByText("Quarterly feedback report (v.")).isVisible();
      assertThat(page.getByText("Start process")).isVisible();
    }
  }

  @Test
  void ombReadsTheHistoryAndTheRecordOfAnInstanceInCockpit() {
    try (var lead = new Tasklist(chromium, port, "ombLead").inbox()) {
      var page = lead.page;
      var instance = year.get("/api/v1/cases?key=2026-VA-VBA").get(0).get("id").asText();
      page.navigate(year.address("/camunda/app/cockpit/default/#/process-instance/" + instance + "/runtime"));
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("History").setExact(true)).first().click();
      assertThat(page.locator(".hisp-history")).containsText("What this instance went through");
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Audit").setExact(true)).first().click();
      assertThat(page.locator(".hisp-history")).containsText("The duty was entered");
      page.getByText("Find a case", new Page.GetByTextOptions().setExact(true)).first().click();
      page.locator("#hisp-case-key").fill("FY2026Q1-VA");
      page.keyboard().press("Enter");
      assertThat(page.locator(".hisp-history table")).containsText("Quarterly feedback report");
      accessible(page, ".hisp-history");
    }
  }

  @Test
  void ombVerifiesTheRecordAndFindsACase() {
    try (var lead = new Tasklist(chromium, port, "ombLead").inbox()) {
      var page = lead.page;
      page.navigate(year.address("/office/audit"));
      assertThat(page.locator("#office table")).containsText("The duty was entered");
      page.getByText("Verify the record", new Page.GetByTextOptions().setExact(true)).click();
      assertThat(page.locator("#office")).containsText("The record is intact");
      page.locator("#audit-agency").fill("VA");
      page.keyboard().press("Enter");
      assertThat(page.locator("#office table tbody tr").first()).containsText("VA");
      accessible(page, "#office");
      page.navigate(year.address("/office/cases"));
      page.locator("#key").fill("2026-VA");
      page.keyboard().press("Enter");
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("2026-VA-VBA").setExact(true)).first().click();
      assertThat(page.locator(".hisp-story")).containsText("What happened so far");
      accessible(page, "#office");
    }
    try (var visitor = new Tasklist(chromium, port, "nobody")) {
      for (var address : List.of("/office/audit", "/office/cases", "/office/my-year")) {
        visitor.page.navigate(year.address(address));
        assertThat(visitor.page.locator("#office")).containsText("Log in to your inbox first");
      }
    }
  }
}

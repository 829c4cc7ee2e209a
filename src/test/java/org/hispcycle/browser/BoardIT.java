package org.hispcycle.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hispcycle.browser.Accessibility.accessible;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.hispcycle.calendar.Calendars;
import org.hispcycle.calendar.EasternTime;
import org.hispcycle.cycle.Cycles;
import org.hispcycle.cycle.Ledger;
import org.hispcycle.cycle.NewObligation;
import org.hispcycle.cycle.ObligationKind;
import org.hispcycle.feedback.FeedbackTest;
import org.hispcycle.support.EngineSteps;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The cycle board as OMB's lead uses it in Cockpit and an agency on its page, and what is left where a script is missing. */
@FeedbackTest
class BoardIT {

  private static final String NASTY = "<img src=x onerror=window.broken=1> Plan";
  @RegisterExtension static final Chromium chromium = new Chromium();

  @LocalServerPort private int port;
  @Autowired private Cycles cycles;
  @Autowired private Ledger ledger;
  @Autowired private EngineSteps steps;
  @Autowired private Calendars calendars;
  @Autowired private Clock clock;

  private int year;

  @BeforeEach
  void aYearWithSomethingLate() {
    steps.nobody();
    LocalDate today = EasternTime.today(clock);
    year = today.getYear();
    cycles.open(year);
    ledger.plan(new NewObligation(year, ObligationKind.ACTION_PLAN, year + "-HUD-board", "HUD", "HUD-HUD", null, null, NASTY, today.minusDays(40), today.minusDays(5)));
  }

  private String address(String path) {
    return "http://localhost:" + port + path;
  }

  @Test
  void theLeadComesFromTheYearToADutyAndItsHistoryWithoutAMouse() {
    try (var lead = new Tasklist(chromium, port, "ombLead").inbox()) {
      var page = lead.page;
      page.setViewportSize(1280, 900);
      page.navigate(address("/camunda/app/cockpit/default/#/processes"));
      page.locator("a[href='#/cycle-board']").first().click();
      assertThat(page.locator(".hb h1")).hasText("Cycle " + year);
      assertThat(page.locator(".hb-map tbody tr").first()).isVisible();
      accessible(page, ".hb");

      press(page, page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("HUD").setExact(true)));
      assertThat(page.locator(".hb-map caption")).containsText("HISPs of HUD");
      assertThat(page.locator(".hb-path button")).isFocused();
      // the HISP's own row; the department has duties of its own
      press(page, page.locator(".hb-map tbody tr:not(:has(.hb-note)) .hb-cell[aria-label*='Action Plan'][aria-label*='late']").first());
      assertThat(page.locator(".hb-panel h2")).isFocused();
      assertThat(page.locator(".hb-panel tbody")).containsText(NASTY);
      assertThat(page.evaluate("window.broken")).as("what a person wrote is text").isNull();
      accessible(page, ".hb");

      press(page, page.locator(".hb-panel button[aria-label^='History']").first());
      assertThat(page.locator("dialog")).containsText("What happened");
      accessible(page, "dialog");
      page.keyboard().press("Escape");
      assertThat(page.locator("dialog")).hasCount(0);
      assertThat(page.locator(".hb-panel button[aria-label^='History']").first()).isFocused();

      press(page, page.locator(".hb-panel button[aria-label^='Extend']").first());
      page.locator("#hb-field-reason").fill("<b>Storm</b>");
      page.locator("dialog button[type=submit]").press("Enter");
      assertThat(page.locator("dialog .hb-say--error")).containsText("Enter the new due date");
      accessible(page, "dialog");
      page.keyboard().press("Escape");

      for (var view : List.of("quarter", "timeline", "late", "requests", "mails")) {
        press(page, page.locator("[data-view=" + view + "]"));
        assertThat(page.locator(".hb")).not().hasAttribute("aria-busy", Pattern.compile(".*"));
        assertThat(page.locator(".hb-body")).not().isEmpty();
        assertThat(page.locator(".hb-say--error")).hasCount(0);
        accessible(page, ".hb");
      }
    }
  }

  @Test
  void twoPeopleGiveADutyMoreTimeAndTheLeadRemindsReassignsAndTakesTheFileAway() {
    // a year whose close-out is not near, whenever this runs
    var next = year + 1;
    cycles.open(next);
    var key = next + "-HUD-HUD";
    var id = key + "/capacity-assessment";
    var definition = steps.start("CapacityAssessmentProcess", key, Map.of("cycleYear", next, "agencyId", "HUD", "hispId", "HUD-HUD")).getProcessDefinitionId();
    var due = ledger.get(id).dueOn();
    var until = calendars.business().plusBusinessDays(due, 5);
    try (var official = new Tasklist(chromium, port, "hudOfficial").inbox()) {
      var page = official.page;
      page.navigate(address("/office/board"));
      assessments(page, next);
      page.locator(".hb-panel button[aria-label^='Extend']").first().click();
      page.locator("#hb-field-until").fill(until.toString());
      page.locator("#hb-field-reason").fill("The office moves.");
      page.locator("dialog button[type=submit]").click();
      assertThat(page.locator(".hb-say--done")).containsText("OMB's lead was asked for more time");
    }
    assertThat(ledger.get(id).dueOn()).as("nothing moves before the lead has decided").isEqualTo(due);
    try (var lead = new Tasklist(chromium, port, "ombLead").inbox()) {
      var page = lead.page;
      page.navigate(address("/office/board"));
      page.locator("[data-view=requests]").click();
      page.locator("button[aria-label^='Approve']").first().click();
      page.locator("dialog button[type=submit]").click();
      assertThat(page.locator(".hb-say--done")).containsText("is due on " + until.format(DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.US)) + " now");
      assertThat(ledger.get(id).dueOn()).isEqualTo(until);

      page.locator("[data-view=year]").click();
      assessments(page, next);
      page.locator(".hb-panel button[aria-label^='Remind now']").first().click();
      assertThat(page.locator(".hb-say--done")).isVisible();
      page.locator(".hb-panel button[aria-label^='Reassign']").first().click();
      page.locator("#hb-field-who").selectOption(new SelectOption().setIndex(1));
      page.locator("#hb-field-reason").fill("Knows the office.");
      page.locator("dialog button[type=submit]").click();
      assertThat(page.locator(".hb-say--done")).containsText("The task is with");
      steps.nobody();
      assertThat(steps.engine().getTaskService().createTaskQuery().processInstanceBusinessKey(key).list()).allSatisfy(task -> assertThat(task.getAssignee()).startsWith("hud"));

      var file = page.waitForDownload(() -> page.getByText("Download CSV", new Page.GetByTextOptions().setExact(true)).click());
      assertThat(file.suggestedFilename()).isEqualTo("cycle-" + next + "-HUD.csv");
      assertThat(Files.readString(file.path())).contains(id).contains(until.toString()).doesNotContain("DHS-TSA");
      accessible(page);

      page.navigate(address("/camunda/app/cockpit/default/#/process-definition/" + definition + "/runtime"));
      assertThat(page.locator(".hb-figures").first()).containsText("open");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** From the year to the list of HUD's assessments. */
  private static void assessments(Page page, int year) {
    page.locator("#hb-year").selectOption(String.valueOf(year));
    assertThat(page.locator(".hb h1")).hasText("Cycle " + year);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("HUD").setExact(true)).click();
    assertThat(page.locator(".hb-map caption")).containsText("HISPs of HUD");
    page.locator(".hb-map tbody tr:not(:has(.hb-note)) .hb-cell[aria-label*='ssessment']").first().click();
    assertThat(page.locator(".hb-panel tbody tr")).not().hasCount(0);
  }

  @Test
  void anAgencySeesItsOwnPartOnThePageBesideItsInbox() {
    try (var official = new Tasklist(chromium, port, "hudOfficial").inbox()) {
      var page = official.page;
      page.navigate(address("/office/board"));
      assertThat(page.locator(".hb-map tbody tr")).hasCount(1);
      assertThat(page.locator(".hb-map tbody")).containsText("HUD");
      assertThat(page.locator("[data-view=mails]")).hasCount(0);
      accessible(page);
    }
  }

  @Test
  void withoutAScriptOfOursCockpitAndTasklistStillWork() {
    var scripts = List.of("**/scripts/hisp-cockpit.js*", "**/scripts/hisp-cockpit/board.js*", "**/scripts/hisp-cockpit/overlays.js*", "**/scripts/hisp-forms.js*");
    try (var lead = new Tasklist(chromium, port, "ombLead").inbox()) {
      for (var script : scripts) {
        for (var broken : List.of(true, false)) {
          // a window that does not count errors in its console: they are what is meant here
          var page = lead.page.context().newPage();
          page.route(script, route -> {
            if (broken) {
              route.fulfill(new Route.FulfillOptions().setContentType("text/javascript").setBody("this is no script {"));
            } else {
              route.abort();
            }
          });
          page.navigate(address("/camunda/app/cockpit/default/#/processes"));
          assertThat(page.locator("body")).containsText("process definitions deployed");
          if (script.contains("board.js")) {
            page.navigate(address("/camunda/app/cockpit/default/#/cycle-board"));
            assertThat(page.locator("body")).containsText("This part of the page could not be loaded");
          }
          if (script.contains("hisp-forms")) {
            page.navigate(address("/camunda/app/tasklist/default/"));
            assertThat(page.locator("body")).containsText("Start process");
          }
          page.close();
        }
      }
    }
  }

  /** By keyboard only: focus, as Tab gives it, and Enter. */
  private static void press(Page page, Locator control) {
    control.focus();
    assertThat((Boolean) control.evaluate("each => each.tabIndex >= 0")).as("reached by Tab").isTrue();
    page.keyboard().press("Enter");
  }
}

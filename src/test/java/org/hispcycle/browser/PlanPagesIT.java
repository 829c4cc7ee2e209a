package org.hispcycle.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hispcycle.browser.Accessibility.accessible;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import org.hispcycle.actionplan.SamplePlans;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** The pages for reading action plans: for those who work with them, and for the public. */
@BrowserApplication
@Import(SamplePlans.class)
class PlanPagesIT {

  @RegisterExtension static final Chromium chromium = new Chromium();
  private static boolean written;

  @LocalServerPort private int port;

  @Autowired
  void plansStand(SamplePlans plans) {
    if (!written) {
      written = true;
      plans.signedTwice();
      plans.accepted();
    }
  }

  private String address(String path) {
    return "http://localhost:" + port + path;
  }

  @Test
  void withoutLoginThePagesSayWhereToLogInAndShowNothing() {
    try (var window = chromium.browser.newContext()) {
      var page = window.newPage();
      for (var path : List.of("/plans", "/plans/2026-VA-VBA", "/budget-requests")) {
        page.navigate(address(path));
        assertThat(page.locator("#message")).containsText("Log in to Tasklist first");
        assertThat(page.locator("main")).not().containsText("Answer sooner");
        accessible(page);
      }
    }
  }

  @Test
  void aPlanIsReadInItsVersionsWithWhatChanged() {
    try (var lead = new Tasklist(chromium, port, "ombLead").inbox()) {
      var page = lead.page;
      page.navigate(address("/plans"));
      var link = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Action Plan 2026, Veterans Benefits Administration"));
      assertThat(link).isVisible();
      accessible(page);
      look(page, "plans");
      link.click();
      assertThat(page.locator("h1")).hasText("Action Plan 2026, Veterans Benefits Administration");
      assertThat(page.locator("#document")).containsText("within twenty minutes");
      assertThat(page.locator("#document")).containsText("Head of agency");
      assertThat(page.locator("#document")).containsText("Target: Why not ten?");
      assertThat(page.locator("#document")).containsText("$1,500,000.00");
      assertThat(page.locator("#document del")).hasCount(0);
      page.getByLabel("Show what changed since").selectOption("1");
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show")).click();
      assertThat(page.locator("#document del").first()).hasText("forty");
      assertThat(page.locator("#document ins").first()).hasText("twenty");
      assertThat(page.locator("#document")).containsText("[removed: forty] [added: twenty] minutes");
      assertThat(page.locator("#message")).containsText("compared with Version 1");
      accessible(page);
      look(page, "plan");
      var files = page.locator("#files a").all().stream().map(each -> each.getAttribute("href")).toList();
      assertThat(files).hasSize(3);
      for (var file : files) {
        assertThat(page.request().get(address(file)).status()).as(file).isEqualTo(200);
      }
      page.reload();
      assertThat(page.locator("#document del").first()).hasText("forty");
    }
  }

  @Test
  void theExaminerSeesTheTotalsAndAPersonOfTheAgencyIsToldWhoMay() {
    try (var examiner = new Tasklist(chromium, port, "ombBudgetExaminer").inbox()) {
      var page = examiner.page;
      page.navigate(address("/budget-requests"));
      assertThat(page.getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName("Budget requests by department"))).isVisible();
      assertThat(page.locator("table").first()).containsText("$2,300,000");
      assertThat(page.locator("#figures")).containsText("036-0142");
      accessible(page);
      look(page, "budget-requests");
    }
    try (var window = chromium.browser.newContext()) {
      var page = window.newPage();
      page.navigate(address("/budget-requests"));
      assertThat(page.locator("#figures")).isEmpty();
    }
  }

  @Test
  void thePublicReadsWhatWasAcceptedWithoutALogin() {
    try (var window = chromium.browser.newContext()) {
      var page = window.newPage();
      page.navigate(address("/public/plans"));
      accessible(page);
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Action Plan 2026, Social Security Administration")).click();
      assertThat(page.locator("main")).containsText("An answer at the first call");
      assertThat(page.locator("main")).not().containsText("Director of the contact center");
      accessible(page);
      look(page, "public-plan");
      for (var format : List.of("HTML", "PDF", "XLSX")) {
        var file = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(format).setExact(true)).getAttribute("href");
        assertThat(page.request().get(address(file)).status()).as(file).isEqualTo(200);
      }
      page.navigate(address("/public/plans/2026-VA-VBA"));
      assertThat(page.locator("main")).containsText("There is no public action plan with this key.");
      accessible(page);
    }
  }

  @Test
  void theDocumentItselfIsAccessible() {
    try (var window = chromium.browser.newContext()) {
      var page = window.newPage();
      var file = page.request().get(address("/api/v1/public/plans/2026-SSA-SSA/export?format=html")).text();
      page.setContent(file);
      accessible(page);
      look(page, "document");
    }
  }

  private static void look(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target/browser/" + name + ".png")));
  }
}

package org.hispcycle.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.microsoft.playwright.Page;
import java.util.List;

/** What axe finds against WCAG 2.2 AA and good practice, which Section 508 asks of every page and form. */
final class Accessibility {

  private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  private Accessibility() {}

  static void accessible(Page page) {
    nothingFound(new AxeBuilder(page).withTags(RULES).analyze(), page.url());
  }

  /** Where the rest of the page is the web application's own. */
  static void accessible(Page page, String part) {
    nothingFound(new AxeBuilder(page).include(part).withTags(RULES).analyze(), part + " on " + page.url());
  }

  private static void nothingFound(AxeResults results, String where) {
    assertThat(results.getViolations()).as("accessibility of " + where).extracting(rule -> rule.getId() + ": " + rule.getNodes().get(0).getHtml()).isEmpty();
  }
}

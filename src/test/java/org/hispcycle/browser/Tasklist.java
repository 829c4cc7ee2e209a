package org.hispcycle.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** One person in Tasklist, in a browser window of their own. Collects errors of the page; closing fails on any. */
final class Tasklist implements AutoCloseable {

  private static final Pattern STILL_THERE = Pattern.compile(".*/engine/default/task/[0-9a-f-]+(:\\d+:\\d+)?");

  /** Milliseconds; long enough for a machine that is busy with other things. */
  private static final double PATIENCE = 60_000;

  /** Of everybody in the demo. */
  private static final String PASSWORD = "hisp-demo";

  static {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
  }

  private final String address;
  private final String user;
  private final BrowserContext window;
  private final List<String> errors = new ArrayList<>();
  private boolean loggedIn;
  final Page page;

  Tasklist(Chromium chromium, int port, String user) {
    this.address = "http://localhost:" + port + "/camunda/app/tasklist/default/";
    this.user = user;
    window = chromium.browser.newContext();
    window.setDefaultTimeout(PATIENCE);
    page = window.newPage();
    page.onPageError(errors::add);
    page.onConsoleMessage(message -> {
      if (message.type().equals("error") && !expected(message.text(), message.location())) {
        errors.add(message.text() + " (" + message.location() + ")");
      }
    });
  }

  /**
   * Chromium reports each refused request as an error; refusals are what some tests are about, scripts that fail are not. Every few seconds
   * Tasklist asks whether the task it shows is still there, and is told 404 when the question falls into the moment of its completion.
   */
  private static boolean expected(String text, String location) {
    return text.startsWith("Failed to load resource")
        && (location.contains("/auth/user/default") || text.contains("422") || text.contains("409") || text.contains("404") && STILL_THERE.matcher(location).matches());
  }

  /** Logs in where needed and opens a task as a mail's link does. */
  Tasklist open(String taskId) {
    enter(address + "#/?task=" + taskId);
    insist(page.locator("#hf-heading"));
    return this;
  }

  Tasklist inbox() {
    enter(address);
    insist(page.getByText("Start process"));
    return this;
  }

  private void enter(String where) {
    var name = page.locator("input[placeholder=Username]");
    // before the login appears, Tasklist shows its empty frame for a moment
    var shown = loggedIn ? page.locator("#hf-heading").or(page.locator(".task-filters")).first() : name;
    page.navigate(where);
    insist(shown);
    if (!loggedIn) {
      logIn(name, page.locator("input[placeholder=Password]"));
      loggedIn = true;
    }
  }

  /** Tasklist puts the focus on the name once more while it starts, and what is being typed as password goes there. */
  private void logIn(Locator name, Locator password) {
    for (int attempt = 1; attempt < 5 && !(name.inputValue().equals(user) && password.inputValue().equals(PASSWORD)); attempt++) {
      name.fill(user);
      password.fill(PASSWORD);
    }
    page.locator("button[type=submit]").click();
  }

  /** Tasklist gives up on its own scripts after seven seconds, which a busy machine may need. */
  private void insist(Locator shown) {
    for (int attempt = 1; attempt < 4 && !appears(shown); attempt++) {
      page.reload();
    }
    errors.removeIf(error -> error.contains("Load timeout for modules"));
    shown.waitFor();
  }

  private static boolean appears(Locator shown) {
    try {
      shown.waitFor(new Locator.WaitForOptions().setTimeout(PATIENCE / 3));
      return true;
    } catch (TimeoutError late) {
      return false;
    }
  }

  Tasklist claim() {
    page.locator("#hf-claim").click();
    assertThat(page.locator("#hf-claim")).isHidden();
    assertThat(completeButton()).isEnabled();
    return this;
  }

  Locator at(String path) {
    return page.locator("[data-path='" + path + "']");
  }

  /** Writes into the field of this place in the draft. */
  Tasklist write(String path, String text) {
    at(path).locator("input, textarea").first().fill(text);
    return this;
  }

  Tasklist choose(String path, String label) {
    at(path).getByLabel(label, new Locator.GetByLabelOptions().setExact(false)).first().check();
    return this;
  }

  Tasklist decide(String label, String comment) {
    page.locator("#hf-outcome").getByText(label, new Locator.GetByTextOptions().setExact(true)).click();
    page.locator("#hf-comment").fill(comment);
    return this;
  }

  Locator completeButton() {
    return page.locator(".form-actions button[ng-click='complete()']");
  }

  /** Completes the task and waits until Tasklist has taken the form away. */
  void complete() {
    completeButton().click();
    assertThat(page.locator("#hf-heading")).isHidden();
  }

  /** Presses Complete and waits for the refusal, which must have the focus. */
  Locator refused() {
    completeButton().click();
    var summary = page.locator(".hf-errors");
    assertThat(summary.locator(".hf-notice")).isVisible();
    assertThat(summary).isFocused();
    return summary;
  }

  /** What the page says about saving. */
  Locator saving() {
    return page.locator(".hf-saving");
  }

  Tasklist accessible() {
    Accessibility.accessible(page, ".hisp-form");
    return this;
  }

  @Override
  public void close() {
    window.close();
    assertThat(errors).as("errors in the console of " + user).isEmpty();
  }
}

package org.hispcycle.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The installed Chromium, for one test class: HISP_CHROMIUM names it, else it is looked for where Linux distributions put it. */
final class Chromium implements BeforeAllCallback, AfterAllCallback {

  private static final List<String> USUAL = List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

  /** Root needs the first one; the others keep it from calling home. */
  private static final List<String> ARGUMENTS = List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
      "--disable-background-networking", "--disable-component-update", "--disable-sync");

  private Playwright playwright;
  Browser browser;

  /** Skips the test class, and says so, where there is no Chromium; HISP_REQUIRE_BROWSER=true lets it fail instead. */
  @Override
  public void beforeAll(ExtensionContext context) {
    var executable = Stream.concat(Stream.ofNullable(System.getenv("HISP_CHROMIUM")), USUAL.stream()).map(Path::of).filter(Files::isExecutable).findFirst();
    if (executable.isEmpty() && Boolean.parseBoolean(System.getenv("HISP_REQUIRE_BROWSER"))) {
      throw new IllegalStateException("No Chromium was found, and HISP_REQUIRE_BROWSER forbids to skip the browser tests. Install one, or set HISP_CHROMIUM to its executable.");
    }
    Assumptions.assumeTrue(executable.isPresent(),
        "No Chromium was found, so the browser tests are skipped. Install one, or set HISP_CHROMIUM to its executable.");
    playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(executable.get()).setArgs(ARGUMENTS));
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (playwright != null) {
      playwright.close();
    }
  }
}

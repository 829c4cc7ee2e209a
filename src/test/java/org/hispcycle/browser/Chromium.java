package org.hispcycle.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The installed Chromium: HISP_CHROMIUM names it, else it is looked for where Linux distributions put it. */
final class Chromium implements AutoCloseable {

  private static final List<String> USUAL = List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

  /** Root needs the first one; the others keep it from calling home. */
  private static final List<String> ARGUMENTS = List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
      "--disable-background-networking", "--disable-component-update", "--disable-sync");

  private final Playwright playwright;
  final Browser browser;

  private Chromium(Path executable) {
    playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(executable).setArgs(ARGUMENTS));
  }

  /** Skips the calling test class, and says so, where there is no Chromium; HISP_REQUIRE_BROWSER=true lets it fail instead. */
  static Chromium start() {
    var executable = Stream.concat(Stream.ofNullable(System.getenv("HISP_CHROMIUM")), USUAL.stream())
        .filter(Objects::nonNull).map(Path::of).filter(Files::isExecutable).findFirst();
    if (executable.isEmpty() && Boolean.parseBoolean(System.getenv("HISP_REQUIRE_BROWSER"))) {
      throw new IllegalStateException("No Chromium was found, and HISP_REQUIRE_BROWSER forbids to skip the browser tests. Install one, or set HISP_CHROMIUM to its executable.");
    }
    Assumptions.assumeTrue(executable.isPresent(),
        "No Chromium was found, so the browser tests are skipped. Install one, or set HISP_CHROMIUM to its executable.");
    return new Chromium(executable.get());
  }

  @Override
  public void close() {
    playwright.close();
  }
}

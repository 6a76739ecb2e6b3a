package chat.parlor.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// The machine's own Chromium, without a window. One serves a class of tests, on its thread.
final class Chromium implements AutoCloseable {
  private static final double PATIENCE_MS = 60_000;
  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private final Playwright playwright;
  private final Browser browser;

  Chromium() {
    var environment = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions().setExecutablePath(program()).setArgs(ARGUMENTS));
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
  }

  /// Somebody with a browser profile of their own.
  Person person(URI server, String displayName) {
    return person(server, displayName, new Browser.NewContextOptions().setViewportSize(1280, 800));
  }

  Person person(URI server, String displayName, Browser.NewContextOptions options) {
    var context = browser.newContext(options.setLocale("en-GB"));
    context.setDefaultTimeout(PATIENCE_MS);
    return new Person(context, server, displayName);
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }

  private static Path program() {
    return Arrays.stream(System.getenv("PATH").split(":"))
        .map(directory -> Path.of(directory, "chromium"))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new AssertionError("there is no chromium"));
  }
}

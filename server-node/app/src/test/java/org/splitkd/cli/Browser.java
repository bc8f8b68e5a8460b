package org.splitkd.cli;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Headless Chromium. */
final class Browser implements AutoCloseable {

  /** The folder of screenshots for people to look at. */
  private static final Path SCREENSHOTS = Path.of("target", "page");

  private final Playwright playwright =
      Playwright.create(
          new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));

  private final com.microsoft.playwright.Browser chromium =
      playwright
          .chromium()
          .launch(
              new BrowserType.LaunchOptions()
                  .setExecutablePath(
                      Path.of(System.getProperty("splitkd.chromium", "/usr/bin/chromium")))
                  .setArgs(
                      List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));

  /** Opens a page of desktop size. */
  Page page() {
    return page(1440, 900, ColorScheme.LIGHT);
  }

  /** Opens a page in a separate browser session. */
  Page page(int width, int height, ColorScheme scheme) {
    BrowserContext context =
        chromium.newContext(
            new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(scheme)
                .setLocale("en-US"));
    context.setDefaultTimeout(60_000);
    return context.newPage();
  }

  /** Waits until the page has drawn a number of frames. */
  static void awaitFrames(Page page, int frames) {
    page.evaluate(
        "frames => new Promise(done => {"
            + " const next = () => frames-- > 0 ? requestAnimationFrame(next) : done(true);"
            + " next(); })",
        frames);
  }

  /** Writes a screenshot to {@code target/page}. */
  static void photograph(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")).setFullPage(true));
  }

  @Override
  public void close() {
    playwright.close();
  }
}

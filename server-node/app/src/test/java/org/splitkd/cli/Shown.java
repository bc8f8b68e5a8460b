package org.splitkd.cli;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.ArrayList;
import java.util.List;

/** The contents of the live page. */
record Shown(Page page) {

  private static final double PATIENCE_MILLIS = 90_000;

  static Shown at(Page page, String link) {
    page.navigate(link);
    return new Shown(page);
  }

  Locator part(String name) {
    return page.getByTestId(name);
  }

  /** Waits until the run has a status. */
  void awaitStatus(String status) {
    PlaywrightAssertions.assertThat(part("status"))
        .hasText(
            status,
            new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE_MILLIS).setIgnoreCase(true));
  }

  /** Waits until at least this many sessions are over. */
  void awaitSessions(int done) {
    page.waitForFunction(
        "done => Number(document.querySelector('[data-testid=progress]')?.dataset.done) >= done",
        done,
        new Page.WaitForFunctionOptions().setTimeout(PATIENCE_MILLIS));
  }

  /** Waits until the page shows an emulated instant. */
  void awaitTime(double seconds) {
    page.waitForFunction(
        "at => Number(document.querySelector('[data-testid=emulated-time]').dataset.value) === at",
        seconds);
  }

  /** A number at full precision. */
  double number(String name) {
    return number(part(name), "value");
  }

  static double number(Locator part, String attribute) {
    return Double.parseDouble(String.valueOf(part.first().getAttribute("data-" + attribute)));
  }

  /** One attribute of all parts of a kind, in their order on the page. */
  List<Double> numbers(String name, String attribute) {
    List<Double> numbers = new ArrayList<>();
    for (Locator one : part(name).all()) {
      numbers.add(number(one, attribute));
    }
    return numbers;
  }
}

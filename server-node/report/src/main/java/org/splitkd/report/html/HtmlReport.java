package org.splitkd.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The report as one self-contained page that can be read, printed and sent on. */
public final class HtmlReport {

  private HtmlReport() {}

  /**
   * Renders the page.
   *
   * @param name of the scenario
   * @param sections in HTML, in order
   * @param config the resolved scenario
   */
  public static String render(String name, List<String> sections, String config) {
    return page("splitkd: " + name, "", String.join("", sections) + configuration(config));
  }

  /**
   * Renders the page with its outcome first.
   *
   * @param name of the scenario
   * @param sections in HTML, in order
   * @param config the resolved scenario
   */
  public static String render(
      String name, Headline headline, List<String> sections, String config) {
    return page(
        "splitkd: " + name, headline.render(), String.join("", sections) + configuration(config));
  }

  private static String page(String title, String headline, String body) {
    return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        + "<title>"
        + Html.text(title)
        + "</title>\n<style>\n"
        + styles()
        + "</style>\n</head>\n<body>\n<main>\n<h1>"
        + Html.text(title)
        + "</h1>\n"
        + headline
        + Contents.of(body)
        + body
        + "</main>\n</body>\n</html>\n";
  }

  private static String configuration(String config) {
    return Html.heading("Configuration")
        + Html.paragraph("The resolved scenario, as in config.conf.")
        + Html.code("columns", "The resolved scenario", config);
  }

  private static String styles() {
    try (InputStream css =
        Objects.requireNonNull(HtmlReport.class.getResourceAsStream("report.css"))) {
      return new String(css.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}

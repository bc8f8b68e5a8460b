package org.splitkd.report.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.splitkd.report.Fixture;
import org.splitkd.report.summary.Claim;
import org.splitkd.report.summary.ComparisonSummary;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The page of every kind of run. */
@Tag("slow")
class RunReportTest {

  private static final List<String> OF_COMPARISONS =
      List.of(
          "Comparison",
          "The paper’s claims",
          "Delay and energy",
          "Cuts and frequencies",
          "Time and energy by part",
          "How to read the comparison");

  private static final List<String> OF_DISTILLATIONS =
      List.of(
          "Distillation",
          "Learning curves",
          "Rounds of the distillation",
          "Aborted sessions",
          "Cuts of the distillation",
          "Ledger of the distillation",
          "How to read the distillation");

  private static final List<String> OF_ALL =
      List.of("Assumptions", "How to reproduce", "Configuration");

  private static final String CONFIG = ReportPages.config();
  private static final String COMPARISON = ReportPages.comparison(CONFIG);
  private static final String DISTILLATION = ReportPages.distillation(CONFIG);
  private static final String BOTH = ReportPages.both(CONFIG);

  static List<String> pages() {
    return List.of(COMPARISON, DISTILLATION, BOTH);
  }

  @Test
  void shouldHaveEverySectionOfItsKind() {
    assertEquals(concat(OF_COMPARISONS, OF_ALL), headings(COMPARISON));
    assertEquals(concat(OF_DISTILLATIONS, OF_ALL), headings(DISTILLATION));
    assertEquals(concat(concat(OF_COMPARISONS, OF_DISTILLATIONS), OF_ALL), headings(BOTH));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void shouldLeadToEverySectionFromItsContents(String page) {
    List<String> links = all(page, "<a href=\"#([^\"]*)\"");
    assertEquals(all(page, "<h2 id=\"([^\"]*)\""), links);
    assertFalse(links.isEmpty());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void shouldBeWellFormed(String page)
      throws ParserConfigurationException, IOException, SAXException {
    String body = page.substring(page.indexOf("<body>"), page.indexOf("</html>"));
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(body)));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void shouldNeedNothingButItself(String page) {
    for (String outside : List.of("//", "<script", "<link", "<img", "@import", " src=", "url(")) {
      String found = outside.equals("url(") ? page.replaceAll("url\\(#", "") : page;
      assertFalse(found.contains(outside), outside);
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void shouldUseEveryIdentifierOnce(String page) {
    List<String> ids = all(page, " id=\"([^\"]*)\"");
    assertEquals(ids.size(), ids.stream().distinct().count());
  }

  @Test
  void shouldSayTheOutcomeFirst() {
    String first = BOTH.substring(BOTH.indexOf("<h1>"), BOTH.indexOf("<nav"));
    assertTrue(first.contains("5 of 6 checks of the paper’s claims hold in this run."), first);
    assertTrue(first.contains("below device-only, good (−17.9 %, the paper −19 %)"), first);
    assertTrue(first.contains("<dd class=\"value\">−16.0 %</dd>"), first);
    assertTrue(first.contains("<dd class=\"value no\">−17.9 %</dd>"), first);
    assertTrue(first.contains("perplexity of 30.0, 25.0 % lower than without a teacher"), first);
    assertTrue(first.contains("1 vehicle turn ended without a completed session"), first);
    assertTrue(first.contains("1 vehicle did not get the student"), first);
  }

  @Test
  void shouldNotHideThatNothingIsAsThePaperSays() {
    ComparisonSummary whole = Fixture.summary();
    List<Claim> missed =
        whole.claims().stream()
            .map(claim -> new Claim(claim.expected(), claim.channel(), -0.07, false))
            .toList();
    ComparisonSummary summary =
        new ComparisonSummary(whole.scenario(), whole.channels(), missed, whole.memory());
    String page = RunReport.render(summary, List.of(), CONFIG);

    assertTrue(page.contains("0 of 6 checks of the paper’s claims hold in this run."), page);
    assertTrue(page.contains("; and 3 more."), page);
    assertTrue(page.contains("<dd class=\"value no\">+7.0 %</dd>"), page);
    assertFalse(page.contains("Before relying on a gain"), page);
  }

  @Test
  void shouldTellHowToReproduceEachKind() {
    assertTrue(COMPARISON.contains("./splitkd compare fixture.conf --out again"));
    assertTrue(DISTILLATION.contains("./splitkd train fixture.conf --out again"));
    assertTrue(BOTH.contains("./splitkd run fixture.conf --out again"));
    assertTrue(BOTH.contains(Reproduction.digest(CONFIG)));
    assertTrue(BOTH.contains("Seed: 7 (run.seed)"));
    assertTrue(BOTH.contains("distillation.threads (1 here)"));
    assertFalse(COMPARISON.contains("distillation.threads ("));
  }

  @Test
  void shouldDigestAsSha256sumDoes() {
    assertEquals(
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        Reproduction.digest("abc"));
  }

  private static List<String> headings(String page) {
    return all(page, "<h2[^>]*>(.*?)</h2>");
  }

  private static List<String> all(String page, String pattern) {
    return Pattern.compile(pattern).matcher(page).results().map(found -> found.group(1)).toList();
  }

  private static List<String> concat(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}

package org.splitkd.report.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.splitkd.policy.Policies;
import org.splitkd.report.Fixture;
import org.splitkd.report.figures.Figures;
import org.splitkd.report.summary.ComparisonSummary;

class HtmlReportTest {

  private static final String PAGE = page(Fixture.DEFAULT, "splitkd {\n  run.seed = 7\n}\n");

  @Test
  void shouldShowValuesAndTheirDifferences() {
    assertTrue(PAGE.contains(">25.0 ± 7.1<"), "delay of server-only, good");
    assertTrue(PAGE.contains(">21.0 ± 4.2<"), "delay of proposed, good");
    assertTrue(PAGE.contains(">−16.0 %<"), "delay against server-only");
    assertTrue(PAGE.contains(">−22.0 %<"), "energy against server-only");
    assertTrue(PAGE.contains(">−17.9 %<"), "energy against device-only");
    assertTrue(PAGE.contains(">+100.0 %<"), "delay of device-only");
    assertTrue(PAGE.contains(">1.56<"), "kJ");
  }

  @Test
  void shouldShowClaimsThatHoldAndThatDoNot() {
    assertEquals(5, count(PAGE, "<td class=\"n yes\">yes</td>"));
    assertEquals(1, count(PAGE, "<td class=\"n no\">no</td>"));
    assertTrue(PAGE.contains("energy of proposed below device-only"));
  }

  @Test
  void shouldTellWhatAReaderShouldKnow() {
    assertTrue(PAGE.contains("which vehicle to serve when"));
    assertTrue(
        PAGE.contains("device-only does not fit orin-nx (vehicle 2): cut 11 needs 6.95 GiB"));
    assertTrue(PAGE.contains("1 session aborted"));
    assertTrue(PAGE.contains("run.seed = 7"));
  }

  @Test
  void shouldNeedNothingButItself() {
    assertFalse(PAGE.contains("http"));
    assertFalse(PAGE.contains("//"), "no address without a scheme either");
    assertFalse(PAGE.contains("<script"));
    assertFalse(PAGE.contains("@import"));
    assertFalse(PAGE.contains("<link"));
    assertFalse(PAGE.contains("<img"));
  }

  @Test
  void shouldShowEveryFigure() {
    assertEquals(5, count(PAGE, "<svg role=\"img\" aria-label=\""));
    assertEquals(5, count(PAGE, "<figcaption>"));
    assertEquals(5, count(PAGE, "viewBox=\"0 0 800 "));
  }

  @Test
  void shouldNotRepeatAnIdentifier() {
    List<String> ids =
        Pattern.compile(" id=\"([^\"]*)\"")
            .matcher(PAGE)
            .results()
            .map((MatchResult match) -> match.group(1))
            .toList();

    assertFalse(ids.isEmpty());
    assertEquals(ids.size(), ids.stream().distinct().count());
  }

  @Test
  void shouldEscapeWhatComesFromOutside() {
    String page =
        page(
            Fixture.DEFAULT.withChannels("<b>\"good\"&'co'", "poor"),
            "note = \"</pre><script>alert(1)</script>\"");

    assertFalse(page.contains("<b>"));
    assertFalse(page.contains("<script"));
    assertTrue(page.contains("&lt;b&gt;&quot;good&quot;&amp;&#39;co&#39;"));
    assertTrue(page.contains("&lt;/pre&gt;&lt;script&gt;alert(1)&lt;/script&gt;"));
  }

  @Test
  void shouldShowNoClaimsWhenNoneWereChecked() {
    String page = page(Fixture.DEFAULT.withMethods(Policies.SERVER_ONLY), "");

    assertFalse(page.contains("claims"));
    assertTrue(page.contains(">25.0 ± 7.1<"));
  }

  private static String page(Fixture fixture, String config) {
    ComparisonSummary summary = fixture.summarised();
    return HtmlReport.render(
        summary.scenario().name(),
        List.of(ComparisonSection.render(summary, Figures.draw(summary))),
        config);
  }

  private static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }
}

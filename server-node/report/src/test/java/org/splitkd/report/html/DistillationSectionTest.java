package org.splitkd.report.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.splitkd.coordinator.CellRun;
import org.splitkd.report.DistillationFixture;
import org.splitkd.report.Fixture;
import org.splitkd.report.figures.Figures;
import org.splitkd.report.summary.ComparisonSummary;
import org.splitkd.report.summary.DistillationSummary;

class DistillationSectionTest {

  private static final String SECTION = section(DistillationFixture.summary());

  @Test
  void shouldShowTheModels() {
    assertTrue(
        SECTION.contains(
            "<tr><th scope=\"row\">student</th><td class=\"n\">2.00 M</td><td class=\"n\">30.00</td>"
                + "<td class=\"n\">30.0 %</td><td class=\"n\">75.0 %</td></tr>"),
        SECTION);
    assertTrue(SECTION.contains("4.00 times smaller than the teacher"), SECTION);
    assertTrue(SECTION.contains("perplexity is 25.0 % lower"), SECTION);
  }

  @Test
  void shouldShowTheRounds() {
    assertTrue(
        SECTION.contains(
            "<tr><th scope=\"row\">2</th><td class=\"n\">30.00</td><td class=\"n\">40.00</td>"
                + "<td class=\"n\">30.0 %</td><td class=\"n\">1.500</td><td class=\"n\">1</td>"
                + "<td class=\"n\">8.0</td><td class=\"n\">0.70</td></tr>"),
        SECTION);
    assertTrue(SECTION.contains("1 of 2 vehicles got the student"), SECTION);
  }

  @Test
  void shouldTellWhatAReaderShouldKnow() {
    assertTrue(SECTION.contains("they stand for llama-3.1-8b and llama-3.2-1b"), SECTION);
    assertTrue(SECTION.contains("the text is not private from the server"), SECTION);
    assertTrue(SECTION.contains("not with the paper&#39;s"), SECTION);
    assertTrue(SECTION.contains("round 2 vehicle 2 (silent for 60 s)"), SECTION);
    assertTrue(SECTION.contains("vehicle 2 (no coverage)"), SECTION);
  }

  @Test
  void shouldEscapeReasons() {
    String section =
        section(
            DistillationSummary.of(
                DistillationFixture.scenario(),
                DistillationFixture.result(
                    new CellRun(
                        List.of(DistillationFixture.emptyRound(1, "<script>alert(1)</script>")),
                        List.of(),
                        Optional.empty()),
                    Optional.empty())));

    assertFalse(section.contains("<script"));
    assertTrue(section.contains("&lt;script&gt;"));
  }

  @Test
  void shouldShareNoIdentifierWithTheComparison() {
    ComparisonSummary comparison = Fixture.summary();
    String page =
        HtmlReport.render(
            "both",
            List.of(ComparisonSection.render(comparison, Figures.draw(comparison)), SECTION),
            "");

    List<String> ids =
        Pattern.compile(" id=\"([^\"]*)\"")
            .matcher(page)
            .results()
            .map((MatchResult match) -> match.group(1))
            .toList();
    assertTrue(ids.stream().anyMatch(id -> id.startsWith("distillation-")), ids.toString());
    assertEquals(ids.size(), ids.stream().distinct().count());
    assertFalse(page.contains("//"), "it needs nothing but itself");
  }

  private static String section(DistillationSummary summary) {
    return DistillationSection.render(summary, Figures.draw(summary));
  }
}

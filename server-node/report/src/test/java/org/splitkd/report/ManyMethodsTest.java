package org.splitkd.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.splitkd.CaseStudy;
import org.splitkd.comparison.CellResult;
import org.splitkd.report.console.ConsoleSummary;
import org.splitkd.report.console.ConsoleSweep;
import org.splitkd.report.figures.Figure;
import org.splitkd.report.figures.Figures;
import org.splitkd.report.html.ReportPages;
import org.splitkd.report.html.RunReport;
import org.splitkd.report.html.SweepSection;
import org.splitkd.report.summary.ComparisonSummary;
import org.splitkd.report.summary.SweepFinding;
import org.splitkd.report.summary.SweepMeasure;
import org.splitkd.report.summary.SweepTable;
import org.splitkd.scenario.ScenarioFile;
import org.splitkd.system.ComparisonSystem;

/** The outputs for a comparison of five methods under four channels. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ManyMethodsTest {

  private static final List<String> METHODS =
      List.of("server-only", "device-only", "proposed", "eager", "by-index");

  private static final String[] SETS = {
    "policy.methods=[" + String.join(",", METHODS) + "]",
    "policy.settings.eager={policy=proposed,beta=1.4}",
    "policy.settings.by-index={policy=proposed,selection=index}",
    "radio.channels.awful=-157",
    "run.trials=2"
  };

  /**
   * Not static: lambdas on other threads would wait for the initialization of this class to end.
   */
  private final List<CellResult> cells = ComparisonSystem.run(CaseStudy.with(SETS), 2, done -> {});

  private final ComparisonSummary summary = ComparisonSummary.of(CaseStudy.with(SETS), cells);

  private final List<Figure> figures = Figures.draw(summary);

  @Test
  void shouldDrawTheCutsOfEveryMethodThatDecides() {
    assertEquals(
        List.of(
            "fig3-delay",
            "fig4-energy",
            "parts",
            "cuts-proposed",
            "cuts-eager",
            "cuts-by-index",
            "frequency"),
        figures.stream().map(Figure::name).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"fig3-delay", "fig4-energy", "parts", "frequency"})
  void shouldNameAllInFiguresWhoseTextsDoNotTouch(String name) {
    Figure figure =
        figures.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    List<Text> texts = Text.of(figure.svg());

    for (String word : Stream.concat(METHODS.stream(), Stream.of("good", "awful")).toList()) {
      assertTrue(texts.stream().anyMatch(text -> text.words().equals(word)), name + ": " + word);
    }
    List<Text> values = texts.stream().filter(text -> text.words().matches("[0-9.]+")).toList();
    assertTrue(values.size() >= 20, name + ": " + values.size());
    for (int i = 0; i < texts.size(); i++) {
      for (int j = 0; j < i; j++) {
        assertFalse(
            texts.get(i).box().intersects(texts.get(j).box()),
            name + ": " + texts.get(i).words() + " on " + texts.get(j).words());
      }
    }
  }

  @Test
  void shouldGrowInRowsAndNotInWidth() {
    for (Figure figure : figures) {
      MatchResult size =
          Pattern.compile("viewBox=\"0 0 (\\d+) (\\d+)\"")
              .matcher(figure.svg())
              .results()
              .findFirst()
              .orElseThrow();
      assertTrue(Integer.parseInt(size.group(1)) <= 1300, figure.name() + ": " + size.group());
    }
  }

  @Test
  void shouldHoldEveryMethodAgainstTheReferencesOfTheClaims() {
    String page = RunReport.render(summary, List.of(), config());

    assertEquals(
        List.of(
            "Method",
            "Delay (s)",
            "vs server‑only",
            "Energy (kJ)",
            "vs server‑only",
            "vs device‑only"),
        ReportPages.table(page, "Delay and energy of a round").get(0));
    assertTrue(page.contains("under the method by-index"), "tables by vehicle");
    assertTrue(page.contains("server-only and device-only always take the same cut"), "others");
    assertFalse(
        Pattern.compile("(?i)\\bthree\\b|all methods|the proposed method decides")
            .matcher(page.replaceAll("<svg.*?</svg>", ""))
            .find(),
        "nothing says three");
    assertEquals(12, summary.claims().size());
  }

  @Test
  void shouldHoldAllAgainstTheMethodThatIsNamed() {
    ComparisonSummary against =
        ComparisonSummary.of(CaseStudy.with(with("policy.reference=eager", "claims=[]")), cells);
    String page = RunReport.render(against, List.of(), config());

    assertEquals(
        List.of("Method", "Delay (s)", "vs eager", "Energy (kJ)", "vs eager"),
        ReportPages.table(page, "Delay and energy of a round").get(0));
    assertFalse(page.contains("aper’s claims"), "no claims");
    assertTrue(page.contains("it had no claim about them to check"), "headline");
  }

  @Test
  void shouldTellClaimsOfTheScenarioWithTheirSource() {
    ComparisonSummary own =
        ComparisonSummary.of(
            CaseStudy.with(
                with(
                    "claims=[{method=eager,reference=proposed,measure=energy,at-least=0.005,"
                        + "source=\"a bet\"},"
                        + "{method=eager,reference=proposed,measure=delay,at-least=-2}]")),
            cells);
    String console = ConsoleSummary.render(own);
    String page = RunReport.render(own, List.of(), config());

    assertTrue(
        console.replaceAll(" +", " ").contains("energy of eager below proposed good 0.5 %"),
        console);
    assertFalse(console.contains("paper"), console);
    assertFalse(console.contains("gain in delay"), "delays are not compared with server-only");
    assertTrue(page.contains("<td>a bet</td>") && page.contains("<td>the scenario</td>"), page);
    assertTrue(page.contains("+200 %"), "at most so much more");
    assertFalse(page.contains("paper’s claims hold"), page);
  }

  @Test
  void shouldHaveColumnsOfASweepForWhatClaimsAreAbout() {
    List<SweepFinding> usual = SweepFinding.of(summary);
    ComparisonSummary own =
        ComparisonSummary.of(
            CaseStudy.with(
                with(
                    "claims=[{method=eager,reference=proposed,measure=wasted-energy,at-least=0}]")),
            cells);
    SweepTable table =
        new SweepTable(
            "many",
            List.of("key"),
            List.of(
                new SweepTable.Point(1, List.of("1"), usual),
                new SweepTable.Point(2, List.of("2"), SweepFinding.of(own))));

    assertEquals(
        List.of(
            "delay_saved_vs_server_only",
            "energy_saved_vs_server_only",
            "energy_saved_vs_device_only",
            "wasted_energy_saved_vs_proposed"),
        table.saved().stream().map(SweepMeasure::column).toList());
    assertEquals(18, table.measures().size());
    SweepMeasure delaySaved = table.saved().get(0);
    for (int i = 0; i < METHODS.size(); i++) {
      assertEquals(i < 2, Double.isNaN(usual.get(i).value(delaySaved)), METHODS.get(i));
    }
    assertEquals(
        1 - usual.get(3).value(SweepMeasure.DELAY) / usual.get(0).value(SweepMeasure.DELAY),
        usual.get(3).value(delaySaved));
    String page = SweepSection.render(table, List.of());
    assertTrue(page.contains("Wasted energy saved, proposed"), page);
    String console = ConsoleSweep.render(table);
    assertTrue(console.lines().allMatch(line -> line.length() <= 140), console);
    assertTrue(console.contains("vs device-only"), console);
    assertEquals(1, Figures.draw(table).size());
  }

  private static String config() {
    return ScenarioFile.load(CaseStudy.file("case-study.conf"), List.of(SETS)).rendered();
  }

  private static String[] with(String... more) {
    return Stream.of(SETS, more).flatMap(Stream::of).toArray(String[]::new);
  }

  /** A text of a figure and its position. */
  private record Text(String words, Rectangle2D box) {

    private static final Pattern TEXT = Pattern.compile("<text([^>]*)>([^<]*)</text>");

    private static final FontRenderContext METRICS = new FontRenderContext(null, true, true);

    /** Returns the horizontal texts. */
    static List<Text> of(String svg) {
      List<Text> texts = new ArrayList<>();
      TEXT.matcher(svg)
          .results()
          .filter(match -> !match.group(1).contains("transform"))
          .forEach(match -> texts.add(of(match)));
      return texts;
    }

    private static Text of(MatchResult match) {
      double x = Double.parseDouble(attribute(match.group(1), "x"));
      double y = Double.parseDouble(attribute(match.group(1), "y"));
      Font small = new Font(Font.SANS_SERIF, Font.PLAIN, 11);
      double width = small.getStringBounds(match.group(2), METRICS).getWidth();
      return new Text(match.group(2), new Rectangle2D.Double(x, y - 8, width, 8));
    }

    private static String attribute(String attributes, String name) {
      return Pattern.compile("\\b" + name + "=\"([-0-9.]+)\"")
          .matcher(attributes)
          .results()
          .reduce((first, last) -> last)
          .orElseThrow()
          .group(1);
    }
  }
}

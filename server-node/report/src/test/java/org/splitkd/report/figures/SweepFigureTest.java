package org.splitkd.report.figures;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.splitkd.report.SweepFixture;
import org.splitkd.report.console.ConsoleSweep;
import org.splitkd.report.html.SweepSection;
import org.splitkd.report.summary.SweepTable;

@Tag("slow")
class SweepFigureTest {

  @Test
  void shouldShowAPanelForEveryChannelAndValueOfOtherKeys() {
    String svg = Figures.draw(SweepFixture.table()).get(0).svg();

    assertTrue(svg.contains("Delay and energy of a round over policy.beta"), svg);
    for (String panel : List.of("good, methods=[a, b]", "poor, methods=[a, b]")) {
      assertEquals(2, svg.split(Pattern.quote(panel), -1).length - 1, panel);
    }
    assertTrue(svg.contains("server-only") && svg.contains("device-only"), svg);
  }

  @Test
  void shouldDrawTheSameEveryTime() {
    assertArrayEquals(
        Figures.draw(SweepFixture.table()).get(0).png(),
        Figures.draw(SweepFixture.table()).get(0).png());
  }

  @Test
  void shouldSayWhichCombinationsAreLeftOut() {
    SweepTable many =
        SweepFixture.of(
            List.of("a", "b"),
            IntStream.range(0, 14)
                .mapToObj(i -> List.of(String.valueOf(i % 2), "v" + i / 2))
                .toList());

    Figure figure = Figures.draw(many).get(0);

    assertTrue(figure.caption().endsWith("The first 6 of 7 combinations of other keys."));
    assertTrue(figure.svg().contains("b=v5"));
    assertFalse(figure.svg().contains("b=v6"));
  }

  @Test
  void shouldHaveNumbersToTheRightAndOthersSideBySide() {
    SweepAxis axis = SweepAxis.of(SweepFixture.table());
    assertEquals("policy.beta", axis.name());
    assertEquals(1.25, axis.position("1.25e0"));

    SweepTable words = SweepFixture.of(List.of("a"), List.of(List.of("x"), List.of("y")));
    assertEquals(1, SweepAxis.of(words).position("y"));

    SweepTable wide = SweepFixture.of(List.of("a"), List.of(List.of("1"), List.of("1000")));
    assertEquals(1, SweepAxis.of(wide).position("1000"));
  }

  @Test
  void shouldDrawASinglePointAndNoneAtAll() {
    assertEquals(1, Figures.draw(SweepFixture.of(List.of("a"), List.of(List.of("0")))).size());
    assertEquals(List.of(), Figures.draw(SweepFixture.of(List.of("a"), List.of())));
  }

  @Test
  void shouldTellAllOnAPageAndCutShortWhatIsLong() {
    SweepTable long1 =
        SweepFixture.of(
            List.of("<key>"),
            IntStream.range(0, 400).mapToObj(i -> List.of(String.valueOf(i))).toList());

    String page = SweepSection.render(long1, List.of());
    String text = ConsoleSweep.render(long1);

    assertTrue(page.contains("&lt;key&gt;") && !page.contains("<key>"));
    assertTrue(page.contains("The first 2000 of 2400 rows"), "rows");
    assertTrue(page.contains(">25.0 ± 7.1<") && page.contains(">16.0 %<"), "values");
    assertTrue(text.endsWith("and 2280 more rows in sweep.csv\n"), text);
  }
}

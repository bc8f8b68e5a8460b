package org.splitkd.report.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.splitkd.coordinator.CellRun;
import org.splitkd.coordinator.RoundResult;
import org.splitkd.learning.Evaluation;
import org.splitkd.report.DistillationFixture;
import org.splitkd.report.summary.DistillationSummary;
import org.splitkd.time.EmulatedInstant;

@Tag("slow")
class LearningFigureTest {

  private static final int WHITE = 0xFFFFFFFF;
  private static final int BLUE = 0xFF0072B2;
  private static final int VERMILION = 0xFFD55E00;

  @Test
  void shouldDrawBothStudentsAndTheTeacher() throws IOException {
    Figure figure = draw(DistillationFixture.summary());

    assertEquals("distillation", figure.name());
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(figure.png()));
    assertEquals(1600, image.getWidth());
    assertTrue(pixels(image, BLUE) > 1000);
    assertTrue(pixels(image, VERMILION) > 1000);
    int bottom = image.getHeight() - 1;
    assertTrue(
        IntStream.range(0, 1600)
            .allMatch(x -> image.getRGB(x, 4) == WHITE && image.getRGB(x, bottom - 4) == WHITE));
    for (String text :
        List.of(
            ">Held-out perplexity<",
            ">Round<",
            ">student<",
            ">student without teacher<",
            ">teacher 20.0<",
            ">50.0<",
            ">30.0<",
            ">60.0<",
            ">40.0<")) {
      assertTrue(figure.svg().contains(text), text);
    }
    assertFalse(figure.caption().contains("logarithmic"));
  }

  @Test
  void shouldDrawWideFallsOnALogarithmicScale() {
    Figure figure = draw(falling(1000, 300, 90, 40));

    assertTrue(figure.caption().contains("logarithmic"));
    for (String tick : List.of(">20<", ">50<", ">100<", ">200<", ">500<", ">1,000<")) {
      assertTrue(figure.svg().contains(tick), tick);
    }
    assertFalse(figure.svg().contains("student without teacher"));
  }

  @Test
  void shouldDrawARoundWithoutAnEvaluationAndOneThatStandsAlone() {
    DistillationSummary lost =
        DistillationSummary.of(
            DistillationFixture.scenario(),
            DistillationFixture.result(
                new CellRun(
                    List.of(DistillationFixture.emptyRound(1, "lost")),
                    List.of(),
                    Optional.empty()),
                Optional.empty()));

    assertTrue(draw(lost).svg().contains(">teacher 20.0<"));
    assertTrue(draw(falling(20)).svg().contains(">teacher 20.0<"), "all values are the same");
  }

  @Test
  void shouldNotWriteEveryValueOfManyRounds() {
    Figure figure = draw(falling(IntStream.range(0, 40).mapToDouble(i -> 61.3 - i).toArray()));

    assertFalse(figure.svg().contains(">61.3<"));
    assertTrue(figure.svg().contains(">40<"), "the last tick of the rounds, or of perplexity");
  }

  private static Figure draw(DistillationSummary summary) {
    return Figures.draw(summary).get(0);
  }

  /** A student whose perplexity is this after each round. */
  private static DistillationSummary falling(double... perplexities) {
    List<RoundResult> rounds =
        IntStream.range(0, perplexities.length)
            .mapToObj(i -> round(i + 1, DistillationFixture.evaluation(perplexities[i], 0.1)))
            .toList();
    return DistillationSummary.of(
        DistillationFixture.scenario(),
        DistillationFixture.result(
            new CellRun(rounds, List.of(), Optional.empty()), Optional.empty()));
  }

  private static RoundResult round(int number, Evaluation evaluation) {
    return new RoundResult(
        number,
        List.of(),
        List.of(),
        EmulatedInstant.START,
        EmulatedInstant.START,
        Optional.of(evaluation));
  }

  private static long pixels(BufferedImage image, int colour) {
    return IntStream.range(0, image.getWidth() * image.getHeight())
        .filter(i -> image.getRGB(i % image.getWidth(), i / image.getWidth()) == colour)
        .count();
  }
}

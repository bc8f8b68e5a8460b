package org.splitkd.distillation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splitkd.text.Batch;
import org.splitkd.text.Corpus;
import org.splitkd.text.Speech;
import org.splitkd.text.Split;
import org.splitkd.text.Tokenizer;

@Tag("slow")
class DistillationBatchesTest {

  private static final Path SPEECHES = TinyScenario.CONF.resolve("speeches");
  private static final int VEHICLES = 3;
  private static final int LENGTH = 64;
  private static final int WINDOWS = 32;

  @TempDir static Path folder;
  private static List<Distillation> loaded = List.of();

  @BeforeAll
  static void load() throws IOException {
    Path teacher = TinyScenario.model(folder, 2048);
    loaded =
        List.of(
            DistillationLoader.load(
                TinyScenario.of(
                    teacher,
                    "distillation.text=\"" + SPEECHES + "\"",
                    "distillation.held-out=5",
                    "distillation.sequence-length=" + LENGTH,
                    "distillation.evaluation-tokens=" + WINDOWS * LENGTH)));
  }

  @Test
  void shouldRepeatTheBatchesOfAnEpochInTheNext() {
    assertSame(batch(1, 2, 0), batch(1, 2, 2));
    assertSame(batch(1, 2, 1), batch(1, 2, 3));
    assertFalse(Arrays.equals(batch(1, 2, 0).inputs(), batch(1, 2, 1).inputs()));
  }

  /** Two batches per epoch: round 2 begins with the third batch of the vehicle's text. */
  @Test
  void shouldGoOnInTheNextRound() {
    for (int vehicle = 0; vehicle < VEHICLES; vehicle++) {
      assertSame(distillation().vehicles().get(vehicle).batch(2, 2), batch(2, vehicle, 0));
      assertSame(distillation().vehicles().get(vehicle).batch(3, 2), batch(2, vehicle, 1));
    }
  }

  @Test
  void shouldHoldOutAsManyTokensAsAreAskedFor() {
    assertEquals(WINDOWS / 2, distillation().heldOut().size());
    for (Batch batch : distillation().heldOut()) {
      assertEquals(2 * LENGTH, batch.inputs().length);
    }
  }

  /** The text of a window occurs in the speeches it was cut from, and in no others. */
  @Test
  void shouldEvaluateOnTextThatNoVehicleSees() {
    Split split = Split.deal(Corpus.read(SPEECHES), VEHICLES, 5);
    String heldOut = text(split.heldOut());
    try (Tokenizer tokenizer = Tokenizer.open(folder)) {
      List<String> evaluated = windows(tokenizer, distillation().heldOut());
      assertFound(evaluated, heldOut);
      for (int vehicle = 0; vehicle < VEHICLES; vehicle++) {
        String learned = text(split.vehicles().get(vehicle));
        List<Batch> batches = List.of(distillation().vehicles().get(vehicle).batch(0, 2 * WINDOWS));
        List<String> windows = windows(tokenizer, batches);
        assertFound(windows, learned);
        assertTrue(windows.stream().noneMatch(heldOut::contains));
        assertTrue(evaluated.stream().noneMatch(learned::contains));
      }
    }
  }

  /** Windows that begin within a character or cross the end of a speech are not in the text. */
  private static void assertFound(List<String> windows, String text) {
    long found = windows.stream().filter(text::contains).count();
    assertTrue(found > 0.9 * windows.size(), found + " of " + windows.size());
  }

  private static List<String> windows(Tokenizer tokenizer, List<Batch> batches) {
    return batches.stream()
        .flatMap(
            batch ->
                IntStream.range(0, batch.size())
                    .mapToObj(row -> row * LENGTH)
                    .map(from -> Arrays.copyOfRange(batch.inputs(), from, from + LENGTH)))
        .map(tokenizer::decode)
        .toList();
  }

  private static String text(List<Speech> speeches) {
    return String.join("\n", speeches.stream().map(Speech::text).toList());
  }

  private static Batch batch(int round, int vehicle, int index) {
    return distillation().batch(round, vehicle, index);
  }

  private static Distillation distillation() {
    return loaded.get(0);
  }

  private static void assertSame(Batch expected, Batch actual) {
    assertArrayEquals(expected.inputs(), actual.inputs());
    assertArrayEquals(expected.targets(), actual.targets());
  }
}

package org.splitkd.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.splitkd.nn.ReferenceCases.Batch;
import org.splitkd.nn.ReferenceCases.Case;
import org.splitkd.nn.ReferenceCases.Config;
import org.splitkd.nn.ReferenceCases.Rope;
import org.splitkd.nn.ReferenceCases.Tokens;

/** Two references, in Python and in Java, must agree to the rounding of float64. */
class ReferenceLlamaTest {

  private static final double ROUNDING = 1e-12;

  static Stream<Case> cases() {
    return ReferenceCases.all();
  }

  static Stream<Rope> ropes() {
    return ReferenceCases.ropes();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void shouldPassTheSameHiddenStates(Case reference) {
    Tokens tokens = reference.batches().get(0).tokens();
    List<double[]> states = model(reference).hiddenStates(tokens);

    assertEquals(reference.config().blocks() + 1, states.size());
    for (int cut = 0; cut < states.size(); cut++) {
      double[] expected = reference.expected().hiddenStates().get(cut).values();
      assertArrayEquals(expected, states.get(cut), ROUNDING, "after " + cut + " blocks");
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void shouldPredictTheSameTokens(Case reference) {
    double[] logits = model(reference).logits(reference.batches().get(0).tokens());

    assertArrayEquals(reference.expected().logits().values(), logits, ROUNDING);
    int[] next = mostLikely(logits, reference.config().vocabulary());
    assertArrayEquals(reference.expected().nextTokens().values(), next);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void shouldHaveTheSameLoss(Case reference) {
    ReferenceLoss loss = loss(reference, reference.batches().get(0));

    assertEquals(reference.expected().divergence(), loss.divergence(), ROUNDING);
    assertEquals(reference.expected().crossEntropy(), loss.crossEntropy(), ROUNDING);
    assertEquals(reference.expected().loss(), loss.total(), ROUNDING);
    assertEquals(reference.expected().steps().get(0).loss(), loss.total(), ROUNDING);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void shouldHaveTheSameTeacher(Case reference) {
    ReferenceCases.Model teacher = ReferenceCases.teacher();
    ReferenceLlama llama = new ReferenceLlama(teacher.config(), teacher.weights(), null);

    for (Batch batch : reference.batches()) {
      assertArrayEquals(batch.teacherLogits().values(), llama.logits(batch.tokens()), ROUNDING);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void shouldTurnAsFast(Case reference) {
    Config config = reference.config();

    assertArrayEquals(
        reference.expected().inverseFrequencies().values(),
        ReferenceLlama.inverseFrequencies(
            config.headWidth(), config.ropeTheta(), config.ropeScaling()),
        ROUNDING);
  }

  @ParameterizedTest
  @MethodSource("ropes")
  void shouldTurnAsFastAsThePublishedModels(Rope rope) {
    double[] expected = rope.inverseFrequencies().values();
    double[] actual =
        ReferenceLlama.inverseFrequencies(rope.headWidth(), rope.theta(), rope.scaling());

    assertEquals(expected.length, actual.length);
    for (int i = 0; i < expected.length; i++) {
      assertEquals(1, actual[i] / expected[i], ROUNDING);
    }
  }

  /** A changed token only changes the logits of its own sequence, from its own row on. */
  @Property(tries = 50)
  void shouldSeeNeitherLaterTokensNorOtherSequences(
      @ForAll @IntRange(min = 1, max = 3) int keyValueHeads,
      @ForAll @IntRange(min = 1, max = 3) int group,
      @ForAll @IntRange(min = 2, max = 4) int halfHead,
      @ForAll boolean tied,
      @ForAll @IntRange(min = 0, max = 5) int changed,
      @ForAll long seed) {
    int heads = keyValueHeads * group;
    Config config =
        new Config(heads * halfHead * 2, 5, heads, keyValueHeads, 11, 2, tied, 1e-5, 10000, null);
    ReferenceLlama llama =
        new ReferenceLlama(
            config,
            ReferenceWeights.random(config, seed),
            ReferenceWeights.randomLora(config, 2, 3, seed + 1));
    Tokens tokens = ReferenceWeights.randomTokens(config, 2, 6, seed + 2);
    int[] others = tokens.values().clone();
    others[changed] = (others[changed] + 1) % config.vocabulary();

    double[] before = llama.logits(tokens);
    double[] after = llama.logits(new Tokens(tokens.shape(), others));

    for (int row = 0; row < 12; row++) {
      boolean same = Arrays.equals(before, row * 11, row * 11 + 11, after, row * 11, row * 11 + 11);
      assertEquals(row < changed || row >= 6, same, "row " + row);
    }
    assertTrue(Arrays.stream(after).allMatch(Double::isFinite));
  }

  private static ReferenceLlama model(Case reference) {
    return new ReferenceLlama(reference.config(), reference.weights(), reference.lora());
  }

  private static ReferenceLoss loss(Case reference, Batch batch) {
    return ReferenceLoss.of(
        model(reference).logits(batch.tokens()),
        batch.teacherLogits().values(),
        batch.targets().values(),
        reference.training().alpha(),
        reference.training().temperature());
  }

  private static int[] mostLikely(double[] logits, int vocabulary) {
    int[] best = new int[logits.length / vocabulary];
    for (int i = 0; i < logits.length; i++) {
      int row = i / vocabulary;
      if (logits[i] > logits[row * vocabulary + best[row]]) {
        best[row] = i % vocabulary;
      }
    }
    return best;
  }
}

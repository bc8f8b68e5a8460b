package org.splitkd.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jspecify.annotations.Nullable;
import org.splitkd.learning.BatchLoss;
import org.splitkd.nn.ReferenceCases.Config;
import org.splitkd.nn.ReferenceCases.Lora;
import org.splitkd.nn.ReferenceCases.RopeScaling;
import org.splitkd.nn.ReferenceCases.Tokens;
import org.splitkd.nn.ReferenceCases.Values;
import org.splitkd.nn.torch.NativeScope;

/** Compares models of any configuration with plain loops. */
class RandomLlamaTest {

  private static final int SEQUENCES = 2;
  private static final int LENGTH = 7;
  private static final int VOCABULARY = 19;

  /** The tables of the rotary embedding are in single precision. */
  private static final double TOLERANCE = 1e-6;

  @Property(tries = 20)
  void shouldHaveTheLossOfTheReference(
      @ForAll @IntRange(min = 1, max = 3) int keyValueHeads,
      @ForAll @IntRange(min = 1, max = 3) int group,
      @ForAll @IntRange(min = 1, max = 4) int halfHead,
      @ForAll @IntRange(min = 1, max = 3) int blocks,
      @ForAll boolean tied,
      @ForAll boolean stretched,
      @ForAll boolean adapted,
      @ForAll @IntRange(min = 0, max = 1000) int seed) {
    int heads = keyValueHeads * group;
    Config config =
        new Config(
            heads * halfHead * 2,
            9,
            heads,
            keyValueHeads,
            VOCABULARY,
            blocks,
            tied,
            1e-5,
            500,
            stretched ? new RopeScaling(8, 1, 4, 32) : null);
    Map<String, Values> weights = ReferenceWeights.random(config, seed);
    Lora lora = adapted ? ReferenceWeights.randomLora(config, 2, 3, seed + 1) : null;
    Tokens tokens = ReferenceWeights.randomTokens(config, SEQUENCES, LENGTH, seed + 2);
    int[] targets = ReferenceWeights.randomTokens(config, SEQUENCES, LENGTH, seed + 3).values();
    double[] teacher =
        new ReferenceLlama(config, ReferenceWeights.random(config, seed + 4), null).logits(tokens);
    ReferenceLoss expected =
        ReferenceLoss.of(
            new ReferenceLlama(config, weights, lora).logits(tokens), teacher, targets, 0.3, 3);

    BatchLoss loss = loss(Fixtures.model(config, weights), lora, tokens, targets, teacher);

    assertEquals(expected.crossEntropy(), loss.crossEntropy(), TOLERANCE);
    assertEquals(9 * expected.divergence(), loss.divergence(), TOLERANCE);
    assertEquals(expected.total(), loss.total(), TOLERANCE);
  }

  private static BatchLoss loss(
      LlamaModel model, @Nullable Lora lora, Tokens tokens, int[] targets, double[] teacher) {
    Optional<LoraSettings> adapters =
        Optional.ofNullable(lora).map(some -> new LoraSettings(some.rank(), some.alpha()));
    LearningSettings settings = new LearningSettings(3, 0.3, adapters, TinyModels.OPTIMIZER);
    StudentState state =
        lora == null ? Students.untrained(model, adapters, 0) : Fixtures.adapters(lora, model);
    Values logits = new Values(new int[] {SEQUENCES, LENGTH, VOCABULARY}, teacher);
    try (WholeStudent student =
            new WholeStudent(model, state, LENGTH, settings, ScalarType.Double, false);
        SoftLabels labels = Fixtures.softLabels(logits, 3)) {
      return NativeScope.unrecorded(
          () -> student.loss(tokens.values(), SEQUENCES, labels, targets).values());
    }
  }
}

package org.splitkd.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.splitkd.nn.ReferenceCases.Config;
import org.splitkd.nn.ReferenceCases.RopeScaling;
import org.splitkd.nn.ReferenceCases.Tokens;
import org.splitkd.nn.ReferenceCases.Values;
import org.splitkd.nn.optimizer.Trained;
import org.splitkd.nn.torch.NativeScope;

/** Compares gradients with central differences of the loss, in double precision. */
@Tag("slow")
class GradientTest {

  /** Grouped queries, stretched rotary frequencies, tables not tied. */
  private static final Config CONFIG =
      new Config(12, 10, 3, 1, 17, 3, false, 1e-5, 10_000, new RopeScaling(4, 1, 4, 16));

  private static final int SEQUENCES = 2;
  private static final int LENGTH = 6;
  private static final double TEMPERATURE = 2;

  /** Both the rounding of a loss divided by this and its square times a third derivative vanish. */
  private static final double STEP = 1e-5;

  private static final int ENTRIES = 4;

  private final Tokens tokens = ReferenceWeights.randomTokens(CONFIG, SEQUENCES, LENGTH, 1);
  private final Tokens targets = ReferenceWeights.randomTokens(CONFIG, SEQUENCES, LENGTH, 2);

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void shouldBeTheSlopesOfTheLoss(boolean adapted) {
    LlamaModel model = Fixtures.model(CONFIG, ReferenceWeights.random(CONFIG, 3));
    Optional<LoraSettings> lora = adapted ? Optional.of(new LoraSettings(2, 3)) : Optional.empty();
    LearningSettings settings = new LearningSettings(TEMPERATURE, 0.5, lora, TinyModels.OPTIMIZER);
    StudentState state =
        adapted
            ? Fixtures.adapters(ReferenceWeights.randomLora(CONFIG, 2, 3, 4), model)
            : Students.untrained(model, lora, 0);
    try (WholeStudent student =
            new WholeStudent(model, state, LENGTH, settings, ScalarType.Double, false);
        SoftLabels labels = Fixtures.softLabels(teacherLogits(), TEMPERATURE)) {
      NativeScope.recorded(
          () -> {
            loss(student, labels).backward();
            return true;
          });
      SplittableRandom random = new SplittableRandom(5);
      for (int block = 0; block < CONFIG.blocks(); block++) {
        for (Trained tensor : student.blocks().group(block).tensors()) {
          assertSlopes(student, labels, tensor.value(), random);
        }
      }
    }
  }

  private void assertSlopes(
      WholeStudent student, SoftLabels labels, Tensor parameter, SplittableRandom random) {
    NativeScope.run(
        () -> {
          double[] gradient = Fixtures.doubles(parameter.grad());
          double most = DoubleStream.of(gradient).map(Math::abs).max().orElse(0);
          assertTrue(most > 1e-6, "no gradient at all");
          for (int entry = 0; entry < ENTRIES; entry++) {
            int index = random.nextInt(gradient.length);
            double slope = slope(student, labels, parameter, index);
            assertEquals(slope, gradient[index], 1e-5 * most, "element " + index);
          }
        });
  }

  private double slope(WholeStudent student, SoftLabels labels, Tensor parameter, int index) {
    DoublePointer values = new DoublePointer(parameter.data_ptr()).capacity(parameter.numel());
    double value = values.get(index);
    values.put(index, value + STEP);
    double above = loss(student, labels).values().total();
    values.put(index, value - STEP);
    double below = loss(student, labels).values().total();
    values.put(index, value);
    return (above - below) / (2 * STEP);
  }

  private DistillationLoss loss(WholeStudent student, SoftLabels labels) {
    return student.loss(tokens.values(), SEQUENCES, labels, targets.values());
  }

  private static Values teacherLogits() {
    int[] shape = {SEQUENCES, LENGTH, CONFIG.vocabulary()};
    double[] logits =
        new SplittableRandom(6)
            .doubles((long) SEQUENCES * LENGTH * CONFIG.vocabulary(), -3, 3)
            .toArray();
    return new Values(shape, logits);
  }
}

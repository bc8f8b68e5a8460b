package org.splitkd.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.splitkd.huggingface.RopeScaling;
import org.splitkd.nn.ReferenceCases.Batch;
import org.splitkd.nn.ReferenceCases.Case;
import org.splitkd.nn.ReferenceCases.Training;
import org.splitkd.nn.optimizer.OptimizerSettings;
import org.splitkd.nn.optimizer.TrainedGroup;
import org.splitkd.nn.torch.NativeScope;
import org.splitkd.nn.torch.Rope;

/** Compares the models of this package with numbers computed in Python, in double precision. */
@Tag("slow")
class LlamaReferenceTest {

  private static final int POSITIONS = 64;

  /** The tables of the rotary embedding are in single precision. */
  private static final double TOLERANCE = 1e-8;

  static Stream<Case> cases() {
    return ReferenceCases.all();
  }

  static Stream<ReferenceCases.Rope> ropes() {
    return ReferenceCases.ropes();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void shouldGiveTheLossesOfTheReference(Case expected) {
    try (WholeStudent student = student(expected);
        SoftLabels labels = labels(expected, 0)) {
      NativeScope.run(
          () -> {
            DistillationLoss loss = loss(student, expected, 0, labels);
            Training training = expected.training();
            double square = training.temperature() * training.temperature();
            assertClose(expected.expected().loss(), loss.values().total());
            assertClose(expected.expected().divergence() * square, loss.values().divergence());
            assertClose(expected.expected().crossEntropy(), loss.values().crossEntropy());
          });
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void shouldGiveTheGradientsOfTheReference(Case expected) {
    try (WholeStudent student = student(expected);
        SoftLabels labels = labels(expected, 0)) {
      NativeScope.recorded(
          () -> {
            loss(student, expected, 0, labels).backward();
            return true;
          });
      NativeScope.run(
          () -> {
            for (int block = 0; block < expected.config().blocks(); block++) {
              List<double[]> gradients =
                  Fixtures.ofBlock(expected.expected().gradients(), block, expected.lora() != null);
              TrainedGroup group = student.blocks().group(block);
              assertEquals(gradients.size(), group.tensors().size());
              for (int index = 0; index < gradients.size(); index++) {
                assertClose(gradients.get(index), group.value(index).grad());
              }
            }
          });
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void shouldGiveTheSmashedDataAndItsGradientOfTheReference(Case expected) {
    LlamaModel model = model(expected);
    for (int cut = 1; cut < expected.config().blocks(); cut++) {
      int at = cut;
      StudentState state = state(expected, model);
      try (DeviceHalf device =
              new DeviceHalf(
                  model,
                  state.deviceSide(cut),
                  0,
                  POSITIONS,
                  settings(expected),
                  ScalarType.Double);
          EdgeHalf edge =
              new EdgeHalf(model, state, cut, POSITIONS, settings(expected), ScalarType.Double);
          SoftLabels labels = labels(expected, 0)) {
        Batch batch = expected.batches().get(0);
        NativeScope.recorded(
            () -> {
              Tensor smashed = device.hidden(batch.tokens().values(), batch.tokens().batchSize());
              assertClose(expected.expected().hiddenStates().get(at).values(), smashed);
              Tensor leaf = smashed.detach().set_requires_grad(true);
              edge.loss(leaf, labels, batch.targets().values()).backward();
              assertClose(expected.expected().cutGradients().get(at).values(), leaf.grad());
              return true;
            });
      }
    }
  }

  /** Only adapters are trained in this case, so that the groups match those of this package. */
  @ParameterizedTest
  @MethodSource("adapted")
  void shouldTrainAsTheReferenceDoes(Case expected) {
    try (WholeStudent student = student(expected)) {
      for (int step = 0; step < expected.batches().size(); step++) {
        Batch batch = expected.batches().get(step);
        try (SoftLabels labels = labels(expected, step)) {
          double loss =
              student
                  .train(
                      batch.tokens().values(),
                      batch.tokens().batchSize(),
                      labels,
                      batch.targets().values())
                  .total();
          assertClose(expected.expected().steps().get(step).loss(), loss, 1e-6);
        }
      }
      NativeScope.run(
          () -> {
            for (int block = 0; block < expected.config().blocks(); block++) {
              List<double[]> trained = Fixtures.ofBlock(expected.expected().trained(), block, true);
              for (int index = 0; index < trained.size(); index++) {
                double[] got = Fixtures.doubles(student.blocks().group(block).value(index));
                for (int element = 0; element < got.length; element++) {
                  // The fused update takes its scale in single precision.
                  assertEquals(trained.get(index)[element], got[element], 1e-7);
                }
              }
            }
          });
    }
  }

  static Stream<Case> adapted() {
    return Stream.of(ReferenceCases.lora());
  }

  @ParameterizedTest
  @MethodSource("ropes")
  void shouldTurnHeadsAtTheFrequenciesOfTheReference(ReferenceCases.Rope rope) {
    double[] frequencies =
        Rope.frequencies(
            rope.headWidth(),
            rope.theta(),
            Optional.ofNullable(rope.scaling())
                .map(
                    scaling ->
                        new RopeScaling(
                            scaling.factor(),
                            scaling.lowFrequencyFactor(),
                            scaling.highFrequencyFactor(),
                            scaling.originalPositions())));
    double[] expected = rope.inverseFrequencies().values();
    assertEquals(expected.length, frequencies.length);
    for (int index = 0; index < expected.length; index++) {
      assertClose(expected[index], frequencies[index], 1e-12);
    }
  }

  private static WholeStudent student(Case llama) {
    LlamaModel model = model(llama);
    return new WholeStudent(
        model, state(llama, model), POSITIONS, settings(llama), ScalarType.Double, false);
  }

  private static LlamaModel model(Case llama) {
    return Fixtures.model(llama.config(), llama.weights());
  }

  private static StudentState state(Case llama, LlamaModel model) {
    return llama.lora() == null
        ? Students.untrained(model, Optional.empty(), 0)
        : Fixtures.adapters(llama, model);
  }

  static LearningSettings settings(Case llama) {
    Training training = llama.training();
    return new LearningSettings(
        training.temperature(),
        training.alpha(),
        Optional.ofNullable(llama.lora()).map(lora -> new LoraSettings(lora.rank(), lora.alpha())),
        new OptimizerSettings(
            training.learningRate(),
            0,
            3,
            1.0,
            training.beta1(),
            training.beta2(),
            training.epsilon(),
            training.weightDecay(),
            training.clip()));
  }

  private static SoftLabels labels(Case llama, int batch) {
    return Fixtures.softLabels(
        llama.batches().get(batch).teacherLogits(), llama.training().temperature());
  }

  private static DistillationLoss loss(
      WholeStudent student, Case llama, int index, SoftLabels labels) {
    Batch batch = llama.batches().get(index);
    return student.loss(
        batch.tokens().values(), batch.tokens().batchSize(), labels, batch.targets().values());
  }

  private static void assertClose(double[] expected, Tensor tensor) {
    double[] got = Fixtures.doubles(tensor);
    assertEquals(expected.length, got.length);
    double most = 0;
    for (double value : expected) {
      most = Math.max(most, Math.abs(value));
    }
    assertTrue(most > 0, "all expected values are 0");
    for (int index = 0; index < expected.length; index++) {
      assertEquals(expected[index], got[index], 1e-6 * most, "element " + index);
    }
  }

  private static void assertClose(double expected, double got) {
    assertClose(expected, got, TOLERANCE);
  }

  private static void assertClose(double expected, double got, double tolerance) {
    assertEquals(expected, got, tolerance * Math.max(1e-3, Math.abs(expected)));
  }
}

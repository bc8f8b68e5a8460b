package org.splitkd.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.splitkd.cost.SessionWork;
import org.splitkd.cost.Workload;
import org.splitkd.model.CutLayer;
import org.splitkd.model.LlamaShape;
import org.splitkd.model.Training;
import org.splitkd.scenario.text.ScenarioException;
import org.splitkd.tensor.DType;
import org.splitkd.tensor.Tensor;

class TrainingWorkloadTest {

  /** At width 98 an INT8 value takes 8 · (98 + 4)/98 bits, which is not a binary fraction. */
  private static final LlamaShape TEACHER = new LlamaShape("teacher", 98, 200, 7, 7, 500, 3, false);

  private static final LlamaShape STUDENT = new LlamaShape("student", 36, 80, 6, 2, 500, 12, true);

  private static final int SEQUENCES = 3;
  private static final int TOKENS = 50;
  private static final CutLayer CUT = new CutLayer(5);

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"INT32", "CODED"})
  void shouldChargeTheBitsOfTheTensorsOfABatch(DType type) {
    String name = type.name().toLowerCase(Locale.ROOT);
    SessionWork work =
        charged(
                "distillation.wire.teacher-input=" + name,
                "distillation.wire.smashed-data=" + name,
                "distillation.wire.gradient=" + name)
            .sessionAt(CUT);
    Tensor labels = Tensor.ofInts(new int[SEQUENCES * TOKENS], SEQUENCES, TOKENS);
    Tensor teacherInput = encoded(type, SEQUENCES, TOKENS, 98);
    Tensor activations = encoded(type, SEQUENCES, TOKENS, 36);
    assertEquals(bits(teacherInput, labels), work.batch().teacherInputBits());
    assertEquals(bits(activations), work.batch().smashedBits());
    assertEquals(bits(activations), work.batch().gradientBits());
  }

  /**
   * Tests every student width, because a rounded quotient times its divisor may differ from the
   * dividend.
   */
  @Test
  void shouldChargeWholeBytesAtEveryWidth() {
    Scenario scenario = trained("distillation.wire.smashed-data=int8");
    for (int width = 1; width <= 4096; width++) {
      LlamaShape student = new LlamaShape("student", width, 1, 1, 1, 1, 2, true);
      SessionWork work =
          TrainingWorkload.charged(scenario, TEACHER, student).sessionAt(new CutLayer(1));
      assertEquals(8.0 * SEQUENCES * TOKENS * (width + 4), work.batch().smashedBits());
    }
  }

  @ParameterizedTest
  @CsvSource({"FP32, FP32", "FP16, BF16", "BF16, FP32"})
  void shouldChargeTheBitsOfTheBlocksWeightsAndMoments(DType parameters, DType moments) {
    SessionWork work = charged(wire(parameters, moments)).sessionAt(CUT);
    double weights = 0;
    // Query, key, value, output; gate, up, down; two norms. Six heads of 6, two key-value heads.
    for (int[] shape :
        new int[][] {
          {36, 36}, {12, 36}, {12, 36}, {36, 36}, {80, 36}, {80, 36}, {36, 80}, {36}, {36}
        }) {
      weights += bitsOfWeight(parameters, moments, shape);
    }
    assertEquals(5 * weights, work.downloadBits());
    assertEquals(5 * weights, work.uploadBits());
  }

  @ParameterizedTest
  @CsvSource({"FP32, FP32", "FP16, BF16"})
  void shouldChargeTheBitsOfTheAdaptersAlone(DType parameters, DType moments) {
    String[] sets =
        Stream.concat(
                Stream.of("distillation.training=lora", "distillation.lora-rank=3"),
                Stream.of(wire(parameters, moments)))
            .toArray(String[]::new);
    SessionWork work = charged(sets).sessionAt(CUT);
    double weights = 0;
    for (int[] map :
        new int[][] {{36, 36}, {12, 36}, {12, 36}, {36, 36}, {80, 36}, {80, 36}, {36, 80}}) {
      weights += bitsOfWeight(parameters, moments, map[0], 3);
      weights += bitsOfWeight(parameters, moments, 3, map[1]);
    }
    assertEquals(5 * weights, work.downloadBits());
  }

  @Test
  void shouldChargeTheModelsReallyTrainedForEveryBatch() {
    Workload charged = charged();
    assertEquals(TEACHER, charged.teacher().shape());
    assertEquals(1, charged.teacher().scale());
    assertEquals(STUDENT, charged.student().shape());
    assertEquals(new CutLayer(11), charged.deepestCut());
    assertEquals(new Training.Full(), charged.training());
    assertEquals(new Workload.Volume(TOKENS, SEQUENCES, 2, 4), charged.volume());
  }

  @Test
  void shouldChargeTheScenariosModelsInTheTypesReallySent() {
    Scenario scenario = Scenarios.caseStudy("distillation.wire.smashed-data=int8");
    Workload charged = TrainingWorkload.charged(scenario, TEACHER, STUDENT);
    assertEquals(
        new Workload(
            scenario.workload().teacher(),
            scenario.workload().student(),
            new Training.Lora(16),
            new Workload.Volume(512, 4, 2, 4),
            // INT8 with 32 bits of scale in 2,048 values; labels of 32 bits; two BF16 moments.
            new Workload.Precision(16, 8 + 1 / 64.0, 32, 16, 16, 32, true, true),
            scenario.workload().schedule(),
            scenario.workload().levers()),
        charged);
  }

  @Test
  void shouldRefuseAStudentWithOtherCutsThanItIsChargedFor() {
    Scenario scenario = Scenarios.caseStudy("distillation.student=six");
    LlamaShape six = new LlamaShape("six", 36, 80, 6, 2, 500, 6, true);
    var thrown =
        assertThrows(
            ScenarioException.class, () -> TrainingWorkload.charged(scenario, TEACHER, six));
    assertEquals(
        "distillation.student = 6 blocks: must be 12, as models.student = llama-3.2-1b is cut with"
            + " workload.charge-as = models",
        thrown.getMessage());
  }

  private static Workload charged(String... sets) {
    return TrainingWorkload.charged(trained(sets), TEACHER, STUDENT);
  }

  private static Scenario trained(String... sets) {
    Stream<String> volume =
        Stream.of(
            "workload.charge-as=trained",
            "distillation.batch-size=" + SEQUENCES,
            "distillation.sequence-length=" + TOKENS);
    return Scenarios.caseStudy(Stream.concat(volume, Stream.of(sets)).toArray(String[]::new));
  }

  private static String[] wire(DType parameters, DType moments) {
    return new String[] {
      "distillation.wire.parameters=" + parameters.name().toLowerCase(Locale.ROOT),
      "distillation.wire.optimizer=" + moments.name().toLowerCase(Locale.ROOT)
    };
  }

  private static double bitsOfWeight(DType parameters, DType moments, int... shape) {
    return bits(encoded(parameters, shape), encoded(moments, shape), encoded(moments, shape));
  }

  private static Tensor encoded(DType type, int... shape) {
    long[] dimensions = new long[shape.length];
    int elements = 1;
    for (int axis = 0; axis < shape.length; axis++) {
      dimensions[axis] = shape[axis];
      elements *= shape[axis];
    }
    return Tensor.ofFloats(new float[elements], dimensions).as(type);
  }

  private static double bits(Tensor... tensors) {
    return 8.0 * Stream.of(tensors).mapToLong(Tensor::byteCount).sum();
  }
}

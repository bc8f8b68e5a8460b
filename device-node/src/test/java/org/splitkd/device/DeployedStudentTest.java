package org.splitkd.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.splitkd.cost.InferenceWork;
import org.splitkd.cost.Schedule;
import org.splitkd.cost.Workload;
import org.splitkd.device.DeviceTrainer.Generated;
import org.splitkd.distillation.DeployedStudent;
import org.splitkd.distillation.Distillation;
import org.splitkd.generation.SamplingSettings;
import org.splitkd.huggingface.LlamaConfig;
import org.splitkd.nn.Generator;
import org.splitkd.nn.InitialModel;
import org.splitkd.nn.LearningSettings;
import org.splitkd.nn.LlamaModel;
import org.splitkd.nn.optimizer.OptimizerSettings;
import org.splitkd.nn.torch.Torch;
import org.splitkd.protocol.Payload;
import org.splitkd.scenario.DistillationSettings.Wire;
import org.splitkd.tensor.DType;

/** The student as held by a vehicle that took part in the training. */
@Tag("slow")
class DeployedStudentTest {

  private static final SamplingSettings SAMPLING = new SamplingSettings(6, 1, 0.9, 5);
  private static final LlamaConfig CONFIG =
      new LlamaConfig(61, 16, 24, 3, 4, 2, 4, 1e-5, 10_000, Optional.empty(), 12, false);
  private static final LlamaModel STUDENT = InitialModel.random(CONFIG, 3);
  private static final Workload CHARGED = TestVehicle.workload(Schedule.SEQUENTIAL);

  @BeforeAll
  static void startTorch() {
    Torch.start(1);
  }

  @Test
  void shouldGenerateAfterItWasDeployed() {
    Distillation distillation = distillation();
    try (TensorDeviceTrainer trainer = new TensorDeviceTrainer(distillation)) {
      IllegalStateException none =
          assertThrows(
              IllegalStateException.class,
              () -> trainer.generate(List.of(7, 11), SAMPLING, token -> {}));
      assertEquals("it holds no student yet", none.getMessage());
      trainer.deploy(new Payload(8, DeployedStudent.sent(distillation, distillation.untrained())));
      List<Integer> told = new ArrayList<>();

      Generated generated = trainer.generate(List.of(7, 11), SAMPLING, told::add);

      try (Generator generator = new Generator(STUDENT, 12)) {
        assertEquals(
            generator.generate(new int[] {7, 11}, SAMPLING, token -> {}), generated.text());
      }
      assertEquals(generated.text().tokens(), told);
      assertEquals(new InferenceWork(CHARGED.student(), 2, 6), generated.work());
    }
  }

  @Test
  void shouldTravelWhole() {
    for (boolean tied : new boolean[] {false, true}) {
      LlamaConfig config =
          new LlamaConfig(61, 16, 24, 3, 4, 2, 4, 1e-5, 10_000, Optional.empty(), 12, tied);
      LlamaModel model = InitialModel.random(config, 9);

      assertEquals(model, DeployedStudent.whole(config, DeployedStudent.whole(model)));
    }
  }

  private static Distillation distillation() {
    return new Distillation(
        CHARGED,
        CHARGED.volume(),
        1,
        STUDENT,
        STUDENT,
        new LearningSettings(
            2,
            0.5,
            Optional.empty(),
            new OptimizerSettings(1e-2, 5, 40, 0.1, 0.9, 0.95, 1e-8, 0.05, 0.5)),
        new Wire(DType.FP32, DType.FP32, DType.FP32, DType.FP32, DType.FP32),
        List.of(),
        List.of(),
        1);
  }
}

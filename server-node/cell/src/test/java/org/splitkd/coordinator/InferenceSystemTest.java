package org.splitkd.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.splitkd.cost.InferenceCost;
import org.splitkd.cost.InferenceWork;
import org.splitkd.generation.Generation;
import org.splitkd.generation.SamplingSettings;
import org.splitkd.huggingface.LlamaConfig;
import org.splitkd.nn.Generator;
import org.splitkd.nn.InitialModel;
import org.splitkd.nn.LlamaModel;
import org.splitkd.nn.torch.Torch;
import org.splitkd.protocol.TextGenerated;
import org.splitkd.radio.Drive;
import org.splitkd.scenario.Scenario;
import org.splitkd.system.InferenceSystem;

@Tag("slow")
class InferenceSystemTest {

  private static final SamplingSettings SAMPLING = new SamplingSettings(5, 1, 0.9, 5);
  private static final LlamaModel STUDENT =
      InitialModel.random(
          new LlamaConfig(61, 16, 24, 2, 4, 2, 4, 1e-5, 10_000, Optional.empty(), 12, true), 3);

  private final Scenario scenario = SmallCell.scenario(3);

  @BeforeAll
  static void startTorch() {
    Torch.start(1);
  }

  @Test
  void shouldGenerateAtTheVehicle() {
    Set<String> threads = new ConcurrentSkipListSet<>();
    TextGenerated generated =
        InferenceSystem.run(
            request(List.of(7, 11)), token -> threads.add(Thread.currentThread().getName()));

    try (Generator generator = new Generator(STUDENT, 12)) {
      Generation expected = generator.generate(new int[] {7, 11}, SAMPLING, token -> {});
      assertEquals(expected, generated.text());
    }
    InferenceWork work = new InferenceWork(scenario.workload().student(), 2, 5);
    assertEquals(InferenceCost.onDevice(work, scenario.fleet().get(2)), generated.charge());
    // Tokens are not reported on the threads that compute.
    assertTrue(
        threads.stream().allMatch(thread -> thread.contains("default-dispatcher")),
        threads.toString());
  }

  @Test
  void shouldFailWithTheReasonOfTheVehicle() {
    IllegalStateException failure =
        assertThrows(
            IllegalStateException.class,
            () -> InferenceSystem.run(request(List.of(61)), token -> {}));
    assertEquals(
        "the vehicle failed: token 61 is outside the vocabulary of 61", failure.getMessage());
  }

  private InferenceSystem.Request request(List<Integer> prompt) {
    return new InferenceSystem.Request(
        scenario,
        scenario.workload(),
        STUDENT,
        2,
        Drive.constant(SmallCell.COVERED),
        prompt,
        SAMPLING);
  }
}

package org.splitkd.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class TrainingTest {

  private final PartitionedModel student = new PartitionedModel(Llamas.STUDENT, 12);
  private final PartitionedModel realStudent = new PartitionedModel(Llamas.STUDENT, 16);
  private final Training lora = new Training.Lora(16);
  private final Training full = new Training.Full();

  @Test
  void shouldTrainTwoLowRankFactorsOfSevenMapsWithLora() {
    // q, o: 2048+2048; k, v: 2048+512; gate, up: 2048+8192; down: 8192+2048
    double perBlock = 16 * (2 * 4096 + 2 * 2560 + 2 * 10_240 + 10_240);
    assertEquals(704_512, perBlock);
    assertEquals(perBlock, lora.trainableParameters(realStudent));
    assertEquals(11_272_192, 16 * lora.trainableParameters(realStudent));
    assertEquals(11_272_192, 12 * lora.trainableParameters(student), 1e-6);
  }

  @Test
  void shouldTrainEveryWeightOfABlockInFull() {
    assertEquals(60_821_504, full.trainableParameters(realStudent));
    assertEquals(16 * 60_821_504.0, 12 * full.trainableParameters(student), 1e-3);
  }

  @Test
  void shouldSkipGradientsOfFrozenWeightsWithLora() {
    assertEquals(130_023_424, lora.blockBackwardFlops(realStudent, 512));
    assertEquals(2 * 125_829_120.0, full.blockBackwardFlops(realStudent, 512));
  }

  @Test
  void shouldRefuseRankZero() {
    assertThrows(IllegalArgumentException.class, () -> new Training.Lora(0));
  }
}

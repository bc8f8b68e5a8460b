package org.splitkd.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Bytes at 2048 tokens a batch, computed by hand. */
class MemoryFootprintTest {

  private static final double SYSTEM = 1.5e9;

  /** FP16 student and FP16 embedding of the teacher. */
  private static final double DEVICE_WEIGHTS = 2 * 1_235_814_400.0 + 2 * 525_336_576.0;

  private final PartitionedModel teacher = new PartitionedModel(Llamas.TEACHER, 32);
  private final PartitionedModel student = new PartitionedModel(Llamas.STUDENT, 16);

  @Test
  void shouldHoldAdaptersAndActivationsOnTheDevice() {
    var memory =
        new MemoryFootprint(
            teacher, student, new Training.Lora(16), 2048, MemoryFootprint.TeacherShare.USUAL);
    double block = 704_512 * 16.0 + 75_776 * 2048.0;
    assertEquals(SYSTEM + DEVICE_WEIGHTS + block, memory.deviceBytes(new CutLayer(1), SYSTEM));
    assertEquals(
        SYSTEM + DEVICE_WEIGHTS + 15 * block, memory.deviceBytes(new CutLayer(15), SYSTEM));
  }

  @Test
  void shouldHoldFourteenBytesForEveryWeightInFullTraining() {
    var memory =
        new MemoryFootprint(
            teacher, student, new Training.Full(), 2048, MemoryFootprint.TeacherShare.USUAL);
    double block = 60_821_504 * 14.0 + 75_776 * 2048.0;
    assertEquals(SYSTEM + DEVICE_WEIGHTS + 3 * block, memory.deviceBytes(new CutLayer(3), SYSTEM));
  }

  @Test
  void shouldHoldBothModelsAndLogitsOnTheServer() {
    var memory =
        new MemoryFootprint(
            teacher, student, new Training.Lora(16), 2048, MemoryFootprint.TeacherShare.USUAL);
    double block = 704_512 * 16.0 + 75_776 * 2048.0;
    double logits = 2048.0 * 128_256 * 8;
    assertEquals(
        2 * 8_030_261_248.0 + 2 * 1_235_814_400.0 + 5 * block + logits,
        memory.serverBytes(new CutLayer(11)));
  }
}

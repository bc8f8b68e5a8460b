package org.splitkd.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** FLOPs per token at S = 512, computed by hand. */
class PartitionedModelTest {

  private static final int S = 512;

  private final PartitionedModel teacher = new PartitionedModel(Llamas.TEACHER, 64);
  private final PartitionedModel student = new PartitionedModel(Llamas.STUDENT, 12);
  private final PartitionedModel realStudent = new PartitionedModel(Llamas.STUDENT, 16);

  @Test
  void shouldCountForwardFlopsOfABlock() {
    // 2·60 817 408 linear + 4·512·2048 attention
    assertEquals(125_829_120, realStudent.blockForwardFlops(S));
    assertEquals(167_772_160, student.blockForwardFlops(S), 1e-6);
  }

  @Test
  void shouldCountBackwardFlopsToTheInputOfABlock() {
    // 2·60 817 408 linear + 8·512·2048 attention
    assertEquals(130_023_424, realStudent.blockInputGradientFlops(S));
  }

  @Test
  void shouldCountForwardFlopsOfTheTeacher() {
    // 32·(2·218 103 808 + 4·512·4096) + 2·4096·128256
    assertEquals(15_277_752_320.0, teacher.forwardFlops(S), 1e-3);
  }

  @Test
  void shouldCountHeadFlops() {
    assertEquals(525_336_576, student.headFlops());
  }

  @Test
  void shouldKeepTheWholeModelInEveryPartition() {
    double whole = realStudent.forwardFlops(S);
    for (int blocks = 1; blocks <= 64; blocks++) {
      assertEquals(whole, new PartitionedModel(Llamas.STUDENT, blocks).forwardFlops(S), 1e-3);
    }
  }

  @Test
  void shouldCountStoredActivations() {
    // 2·(6·2048 + 2·512 + 3·8192)
    assertEquals(75_776, realStudent.blockActivationBytes());
  }

  @Test
  void shouldRefusePartitionWithoutBlocks() {
    assertThrows(IllegalArgumentException.class, () -> new PartitionedModel(Llamas.STUDENT, 0));
  }
}

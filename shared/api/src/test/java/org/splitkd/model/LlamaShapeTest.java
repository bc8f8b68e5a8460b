package org.splitkd.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class LlamaShapeTest {

  @Test
  void shouldCountParametersOfTheModelCards() {
    assertEquals(8_030_261_248L, Llamas.TEACHER.parameters());
    assertEquals(1_235_814_400L, Llamas.STUDENT.parameters());
  }

  @Test
  void shouldCountParametersOfABlock() {
    assertEquals(218_112_000, Llamas.TEACHER.blockParameters());
    assertEquals(60_821_504, Llamas.STUDENT.blockParameters());
  }

  @Test
  void shouldShareKeysAndValuesAmongQueryHeads() {
    assertEquals(1024, Llamas.TEACHER.keyValueWidth());
    // 2·2048² query and output, 2·2048·512 keys and values
    assertEquals(10_485_760, Llamas.STUDENT.attentionParameters());
    // 3·2048·8192
    assertEquals(50_331_648, Llamas.STUDENT.feedForwardParameters());
    assertEquals(262_668_288, Llamas.STUDENT.embeddingParameters());
  }

  @Test
  void shouldRefuseHeadsThatDoNotDivide() {
    assertThrows(
        IllegalArgumentException.class, () -> new LlamaShape("x", 10, 20, 3, 1, 100, 2, true));
    assertThrows(
        IllegalArgumentException.class, () -> new LlamaShape("x", 12, 20, 6, 4, 100, 2, true));
    assertThrows(
        IllegalArgumentException.class, () -> new LlamaShape("x", 12, 20, 6, 3, 100, 0, true));
  }
}

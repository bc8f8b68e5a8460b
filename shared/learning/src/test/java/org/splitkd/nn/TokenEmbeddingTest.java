package org.splitkd.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.splitkd.tensor.DType;
import org.splitkd.tensor.Tensor;

class TokenEmbeddingTest {

  private static final Tensor TABLE =
      Tensor.ofFloats(new float[] {0, 1, 10, 11, 20, 21, 30, 31}, 4, 2);

  @ParameterizedTest
  @EnumSource(
      value = DType.class,
      names = {"FP32", "FP16", "BF16"})
  void shouldLookUpTheRowsOfTheTokens(DType stored) {
    Tensor rows =
        new TokenEmbedding(TABLE.as(stored)).of(new int[] {3, 0, 0, 2, 1, 3}, 2, DType.FP32);

    float[] expected = {30, 31, 0, 1, 0, 1, 20, 21, 10, 11, 30, 31};
    assertEquals(Tensor.ofFloats(expected, 2, 3, 2), rows);
  }

  @ParameterizedTest
  @EnumSource(
      value = DType.class,
      names = {"FP16", "BF16", "INT8"})
  void shouldGiveThemInTheTypeThatIsSent(DType sent) {
    Tensor rows = new TokenEmbedding(TABLE).of(new int[] {1, 2}, 1, sent);

    assertEquals(Tensor.encode(new float[] {10, 11, 20, 21}, sent, 1, 2, 2), rows);
  }

  @Test
  void shouldRefuseATokenBeyondTheTable() {
    TokenEmbedding embedding = new TokenEmbedding(TABLE);

    assertThrows(IndexOutOfBoundsException.class, () -> embedding.of(new int[] {4}, 1, DType.FP32));
  }
}

package org.splitkd.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WindowsTest {

  private static final int[] HUNDRED = IntStream.range(0, 100).toArray();

  @Test
  void shouldPutTargetsOneBehindInputs() {
    Batch batch = new Windows(HUNDRED, 4, 7).batch(0, 3);

    assertEquals(3, batch.size());
    assertEquals(4, batch.sequenceLength());
    for (int row = 0; row < 3; row++) {
      int first = batch.inputs()[4 * row];
      assertEquals(0, first % 5);
      for (int i = 0; i < 4; i++) {
        assertEquals(first + i, batch.inputs()[4 * row + i]);
        assertEquals(first + i + 1, batch.targets()[4 * row + i]);
      }
    }
  }

  @Test
  void shouldVisitEveryWindowOnceInAnEpoch() {
    Windows windows = new Windows(HUNDRED, 4, 7);

    assertEquals(20, windows.count());
    // Batches of three: the seventh begins in the first epoch and ends in the second.
    List<Integer> firsts = firsts(windows, 20, 3);
    Set<Integer> all = new HashSet<>(IntStream.range(0, 20).mapToObj(i -> 5 * i).toList());
    for (int epoch = 0; epoch < 3; epoch++) {
      assertEquals(all, new HashSet<>(firsts.subList(20 * epoch, 20 * epoch + 20)));
    }
    assertNotEquals(firsts.subList(0, 20), firsts.subList(20, 40));
    assertNotEquals(firsts.subList(20, 40), firsts.subList(40, 60));
  }

  @Test
  void shouldDrawTheSameBatchFromTheSameSeedInAnyOrder() {
    Windows forwards = new Windows(HUNDRED, 9, 42);
    Windows backwards = new Windows(HUNDRED, 9, 42);
    List<int[]> inputs = new ArrayList<>();
    for (int k = 0; k < 30; k++) {
      inputs.add(forwards.batch(k, 4).inputs());
    }

    for (int k = 29; k >= 0; k--) {
      assertArrayEquals(inputs.get(k), backwards.batch(k, 4).inputs());
    }
  }

  @Test
  void shouldDrawOtherBatchesFromAnotherSeed() {
    assertNotEquals(
        firsts(new Windows(HUNDRED, 4, 1), 5, 4), firsts(new Windows(HUNDRED, 4, 2), 5, 4));
  }

  @Test
  void shouldVisitEveryWindowInALateEpochToo() {
    int[] inputs = new Windows(HUNDRED, 4, 7).batch(1_000_000_000_000L, 20).inputs();

    assertEquals(80, Arrays.stream(inputs).distinct().count());
  }

  @Test
  void shouldRepeatTheOnlyWindow() {
    Windows windows = new Windows(new int[] {5, 6, 7}, 2, 0);

    assertArrayEquals(new int[] {5, 6, 5, 6}, windows.batch(0, 2).inputs());
    assertArrayEquals(new int[] {6, 7, 6, 7}, windows.batch(9, 2).targets());
  }

  @Test
  void shouldTellWhenTextIsShorterThanAWindow() {
    TextException e = assertThrows(TextException.class, () -> new Windows(new int[64], 64, 0));

    assertEquals(
        "text of 64 tokens: must be at least 65 for a sequence length of 64", e.getMessage());
  }

  @Test
  void shouldRefuseWhatIsNoBatch() {
    Windows windows = new Windows(HUNDRED, 4, 7);

    assertThrows(IllegalArgumentException.class, () -> windows.batch(-1, 2));
    assertThrows(IllegalArgumentException.class, () -> windows.batch(0, 0));
    assertThrows(IllegalArgumentException.class, () -> new Windows(HUNDRED, 0, 7));
  }

  private static List<Integer> firsts(Windows windows, int batches, int size) {
    List<Integer> firsts = new ArrayList<>();
    for (int k = 0; k < batches; k++) {
      Batch batch = windows.batch(k, size);
      for (int row = 0; row < size; row++) {
        firsts.add(batch.inputs()[row * batch.sequenceLength()]);
      }
    }
    return firsts;
  }
}

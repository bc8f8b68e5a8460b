package org.splitkd.api.mobility;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TrialDrawTest {

  @Test
  void shouldUseOneRandomStreamInOrder() {
    SplittableRandom random = new SplittableRandom(20250101);

    for (TrialDraw draw : TrialDraw.sequence(20250101, 40, 10)) {
      assertEquals(random.nextDouble(), draw.start());
      int[] places = IntStream.range(0, 10).toArray();
      for (int i = 9; i >= 1; i--) {
        int j = (int) (random.nextDouble() * (i + 1));
        int swapped = places[i];
        places[i] = places[j];
        places[j] = swapped;
      }
      assertEquals(IntStream.of(places).boxed().toList(), draw.order());
    }
  }

  /** The first outputs of the reference SplitMix64 for seed 1234567, as published with it. */
  @Test
  void shouldDrawAsSplitMix64Does() {
    SplittableRandom random = new SplittableRandom(1234567);

    assertEquals(6457827717110365317L, random.nextLong());
    assertEquals(3203168211198807973L, random.nextLong());
    // 6457827717110365317 / 2^64, to 53 bits
    assertEquals(0.3500795420214081, TrialDraw.sequence(1234567, 1, 1).get(0).start());
  }

  @Property
  void shouldGiveEveryVehicleAStartOfItsOwn(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 200) int vehicles) {
    for (TrialDraw draw : TrialDraw.sequence(seed, 3, vehicles)) {
      List<Integer> sorted = new ArrayList<>(draw.order());
      sorted.sort(null);

      assertEquals(IntStream.range(0, vehicles).boxed().toList(), sorted);
    }
  }

  @Property
  void shouldBeginWithTheSameTrialsHoweverManyThereAre(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 20) int trials) {
    assertEquals(
        TrialDraw.sequence(seed, trials, 5), TrialDraw.sequence(seed, 21, 5).subList(0, trials));
  }

  @Test
  void shouldSeedEachTrialDifferently() {
    List<Long> seeds = TrialDraw.sequence(20250101, 40, 10).stream().map(TrialDraw::seed).toList();

    assertEquals(40, new HashSet<>(seeds).size());
  }
}

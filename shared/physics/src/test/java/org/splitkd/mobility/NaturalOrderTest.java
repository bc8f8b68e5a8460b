package org.splitkd.mobility;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class NaturalOrderTest {

  private final NaturalOrder order = new NaturalOrder();

  @Test
  void shouldCompareNumbersByValue() {
    List<String> sorted =
        List.of(
            "2",
            "10",
            "100000000000000000000000",
            "bus",
            "bus1a2",
            "bus1a10",
            "veh",
            "veh1",
            "veh01",
            "veh2",
            "veh10",
            "veh10.0",
            "veh10.2",
            "veh10.10");
    List<String> shuffled = new ArrayList<>(sorted);
    Collections.shuffle(shuffled, new Random(1));
    shuffled.sort(order);

    // veh01 and veh1 have the same value; the text decides, 0 before 1.
    List<String> expected = new ArrayList<>(sorted);
    Collections.swap(expected, sorted.indexOf("veh1"), sorted.indexOf("veh01"));
    assertEquals(expected, shuffled);
  }

  @Property
  void shouldBeAnOrderThatTellsDifferentIdsApart(
      @ForAll
          @StringLength(max = 5)
          @CharRange(from = '0', to = '2')
          @CharRange(from = 'a', to = 'b')
          String left,
      @ForAll
          @StringLength(max = 5)
          @CharRange(from = '0', to = '2')
          @CharRange(from = 'a', to = 'b')
          String right) {
    assertEquals(
        -Integer.signum(order.compare(right, left)), Integer.signum(order.compare(left, right)));
    assertEquals(left.equals(right), order.compare(left, right) == 0);
  }
}

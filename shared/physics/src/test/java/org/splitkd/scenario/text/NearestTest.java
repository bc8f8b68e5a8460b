package org.splitkd.scenario.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {

  @Test
  void shouldCountInsertionsDeletionsAndReplacements() {
    assertEquals(3, Nearest.distance("kitten", "sitting"));
    assertEquals(2, Nearest.distance("flaw", "lawn"));
    assertEquals(5, Nearest.distance("abcde", ""));
    assertEquals(0, Nearest.distance("n-prb", "n-prb"));
  }

  @Test
  void shouldTakeANameCutShortForTheName() {
    assertEquals(
        ", nearest is f-max-ghz", Nearest.hint("f-max", List.of("p-max-w", "f-min", "f-max-ghz")));
  }

  @Test
  void shouldPreferTheFirstByAlphabetAmongEquals() {
    assertEquals(", nearest is a1", Nearest.hint("a", List.of("a2", "a1", "b")));
  }

  @Test
  void shouldSayNothingWhereThereIsNoName() {
    assertEquals("", Nearest.hint("a", List.of()));
  }
}

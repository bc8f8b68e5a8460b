package org.splitkd.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.splitkd.scenario.text.ScenarioException;

class GridTest {

  @Test
  void shouldHaveEveryCombinationTheLastKeyFirst() {
    Grid grid = Grid.parse(List.of("a=1,2", "b=x,y,z"));

    assertEquals(6, grid.size());
    assertEquals(
        List.of("1x", "1y", "1z", "2x", "2y", "2z"),
        IntStream.range(0, 6).mapToObj(i -> String.join("", grid.values(i))).toList());
    assertEquals(List.of("a=2", "b=y"), grid.settings(grid.values(4)));
  }

  @Test
  void shouldRefuseTheSameKeyTwiceHoweverItIsWritten() {
    assertEquals(
        "--vary policy.\"beta\": is varied already",
        complaint("policy.beta=1", "policy.\"beta\"=2"));
  }

  @Test
  void shouldTakeWhatIsAppendedForTheSameKey() {
    assertEquals(
        List.of("fleet+={device=a, count=2}"),
        Grid.parse(List.of("fleet+={device=a, count=2}")).settings(List.of("{device=a, count=2}")));
    assertEquals("--vary fleet+: is varied already", complaint("fleet=[]", "fleet+={},{a=1}"));
  }

  @Test
  void shouldRefuseAKeyThatIsNone() {
    assertEquals(
        "--vary a..b: Invalid path 'a..b': path has a leading, trailing, or two adjacent period"
            + " '.' (use quoted \"\" empty string if you want an empty element)",
        complaint("a..b=1"));
  }

  @Test
  void shouldRefuseMorePointsThanAnybodyMeans() {
    String hundred = IntStream.range(0, 100).mapToObj(i -> "" + i).collect(Collectors.joining(","));

    assertEquals(10_000, Grid.parse(List.of("a=" + hundred, "b=" + hundred)).size());
    assertEquals(
        "--vary c: makes a grid of 20000 points or more: must be at most 10000",
        complaint("a=" + hundred, "b=" + hundred, "c=1,2", "d=" + hundred));
  }

  private static String complaint(String... varied) {
    return String.valueOf(
        assertThrows(ScenarioException.class, () -> Grid.parse(List.of(varied))).getMessage());
  }
}

package org.splitkd.sweep;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.splitkd.scenario.text.ScenarioException;

/** All combinations of the values of some keys. The last key varies fastest. */
public record Grid(List<Axis> axes) {

  /** A larger grid would run for an hour on a laptop: most likely a mistake. */
  public static final int MOST_POINTS = 10_000;

  public Grid {
    axes = List.copyOf(axes);
  }

  /**
   * Parses the keys and their values.
   *
   * @param varied {@code key=value,value,…}
   * @throws ScenarioException if an entry has another form, a key is repeated, or there are more
   *     than {@value #MOST_POINTS} points
   */
  static Grid parse(List<String> varied) {
    List<Axis> axes = varied.stream().map(Axis::parse).toList();
    Set<List<String>> paths = new HashSet<>();
    long points = 1;
    for (Axis axis : axes) {
      if (!paths.add(axis.path())) {
        throw new ScenarioException(Axis.VARY + axis.key() + ": is varied already");
      }
      points *= axis.values().size();
      if (points > MOST_POINTS) {
        throw new ScenarioException(
            Axis.VARY
                + axis.key()
                + ": makes a grid of "
                + points
                + " points or more: must be at most "
                + MOST_POINTS);
      }
    }
    return new Grid(axes);
  }

  int size() {
    return axes.stream().mapToInt(axis -> axis.values().size()).reduce(1, (a, b) -> a * b);
  }

  public List<String> keys() {
    return axes.stream().map(Axis::key).toList();
  }

  /**
   * The values at a point, one for each key.
   *
   * @param index from 0
   */
  List<String> values(int index) {
    List<String> values = new ArrayList<>();
    int rest = index;
    for (int i = axes.size() - 1; i >= 0; i--) {
      List<String> all = axes.get(i).values();
      values.add(0, all.get(rest % all.size()));
      rest /= all.size();
    }
    return values;
  }

  /** The settings that give the keys these values. */
  List<String> settings(List<String> values) {
    return IntStream.range(0, axes.size())
        .mapToObj(i -> axes.get(i).setting(values.get(i)))
        .toList();
  }
}

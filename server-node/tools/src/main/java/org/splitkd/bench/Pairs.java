package org.splitkd.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;

/** Two measurements made one after the other in pairs, so that load on the machine affects both. */
public record Pairs(List<Double> some, List<Double> others) {

  /** Listener for the results of each pair. */
  public interface Progress {
    void done(int pair, double some, double other);
  }

  public Pairs {
    some = List.copyOf(some);
    others = List.copyOf(others);
  }

  /** Makes each measurement once to warm up, then the pairs, alternating which comes first. */
  public static Pairs measure(
      int pairs, DoubleSupplier some, DoubleSupplier other, Progress progress) {
    List<Double> measured = new ArrayList<>();
    List<Double> others = new ArrayList<>();
    for (int pair = 0; pair <= pairs; pair++) {
      boolean someFirst = pair % 2 == 1;
      double first = (someFirst ? some : other).getAsDouble();
      double second = (someFirst ? other : some).getAsDouble();
      if (pair > 0) { // the first is to warm up
        measured.add(someFirst ? first : second);
        others.add(someFirst ? second : first);
        progress.done(pair, measured.get(pair - 1), others.get(pair - 1));
      }
    }
    return new Pairs(measured, others);
  }

  /** The median of the pairs' ratios. */
  public double ratio() {
    return Medians.of(
        IntStream.range(0, some.size()).mapToObj(i -> some.get(i) / others.get(i)).toList());
  }
}

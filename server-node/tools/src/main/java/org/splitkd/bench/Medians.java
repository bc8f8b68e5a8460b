package org.splitkd.bench;

import java.util.List;

/** Medians of measurements, which are less sensitive to noise than means. */
public final class Medians {

  private Medians() {}

  /** The middle value, or the mean of the two in the middle. */
  public static double of(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int size = sorted.size();
    return (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
  }
}

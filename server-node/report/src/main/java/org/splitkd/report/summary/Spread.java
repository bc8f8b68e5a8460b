package org.splitkd.report.summary;

import java.util.stream.DoubleStream;

/**
 * The spread of a quantity over trials or sessions; all values are NaN when there are none.
 *
 * @param deviation sample standard deviation, 0 for a single value
 */
public record Spread(double mean, double deviation, double least, double most) {

  static Spread of(DoubleStream values) {
    double[] all = values.toArray();
    if (all.length == 0) {
      return new Spread(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }
    double mean = sum(all) / all.length;
    double squares = 0;
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (double value : all) {
      squares += (value - mean) * (value - mean);
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    double deviation = all.length == 1 ? 0 : Math.sqrt(squares / (all.length - 1));
    return new Spread(mean, deviation, least, most);
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }
}

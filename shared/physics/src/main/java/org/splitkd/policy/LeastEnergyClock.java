package org.splitkd.policy;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.splitkd.hardware.EdgeServer;

/**
 * The clock of a GPU that minimises energy.
 *
 * <p>A law in closed form has one minimum and is convex in the period, so its clock is computed.
 * Nothing is assumed about any other law: a measured one jumps where a governor raises the voltage.
 * Energy is then evaluated on an even grid of clocks, both ends included, and the best grid point
 * is refined by ternary search between its two neighbours. That is exact for every law whose energy
 * has no minimum narrower than a grid step. A GPU with discrete clocks is evaluated at those, which
 * is exact for any law.
 */
final class LeastEnergyClock {

  /** Grid steps; 9 MHz each for a range of 2.3 GHz, while boards step by 15 to 50 MHz. */
  private static final int STEPS = 256;

  private static final int REFINEMENTS = 60;

  private LeastEnergyClock() {}

  /** Whether the least energy is known without a search. */
  static boolean inClosedForm(EdgeServer server) {
    return server.power().closedFormGhz(0).isPresent() && server.power().levels().isEmpty();
  }

  /** Clock of least energy of a law in closed form, see {@code PowerModel.closedFormGhz}. */
  static double closedFormGhz(EdgeServer server, double waitingWatts) {
    return server
        .power()
        .closedFormGhz(waitingWatts)
        .orElseThrow(() -> new IllegalStateException(server.name() + " has no closed form"));
  }

  /**
   * Returns the clock of least energy, {@code lowGhz} or higher.
   *
   * @param joules energy at a clock; for a law in closed form it must include no power drawn
   *     elsewhere
   * @return the clock; empty if the GPU cannot run at {@code lowGhz}
   */
  static OptionalDouble ghz(EdgeServer server, double lowGhz, DoubleUnaryOperator joules) {
    if (inClosedForm(server)) {
      return OptionalDouble.of(server.clampGhz(Math.max(closedFormGhz(server, 0), lowGhz)));
    }
    return searched(server, lowGhz, joules);
  }

  /** Returns the same for any law, by search. */
  static OptionalDouble searched(EdgeServer server, double lowGhz, DoubleUnaryOperator joules) {
    List<Double> levels = server.power().levels();
    return levels.isEmpty()
        ? OptionalDouble.of(scanned(server.clampGhz(lowGhz), server.maxGhz(), joules))
        : best(levels, lowGhz, joules);
  }

  /** Returns the clock of the least value among all that the GPU can run at, by search. */
  static double anyGhz(EdgeServer server, DoubleUnaryOperator value) {
    return searched(server, server.minGhz(), value).orElse(server.maxGhz());
  }

  /** Ties go to the slower clock. */
  private static OptionalDouble best(
      List<Double> levels, double lowGhz, DoubleUnaryOperator joules) {
    double least = Double.POSITIVE_INFINITY;
    OptionalDouble best = OptionalDouble.empty();
    for (double ghz : levels) {
      boolean fastEnough = ghz >= lowGhz * (1 - FrequencyChoice.TOLERANCE);
      if (fastEnough && joules.applyAsDouble(ghz) < least) {
        least = joules.applyAsDouble(ghz);
        best = OptionalDouble.of(ghz);
      }
    }
    return best;
  }

  private static double scanned(double lowGhz, double highGhz, DoubleUnaryOperator joules) {
    double step = (highGhz - lowGhz) / STEPS;
    double best = lowGhz;
    double least = joules.applyAsDouble(lowGhz);
    for (int i = 1; i <= STEPS; i++) {
      double ghz = i < STEPS ? lowGhz + i * step : highGhz;
      double there = joules.applyAsDouble(ghz);
      if (there < least) {
        least = there;
        best = ghz;
      }
    }
    double refined = refined(Math.max(lowGhz, best - step), Math.min(highGhz, best + step), joules);
    return joules.applyAsDouble(refined) < least ? refined : best;
  }

  private static double refined(double from, double to, DoubleUnaryOperator joules) {
    double low = from;
    double high = to;
    for (int i = 0; i < REFINEMENTS; i++) {
      double third = (high - low) / 3;
      if (joules.applyAsDouble(low + third) <= joules.applyAsDouble(high - third)) {
        high -= third;
      } else {
        low += third;
      }
    }
    return (low + high) / 2;
  }
}

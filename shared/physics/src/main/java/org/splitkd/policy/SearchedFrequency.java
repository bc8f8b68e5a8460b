package org.splitkd.policy;

import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.splitkd.api.radio.Rates;
import org.splitkd.cost.SessionCost;
import org.splitkd.cost.SessionWork;
import org.splitkd.hardware.EdgeServer;

/**
 * The frequency for an overlapped schedule. Over the period x = 1/f the delay is convex and
 * increasing (a longest path) and the energy is convex, so bisection finds the slowest frequency
 * within the limit and ternary search the energy's minimum, both to the last bits.
 */
record SearchedFrequency(SessionCost cost) implements FrequencyChoice {

  private static final int STEPS = 200;

  @Override
  public OptionalDouble leastEnergyGhz(SessionWork work, Rates rates, double limitSeconds) {
    EdgeServer server = cost.equipment().server();
    double fastest = 1 / server.maxGhz();
    if (delay(work, rates, fastest) > limitSeconds * (1 + TOLERANCE)) {
      return OptionalDouble.empty();
    }
    double slowest = slowestPeriod(cost, work, rates, limitSeconds);
    double period =
        cost.accounting().waiting()
            ? leastPeriod(fastest, slowest, x -> joules(work, rates, x))
            : Math.min(slowest, Math.max(fastest, 1 / LeastEnergyClock.closedFormGhz(server, 0)));
    return OptionalDouble.of(server.clampGhz(1 / period));
  }

  /** Returns the longest period 1/f within a limit that f_max meets. */
  static double slowestPeriod(
      SessionCost cost, SessionWork work, Rates rates, double limitSeconds) {
    SearchedFrequency search = new SearchedFrequency(cost);
    EdgeServer server = cost.equipment().server();
    double slowest = 1 / server.minGhz();
    if (search.delay(work, rates, slowest) <= limitSeconds) {
      return slowest;
    }
    double within = 1 / server.maxGhz();
    double beyond = slowest;
    for (int i = 0; i < STEPS; i++) {
      double middle = (within + beyond) / 2;
      if (search.delay(work, rates, middle) <= limitSeconds) {
        within = middle;
      } else {
        beyond = middle;
      }
    }
    return within;
  }

  @Override
  public double leastCostGhz(SessionWork work, Rates rates, double price) {
    EdgeServer server = cost.equipment().server();
    double period =
        leastPeriod(
            1 / server.maxGhz(),
            1 / server.minGhz(),
            x -> cost.predict(work.cut(), 1 / x, rates).cost(price));
    return server.clampGhz(1 / period);
  }

  /** The period of the least value, which is convex. */
  private static double leastPeriod(double fastest, double slowest, DoubleUnaryOperator value) {
    double low = fastest;
    double high = slowest;
    for (int i = 0; i < STEPS; i++) {
      double third = (high - low) / 3;
      if (value.applyAsDouble(low + third) <= value.applyAsDouble(high - third)) {
        high -= third;
      } else {
        low += third;
      }
    }
    return (low + high) / 2;
  }

  private double delay(SessionWork work, Rates rates, double period) {
    return cost.predict(work.cut(), 1 / period, rates).delaySeconds();
  }

  private double joules(SessionWork work, Rates rates, double period) {
    return cost.predict(work.cut(), 1 / period, rates).joules();
  }
}

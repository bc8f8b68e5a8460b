package org.splitkd.policy;

import java.util.OptionalDouble;
import org.splitkd.api.radio.Rates;
import org.splitkd.cost.SessionCost;
import org.splitkd.cost.SessionWork;
import org.splitkd.hardware.EdgeServer;

/**
 * The frequency for any power law and either schedule. The delay never grows with the clock, so
 * bisection finds the slowest clock within the limit; from there up, {@link LeastEnergyClock}
 * searches for the least predicted energy.
 */
record ScannedFrequency(SessionCost cost) implements FrequencyChoice {

  @Override
  public OptionalDouble leastEnergyGhz(SessionWork work, Rates rates, double limitSeconds) {
    EdgeServer server = cost.equipment().server();
    double least = cost.predict(work.cut(), server.maxGhz(), rates).delaySeconds();
    if (least > limitSeconds * (1 + TOLERANCE)) {
      return OptionalDouble.empty();
    }
    double lowGhz = 1 / SearchedFrequency.slowestPeriod(cost, work, rates, limitSeconds);
    return LeastEnergyClock.searched(
        server, lowGhz, ghz -> cost.predict(work.cut(), ghz, rates).joules());
  }

  @Override
  public double leastCostGhz(SessionWork work, Rates rates, double price) {
    return LeastEnergyClock.anyGhz(
        cost.equipment().server(), ghz -> cost.predict(work.cut(), ghz, rates).cost(price));
  }
}

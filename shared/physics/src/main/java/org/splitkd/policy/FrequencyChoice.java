package org.splitkd.policy;

import java.util.OptionalDouble;
import org.splitkd.api.radio.Rates;
import org.splitkd.cost.SessionCost;
import org.splitkd.cost.SessionWork;

/**
 * The choice of the GPU frequency with the least predicted energy for a session at one cut, within
 * a delay limit.
 */
interface FrequencyChoice {

  /** Relative rounding error by which a limit may be exceeded. */
  double TOLERANCE = 1e-9;

  /** Returns the frequency; empty if even f_max exceeds the limit. */
  OptionalDouble leastEnergyGhz(SessionWork work, Rates rates, double limitSeconds);

  /** Returns the frequency with the least energy + price · delay, price in J/s. */
  double leastCostGhz(SessionWork work, Rates rates, double price);

  static FrequencyChoice of(SessionCost cost) {
    if (!LeastEnergyClock.inClosedForm(cost.equipment().server())) {
      return new ScannedFrequency(cost);
    }
    return switch (cost.schedule()) {
      case SEQUENTIAL -> new ClosedFormFrequency(cost);
      case OVERLAPPED -> new SearchedFrequency(cost);
    };
  }

  /** Power that the served vehicle draws while it waits for the GPU, if that counts, W. */
  static double waitingWatts(SessionCost cost) {
    return cost.accounting().waiting() ? cost.equipment().device().idleWatts() : 0;
  }
}

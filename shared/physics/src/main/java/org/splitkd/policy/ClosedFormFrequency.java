package org.splitkd.policy;

import java.util.OptionalDouble;
import org.splitkd.api.cost.TimeParts;
import org.splitkd.api.radio.Rates;
import org.splitkd.cost.SessionCost;
import org.splitkd.cost.SessionWork;
import org.splitkd.hardware.EdgeServer;

/**
 * The frequency for a sequential schedule. The delay is {@code A + W/f} with the server's work W
 * and all other time A, so the limit gives {@code f_T = W/(T − A)}; energy has its minimum at f_E.
 * The result is the larger of the two, clamped to the GPU's range.
 */
record ClosedFormFrequency(SessionCost cost) implements FrequencyChoice {

  @Override
  public OptionalDouble leastEnergyGhz(SessionWork work, Rates rates, double limitSeconds) {
    EdgeServer server = cost.equipment().server();
    TimeParts atMax = cost.predict(work.cut(), server.maxGhz(), rates).time();
    double otherSeconds = atMax.device() + atMax.uplink() + atMax.downlink();
    double limitGhz = server.gigahertzSeconds(work.serverFlop()) / (limitSeconds - otherSeconds);
    if (otherSeconds >= limitSeconds || limitGhz > server.maxGhz() * (1 + TOLERANCE)) {
      return OptionalDouble.empty();
    }
    double leastEnergyGhz =
        LeastEnergyClock.closedFormGhz(server, FrequencyChoice.waitingWatts(cost));
    return OptionalDouble.of(server.clampGhz(Math.max(leastEnergyGhz, limitGhz)));
  }

  /** A price acts like further watts that are drawn while the GPU works. */
  @Override
  public double leastCostGhz(SessionWork work, Rates rates, double price) {
    EdgeServer server = cost.equipment().server();
    return server.clampGhz(
        LeastEnergyClock.closedFormGhz(server, FrequencyChoice.waitingWatts(cost) + price));
  }
}

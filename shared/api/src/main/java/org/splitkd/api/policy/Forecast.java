package org.splitkd.api.policy;

import java.util.Optional;
import java.util.OptionalDouble;
import org.splitkd.api.cost.Prediction;
import org.splitkd.api.radio.Rates;
import org.splitkd.model.CutLayer;
import org.splitkd.time.EmulatedInstant;

/** The future rates of every vehicle, whose drives are known in advance. */
public interface Forecast {

  /** The rates of a vehicle at an instant, now or later, or since the round began. */
  Rates rates(int vehicle, EmulatedInstant at);

  /**
   * Time a vehicle needs to send bits from a starting instant, s: until the integral of the rate
   * along its drive reaches them. Empty if they never arrive.
   */
  OptionalDouble sendSeconds(int vehicle, EmulatedInstant start, double bits);

  /**
   * The cost of a session along the vehicle's drive if nothing stops it: what it will be charged,
   * without faults. Empty if a transfer would never end.
   *
   * @param ghz the GPU's clock
   */
  Optional<Prediction> session(int vehicle, CutLayer cut, double ghz, EmulatedInstant start);

  /** The same as {@link #sendSeconds} for bits that are sent to a vehicle. */
  OptionalDouble receiveSeconds(int vehicle, EmulatedInstant start, double bits);
}

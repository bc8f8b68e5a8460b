package org.splitkd.api.policy;

import java.util.OptionalDouble;
import org.splitkd.api.radio.Rates;
import org.splitkd.time.EmulatedInstant;

/** The future rates of every vehicle, whose drives are known in advance. */
public interface Forecast {

  /** The rates of a vehicle at an instant, now or later. */
  Rates rates(int vehicle, EmulatedInstant at);

  /**
   * Time a vehicle needs to send bits from a starting instant, s: until the integral of the rate
   * along its drive reaches them. Empty if they never arrive.
   */
  OptionalDouble sendSeconds(int vehicle, EmulatedInstant start, double bits);

  /** The same for bits that are sent to a vehicle. */
  OptionalDouble receiveSeconds(int vehicle, EmulatedInstant start, double bits);
}

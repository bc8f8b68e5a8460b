package org.splitkd.edge;

import java.util.Locale;
import java.util.Optional;
import org.splitkd.time.EmulatedInstant;
import org.splitkd.time.Interval;

/**
 * Compares a vehicle's dates with what the edge server knows: an answer cannot start before the
 * message it answers has arrived. With a clock that is behind, a session would be charged too short
 * a delay without anyone noticing.
 */
final class VehicleClock {

  /** When the parameters arrived at the vehicle: it sends nothing before. */
  private EmulatedInstant begun = EmulatedInstant.START;

  /** When the latest message arrived at the vehicle. */
  private EmulatedInstant told = EmulatedInstant.START;

  /** Notes that the parameters have arrived at the vehicle. */
  void begin(EmulatedInstant at) {
    begun = at;
  }

  /** Notes that a message has arrived at the vehicle. */
  void tell(EmulatedInstant at) {
    told = at;
  }

  /** Returns the fault of a message that the vehicle sent unprompted, if any. */
  Optional<String> fault(Interval sent) {
    return fault(sent, begun);
  }

  /** Returns the fault of an answer to the latest message, if any. */
  Optional<String> faultOfAnswer(Interval sent) {
    return fault(sent, told);
  }

  private static Optional<String> fault(Interval sent, EmulatedInstant earliest) {
    return sent.start().compareTo(earliest) >= 0
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "the vehicle's clock is behind by at least %.3f s",
                earliest.secondsSince(sent.start())));
  }
}

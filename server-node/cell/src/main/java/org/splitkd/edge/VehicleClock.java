package org.splitkd.edge;

import java.util.Locale;
import java.util.Optional;
import org.splitkd.time.EmulatedInstant;
import org.splitkd.time.Interval;

/**
 * Holds what a vehicle dates against what the edge server knows: an answer starts no earlier than
 * what it answers has arrived. With a clock that is behind, a session would be charged with too
 * short a delay, and nobody would see it.
 */
final class VehicleClock {

  /** When the parameters arrived at the vehicle: it says nothing before. */
  private EmulatedInstant begun = EmulatedInstant.START;

  /** When the latest message arrived at the vehicle. */
  private EmulatedInstant told = EmulatedInstant.START;

  /** The parameters have arrived at the vehicle. */
  void begin(EmulatedInstant at) {
    begun = at;
  }

  /** A message has arrived at the vehicle. */
  void tell(EmulatedInstant at) {
    told = at;
  }

  /** What is wrong with something that the vehicle sent of its own accord. */
  Optional<String> fault(Interval sent) {
    return fault(sent, begun);
  }

  /** What is wrong with an answer to the latest message. */
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

package org.splitkd.coordinator;

import java.util.Optional;
import org.splitkd.time.Interval;

/**
 * The distilled student's way to one vehicle, after the last round.
 *
 * @param vehicle index, from 0
 * @param airtime of the transfer, no time at all where the vehicle was not reached
 * @param joules the energy of the transfer that counts under the scenario's accounting
 * @param failure why the vehicle does not have the student; empty where it does
 */
public record Deployment(int vehicle, Interval airtime, double joules, Optional<String> failure) {

  public boolean succeeded() {
    return failure.isEmpty();
  }
}

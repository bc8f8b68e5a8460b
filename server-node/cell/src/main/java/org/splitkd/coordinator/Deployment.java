package org.splitkd.coordinator;

import java.util.Optional;
import org.splitkd.time.Interval;

/**
 * The deployment of the distilled student to one vehicle after the last round.
 *
 * @param vehicle index, from 0
 * @param airtime of the transfer; of zero length if the deployment failed
 * @param joules the energy of the transfer that counts under the scenario's accounting
 * @param failure why the vehicle does not have the student; empty if it does
 */
public record Deployment(int vehicle, Interval airtime, double joules, Optional<String> failure) {

  public boolean succeeded() {
    return failure.isEmpty();
  }
}

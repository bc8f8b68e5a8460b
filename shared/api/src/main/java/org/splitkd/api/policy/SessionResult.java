package org.splitkd.api.policy;

import java.util.Optional;
import java.util.OptionalDouble;
import org.splitkd.api.cost.EnergyParts;
import org.splitkd.api.cost.TimeParts;
import org.splitkd.model.CutLayer;
import org.splitkd.time.Interval;

/**
 * The outcome of a session.
 *
 * @param vehicle index, from 0
 * @param round from 1
 * @param order position of the session in its round, from 1; committed and aborted sessions are
 *     counted together
 * @param attempt number of the vehicle's attempt in the round, from 1
 * @param ghz the GPU's clock
 * @param span from its start to its end
 * @param time each resource's busy time
 * @param energy all energy used
 * @param joules energy that counts under the scenario's accounting
 * @param aborted why it was aborted; empty if it was committed
 * @param loss mean training loss, nats per token; empty if nothing was learned
 */
public record SessionResult(
    int vehicle,
    int round,
    int order,
    int attempt,
    CutLayer cut,
    double ghz,
    Interval span,
    TimeParts time,
    EnergyParts energy,
    double joules,
    Optional<AbortKind> aborted,
    OptionalDouble loss) {

  /** Whether it ran to its end and its student is kept. */
  public boolean committed() {
    return aborted.isEmpty();
  }

  /**
   * Whether its time and energy were wasted: it was aborted, and none of its training is applied.
   */
  public boolean wasted() {
    return !committed();
  }

  /** Delay of the session, s. */
  public double delaySeconds() {
    return span.seconds();
  }
}

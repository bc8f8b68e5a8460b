package org.splitkd.api.policy;

import java.util.Optional;
import java.util.OptionalDouble;
import org.splitkd.api.cost.EnergyParts;
import org.splitkd.api.cost.TimeParts;
import org.splitkd.model.CutLayer;
import org.splitkd.time.Interval;

/**
 * What came of a session.
 *
 * @param vehicle index, from 0
 * @param round from 1
 * @param order of the session in its round, from 1; committed and aborted ones are counted together
 * @param attempt of the vehicle in the round, from 1
 * @param ghz the GPU's clock
 * @param span from its start to its end
 * @param time each resource's busy time
 * @param energy all of it
 * @param joules what of the energy counts under the scenario's accounting
 * @param aborted why it was aborted; empty where it was committed
 * @param loss mean training loss, nats per token; empty where nothing was learned
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

  /** Whether its time and energy were wasted: it was aborted, and nothing of it is applied. */
  public boolean wasted() {
    return !committed();
  }

  /** How long it took, s. */
  public double delaySeconds() {
    return span.seconds();
  }
}

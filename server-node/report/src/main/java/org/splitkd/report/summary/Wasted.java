package org.splitkd.report.summary;

import java.util.List;
import org.splitkd.api.cost.EnergyParts;
import org.splitkd.api.cost.TimeParts;
import org.splitkd.coordinator.AbortedSession;
import org.splitkd.cost.SessionCharge;

/**
 * What sessions that were given up took: it taught nobody anything, and it is paid all the same.
 *
 * @param sessions that were given up
 * @param seconds emulated, from their starts to their ends
 * @param joules that count under the scenario's accounting
 * @param time their busy times
 * @param energy all parts, whether they count or not
 */
public record Wasted(
    int sessions, double seconds, double joules, TimeParts time, EnergyParts energy) {

  static Wasted of(List<AbortedSession> aborted) {
    List<SessionCharge> spent = aborted.stream().map(AbortedSession::spent).toList();
    return new Wasted(
        aborted.size(),
        spent.stream().mapToDouble(SessionCharge::delaySeconds).sum(),
        aborted.stream().mapToDouble(AbortedSession::joules).sum(),
        ChargeSums.time(spent),
        ChargeSums.energy(spent));
  }

  /** Whether nothing was given up, not even a vehicle's turn that cost nothing. */
  public boolean nothing() {
    return sessions == 0;
  }
}

package org.splitkd.report.summary;

import java.util.List;
import org.splitkd.api.cost.EnergyParts;
import org.splitkd.api.cost.TimeParts;
import org.splitkd.coordinator.AbortedSession;
import org.splitkd.cost.SessionCharge;

/**
 * The time and energy of aborted sessions, which are charged although nothing was learned.
 *
 * @param sessions number of aborted sessions
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

  /** Whether no session was aborted, not even a vehicle's turn that cost nothing. */
  public boolean nothing() {
    return sessions == 0;
  }
}

package org.splitkd.cost;

import org.splitkd.api.cost.EnergyParts;
import org.splitkd.api.cost.TimeParts;
import org.splitkd.time.EmulatedInstant;
import org.splitkd.time.Interval;

/** The ledger of one session: when it ran, where its time went, and the energy it took. */
public record SessionCharge(Interval span, TimeParts time, EnergyParts energy) {

  /** The ledger of a session that took nothing. */
  public static SessionCharge none(EmulatedInstant at) {
    return new SessionCharge(new Interval(at, at), TimeParts.NONE, EnergyParts.NONE);
  }

  public double delaySeconds() {
    return span.seconds();
  }
}

package org.splitkd.cost;

import org.splitkd.api.cost.EnergyParts;
import org.splitkd.api.cost.TimeParts;
import org.splitkd.time.EmulatedInstant;
import org.splitkd.time.Interval;

/** The ledger of one session: its interval, the breakdown of its time, and its energy. */
public record SessionCharge(Interval span, TimeParts time, EnergyParts energy) {

  /** Returns the ledger of a session without time or energy. */
  public static SessionCharge none(EmulatedInstant at) {
    return new SessionCharge(new Interval(at, at), TimeParts.NONE, EnergyParts.NONE);
  }

  public double delaySeconds() {
    return span.seconds();
  }
}

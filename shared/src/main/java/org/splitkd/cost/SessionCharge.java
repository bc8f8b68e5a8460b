package org.splitkd.cost;

import org.splitkd.time.Interval;

/** The ledger of one session: when it ran, where its time went, and the energy it took. */
public record SessionCharge(Interval span, TimeParts time, EnergyParts energy) {

  public double delaySeconds() {
    return span.seconds();
  }
}

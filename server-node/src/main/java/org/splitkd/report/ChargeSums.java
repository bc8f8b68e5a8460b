package org.splitkd.report;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.splitkd.cost.EnergyParts;
import org.splitkd.cost.SessionCharge;
import org.splitkd.cost.TimeParts;

/** The charges of many sessions, added up part by part. */
final class ChargeSums {

  private ChargeSums() {}

  static TimeParts time(List<SessionCharge> charges) {
    return charges.stream().map(SessionCharge::time).reduce(TimeParts.NONE, TimeParts::plus);
  }

  static EnergyParts energy(List<SessionCharge> charges) {
    return new EnergyParts(
        sum(charges, EnergyParts::server),
        sum(charges, EnergyParts::device),
        sum(charges, EnergyParts::transmit),
        sum(charges, EnergyParts::receive),
        sum(charges, EnergyParts::serverWaiting),
        sum(charges, EnergyParts::deviceIdle),
        sum(charges, EnergyParts::baseStation));
  }

  private static double sum(List<SessionCharge> charges, ToDoubleFunction<EnergyParts> part) {
    return charges.stream().mapToDouble(charge -> part.applyAsDouble(charge.energy())).sum();
  }
}

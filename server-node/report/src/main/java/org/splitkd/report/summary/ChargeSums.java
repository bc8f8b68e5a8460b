package org.splitkd.report.summary;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.splitkd.api.cost.EnergyParts;
import org.splitkd.api.cost.TimeParts;
import org.splitkd.cost.SessionCharge;

/** The charges of many sessions, added up part by part. */
final class ChargeSums {

  private ChargeSums() {}

  static TimeParts time(List<SessionCharge> charges) {
    return charges.stream().map(SessionCharge::time).reduce(TimeParts.NONE, TimeParts::plus);
  }

  static EnergyParts energy(List<SessionCharge> charges) {
    return meanEnergy(charges, 1);
  }

  /** The parts of all charges together, divided by a number of rounds. */
  static EnergyParts meanEnergy(List<SessionCharge> charges, int rounds) {
    return new EnergyParts(
        sum(charges, EnergyParts::server) / rounds,
        sum(charges, EnergyParts::device) / rounds,
        sum(charges, EnergyParts::transmit) / rounds,
        sum(charges, EnergyParts::receive) / rounds,
        sum(charges, EnergyParts::serverWaiting) / rounds,
        sum(charges, EnergyParts::deviceIdle) / rounds,
        sum(charges, EnergyParts::baseStation) / rounds);
  }

  private static double sum(List<SessionCharge> charges, ToDoubleFunction<EnergyParts> part) {
    return charges.stream().mapToDouble(charge -> part.applyAsDouble(charge.energy())).sum();
  }
}

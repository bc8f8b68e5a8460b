package org.splitkd.decision;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.splitkd.api.mobility.TrialDraw;
import org.splitkd.api.policy.Choice;
import org.splitkd.api.radio.Rates;
import org.splitkd.radio.Drive;
import org.splitkd.scenario.MethodSpec;
import org.splitkd.scenario.Scenario;
import org.splitkd.time.EmulatedInstant;

/** Asks a method of a scenario for its choice at the start of a round. */
final class Asked {

  private Asked() {}

  /**
   * The choice of a method.
   *
   * @param method index among the compared methods
   * @param candidates rates of the vehicles that may be served
   */
  static Choice next(Scenario scenario, int method, Map<Integer, Rates> candidates) {
    int vehicles = scenario.fleet().size();
    List<Rates> rates = new ArrayList<>(Collections.nCopies(vehicles, Rates.NONE));
    candidates.forEach(rates::set);
    MethodSpec spec = scenario.policy().compared().get(method);
    return new ScenarioPolicies(scenario)
        .of(
            spec,
            rates.stream().map(Drive::constant).toList(),
            0,
            TrialDraw.sequence(1, 1, vehicles).get(0))
        .get()
        .next(
            new Moment(
                EmulatedInstant.START,
                1,
                1,
                List.of(List.copyOf(new TreeMap<>(candidates).keySet())),
                List.of(),
                rates,
                Collections.nCopies(vehicles, 0.0)));
  }
}

package org.splitkd.policy;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.splitkd.api.cost.EnergyParts;
import org.splitkd.api.cost.Prediction;
import org.splitkd.api.policy.CostModel;
import org.splitkd.api.radio.Rates;
import org.splitkd.cost.SessionCost;
import org.splitkd.model.CutLayer;
import org.splitkd.scenario.Scenario;

/** The costs of sessions with the vehicles of a scenario. Cells share it. */
public final class ScenarioCosts implements CostModel {

  private record Vehicle(SessionCost cost, FrequencyChoice frequencies) {
    Vehicle(SessionCost cost) {
      this(cost, FrequencyChoice.of(cost));
    }
  }

  private final List<Vehicle> vehicles;

  /** Creates the costs of vehicles, in index order. */
  ScenarioCosts(List<SessionCost> costs) {
    vehicles = costs.stream().map(Vehicle::new).toList();
  }

  /** Returns the costs of a scenario's vehicles. */
  public static ScenarioCosts of(Scenario scenario) {
    return new ScenarioCosts(costs(scenario));
  }

  /** Returns the session costs of each vehicle, in index order. */
  public static List<SessionCost> costs(Scenario scenario) {
    return IntStream.range(0, scenario.fleet().size())
        .mapToObj(
            vehicle ->
                new SessionCost(
                    scenario.workload(),
                    scenario.equipment(vehicle),
                    scenario.policy().accounting()))
        .toList();
  }

  @Override
  public Prediction predict(int vehicle, CutLayer cut, double ghz, Rates rates) {
    return vehicles.get(vehicle).cost().predict(cut, ghz, rates);
  }

  @Override
  public OptionalDouble leastEnergyGhz(
      int vehicle, CutLayer cut, Rates rates, double limitSeconds) {
    Vehicle served = vehicles.get(vehicle);
    return served.frequencies().leastEnergyGhz(served.cost().work(cut), rates, limitSeconds);
  }

  @Override
  public double leastCostGhz(int vehicle, CutLayer cut, Rates rates, double price) {
    Vehicle served = vehicles.get(vehicle);
    return served.frequencies().leastCostGhz(served.cost().work(cut), rates, price);
  }

  @Override
  public double bestGhz(DoubleUnaryOperator objective) {
    return LeastEnergyClock.anyGhz(vehicles.get(0).cost().equipment().server(), objective);
  }

  @Override
  public EnergyParts energy(int vehicle, CutLayer cut, double ghz, Rates rates) {
    return vehicles.get(vehicle).cost().energy(cut, ghz, rates);
  }

  @Override
  public boolean fitsMemory(int vehicle, CutLayer cut) {
    return vehicles.get(vehicle).cost().fitsMemory(cut);
  }
}

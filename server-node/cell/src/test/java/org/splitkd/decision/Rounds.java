package org.splitkd.decision;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.splitkd.CaseStudy;
import org.splitkd.api.Setting;
import org.splitkd.api.Settings;
import org.splitkd.api.cost.EnergyParts;
import org.splitkd.api.cost.TimeParts;
import org.splitkd.api.policy.Policy;
import org.splitkd.api.policy.PolicyContext;
import org.splitkd.api.policy.PolicyFactory;
import org.splitkd.api.policy.Rationale;
import org.splitkd.api.policy.SessionResult;
import org.splitkd.api.radio.Rates;
import org.splitkd.model.CutLayer;
import org.splitkd.policy.ScenarioCosts;
import org.splitkd.radio.Drive;
import org.splitkd.scenario.Scenario;
import org.splitkd.time.EmulatedInstant;
import org.splitkd.time.Interval;

/** A round in which two vehicles wait, and a policy that is asked. */
final class Rounds {

  static final Rationale WHY = Rationale.of("Because.");
  static final Scenario SCENARIO =
      CaseStudy.with("devices.orin-nx-8gb.battery-wh=0.01", "run.seed=7");

  private Rounds() {}

  static PolicyFactory factory(Policy policy) {
    return new PolicyFactory() {
      @Override
      public String name() {
        return "made";
      }

      @Override
      public String summary() {
        return "For a test.";
      }

      @Override
      public List<Setting> settings() {
        return List.of();
      }

      @Override
      public Policy create(Settings settings, PolicyContext context) {
        return policy;
      }
    };
  }

  static CellPolicy cell(Policy policy) {
    return CellPolicy.of(
        "odd", policy, new CellSite(SCENARIO, ScenarioCosts.of(SCENARIO), drives(), List::of, 0));
  }

  static List<Drive> drives() {
    List<Drive> drives = new ArrayList<>();
    for (int vehicle = 0; vehicle < 10; vehicle++) {
      drives.add(Drive.constant(rates(vehicle)));
    }
    return drives;
  }

  /** The last vehicle cannot send. */
  static Rates rates(int vehicle) {
    return new Rates(vehicle == 9 ? 0 : 1e8, 6e8);
  }

  static Moment moment(double at) {
    List<Rates> rates = new ArrayList<>();
    for (int vehicle = 0; vehicle < 10; vehicle++) {
      rates.add(rates(vehicle));
    }
    return new Moment(
        new EmulatedInstant(at),
        2,
        3,
        List.of(List.of(1), List.of(2)),
        List.of(0),
        rates,
        Collections.nCopies(10, 9.0));
  }

  static SessionResult result(int order) {
    return new SessionResult(
        0,
        1,
        order,
        1,
        new CutLayer(1),
        2,
        new Interval(EmulatedInstant.START, new EmulatedInstant(4)),
        TimeParts.NONE,
        EnergyParts.NONE,
        5,
        Optional.empty(),
        OptionalDouble.empty());
  }
}

package org.splitkd.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.splitkd.api.mobility.TrialDraw;
import org.splitkd.api.mobility.Way;
import org.splitkd.api.radio.Rates;
import org.splitkd.radio.Drive;
import org.splitkd.scenario.Scenario;

/** The vehicles of a cell as configured by a test, by index from 0. */
final class CellFleet {

  private static final double MBIT = 1e6;
  private static final double JOULES_PER_WATT_HOUR = 3600;

  private final Map<Integer, Rates> rates = new TreeMap<>();
  private final Map<Integer, Double> batteries = new TreeMap<>();
  private int vehicles = 3;
  private String device = "orin-nx-16gb";
  private double ghz = 0.91;
  private boolean ofCaseStudy;
  private boolean driving;
  private Rates everywhere = mbit(400, 400);

  void vehicles(int count) {
    vehicles = count;
  }

  void device(String name, double clockGhz) {
    device = name;
    ghz = clockGhz;
  }

  void ofCaseStudy() {
    ofCaseStudy = true;
  }

  void driving() {
    driving = true;
  }

  void rates(double uplink, double downlink) {
    everywhere = mbit(uplink, downlink);
  }

  void rates(int vehicle, double uplink, double downlink) {
    rates.put(vehicle, mbit(uplink, downlink));
  }

  void battery(int vehicle, double joules) {
    batteries.put(vehicle, joules);
  }

  /** The value of {@code fleet}; empty if the case study's own fleet is used. */
  Optional<String> entries() {
    if (ofCaseStudy) {
      if (!batteries.isEmpty()) {
        throw new IllegalStateException("the case study's own vehicles have no batteries");
      }
      return Optional.empty();
    }
    List<String> entries = new ArrayList<>();
    for (int vehicle = 0; vehicle < vehicles; vehicle++) {
      String battery =
          batteries.containsKey(vehicle)
              ? ", battery-wh=" + batteries.get(vehicle) / JOULES_PER_WATT_HOUR
              : "";
      entries.add(String.format(Locale.ROOT, "{device=%s, f-ghz=%s%s}", device, ghz, battery));
    }
    return Optional.of(entries.toString());
  }

  /** The drives of the vehicles, with the link losses of the scenario's fault script. */
  List<Drive> drives(Scenario scenario) {
    int count = scenario.fleet().size();
    List<Drive> drives = new ArrayList<>();
    if (driving) {
      TrialDraw draw = draw(scenario);
      drives.addAll(scenario.mobility().under(scenario.channels().get(0).radio()).drives(draw));
    } else {
      for (int vehicle = 0; vehicle < count; vehicle++) {
        drives.add(Drive.constant(everywhere));
      }
    }
    rates.forEach((vehicle, own) -> drives.set(vehicle, Drive.constant(own)));
    return scenario.faults().script().strike(List.copyOf(drives));
  }

  /** The ways of the vehicles, by index; empty if they are stationary. */
  List<Way.Driven> ways(Scenario scenario) {
    return driving ? scenario.mobility().ways(draw(scenario)) : List.of();
  }

  private static TrialDraw draw(Scenario scenario) {
    return TrialDraw.sequence(scenario.run().seed(), 1, scenario.fleet().size()).get(0);
  }

  private static Rates mbit(double uplink, double downlink) {
    return new Rates(uplink * MBIT, downlink * MBIT);
  }
}

package org.splitkd.decision;

import java.util.Optional;
import java.util.OptionalDouble;
import org.splitkd.api.cost.Prediction;
import org.splitkd.api.policy.Forecast;
import org.splitkd.api.radio.Rates;
import org.splitkd.cost.SessionCharge;
import org.splitkd.cost.SessionTimeline;
import org.splitkd.model.CutLayer;
import org.splitkd.radio.Drive;
import org.splitkd.radio.PeriodicRate;
import org.splitkd.scenario.Scenario;
import org.splitkd.time.EmulatedInstant;

/** A forecast from the drives that the vehicles really take. */
record DriveForecast(CellSite site) implements Forecast {

  @Override
  public Optional<Prediction> session(
      int vehicle, CutLayer cut, double ghz, EmulatedInstant start) {
    Scenario scenario = site.scenario();
    try {
      SessionCharge charge =
          SessionTimeline.charge(
              scenario.workload().sessionAt(cut),
              scenario.workload().schedule(),
              scenario.equipment(vehicle),
              site.drives().get(vehicle).undisturbed(),
              ghz,
              start);
      return Optional.of(
          new Prediction(
              charge.delaySeconds(),
              scenario.policy().accounting().joules(charge.energy()),
              charge.time()));
    } catch (IllegalStateException never) {
      return Optional.empty();
    }
  }

  @Override
  public Rates rates(int vehicle, EmulatedInstant at) {
    return site.drives().get(vehicle).ratesAt(at);
  }

  @Override
  public OptionalDouble sendSeconds(int vehicle, EmulatedInstant start, double bits) {
    Drive drive = site.drives().get(vehicle);
    return seconds(drive, drive.uplink(), start, bits);
  }

  @Override
  public OptionalDouble receiveSeconds(int vehicle, EmulatedInstant start, double bits) {
    Drive drive = site.drives().get(vehicle);
    return seconds(drive, drive.downlink(), start, bits);
  }

  private static OptionalDouble seconds(
      Drive drive, PeriodicRate rate, EmulatedInstant start, double bits) {
    double from = start.seconds() + drive.phaseSeconds();
    double end = rate.endOfTransfer(from, bits);
    return Double.isInfinite(end)
        ? OptionalDouble.empty()
        : OptionalDouble.of(Math.max(0, end - from));
  }
}

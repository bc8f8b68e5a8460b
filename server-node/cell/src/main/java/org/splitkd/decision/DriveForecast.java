package org.splitkd.decision;

import java.util.List;
import java.util.OptionalDouble;
import org.splitkd.api.policy.Forecast;
import org.splitkd.api.radio.Rates;
import org.splitkd.radio.Drive;
import org.splitkd.radio.PeriodicRate;
import org.splitkd.time.EmulatedInstant;

/** A forecast from the drives that the vehicles really take. */
record DriveForecast(List<Drive> drives) implements Forecast {

  @Override
  public Rates rates(int vehicle, EmulatedInstant at) {
    return drives.get(vehicle).ratesAt(at);
  }

  @Override
  public OptionalDouble sendSeconds(int vehicle, EmulatedInstant start, double bits) {
    Drive drive = drives.get(vehicle);
    return seconds(drive, drive.uplink(), start, bits);
  }

  @Override
  public OptionalDouble receiveSeconds(int vehicle, EmulatedInstant start, double bits) {
    Drive drive = drives.get(vehicle);
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

package org.splitkd.device;

import org.splitkd.api.policy.AbortKind;
import org.splitkd.hardware.Device;
import org.splitkd.hardware.Modem;
import org.splitkd.protocol.DeviceMeasurement;
import org.splitkd.time.EmulatedInstant;
import org.splitkd.time.Interval;

/**
 * Sums up the time and energy that a vehicle spends on one session and draws the energy from the
 * battery. Throws {@link VehicleStopped} when the battery is empty.
 */
final class Meter {

  private final Device device;
  private final Modem modem;
  private final EmulatedInstant start;
  private final Battery battery;
  private double computeSeconds;
  private double uplinkSeconds;
  private double downlinkSeconds;

  /**
   * @param start start of the session
   * @param spentJoules energy drawn from the battery before the session
   * @param emptyAtSeconds instant at which the battery is empty regardless of the energy drawn;
   *     infinite if unknown
   */
  Meter(
      Device device,
      Modem modem,
      EmulatedInstant start,
      double spentJoules,
      double emptyAtSeconds) {
    this.device = device;
    this.modem = modem;
    this.start = start;
    battery =
        new Battery(device.startJoules(), spentJoules, device.idleWatts(), start, emptyAtSeconds);
  }

  void computed(Interval busy) {
    double beyondIdle = device.busyWatts() - device.idleWatts();
    computeSeconds += battery.power(busy, beyondIdle).seconds();
    requirePower();
  }

  void sent(Interval airtime) {
    uplinkSeconds += battery.power(airtime, modem.transmitWatts()).seconds();
    requirePower();
  }

  void received(Interval airtime) {
    downlinkSeconds += battery.power(airtime, modem.receiveWatts()).seconds();
    requirePower();
  }

  /** The end of the latest piece of work. */
  EmulatedInstant now() {
    return battery.now();
  }

  /** The time and energy spent from the start of the session to an instant. */
  DeviceMeasurement read(EmulatedInstant at) {
    return new DeviceMeasurement(
        computeSeconds,
        uplinkSeconds,
        downlinkSeconds,
        device.busyWatts() * computeSeconds,
        modem.transmitWatts() * uplinkSeconds,
        modem.receiveWatts() * downlinkSeconds,
        device.idleWatts() * (at.secondsSince(start) - computeSeconds));
  }

  private void requirePower() {
    if (battery.empty()) {
      throw new VehicleStopped(AbortKind.BATTERY, "the battery is empty", battery.now());
    }
  }
}

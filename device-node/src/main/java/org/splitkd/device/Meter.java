package org.splitkd.device;

import org.splitkd.hardware.Device;
import org.splitkd.hardware.Modem;
import org.splitkd.protocol.DeviceMeasurement;
import org.splitkd.time.Interval;

/** Adds up what a vehicle spends on one session. */
final class Meter {

  private final Device device;
  private final Modem modem;
  private double computeSeconds;
  private double uplinkSeconds;
  private double downlinkSeconds;

  Meter(Device device, Modem modem) {
    this.device = device;
    this.modem = modem;
  }

  void computed(Interval busy) {
    computeSeconds += busy.seconds();
  }

  void sent(Interval airtime) {
    uplinkSeconds += airtime.seconds();
  }

  void received(Interval airtime) {
    downlinkSeconds += airtime.seconds();
  }

  /**
   * @param sessionSeconds from the start of the session to its end
   */
  DeviceMeasurement read(double sessionSeconds) {
    return new DeviceMeasurement(
        computeSeconds,
        uplinkSeconds,
        downlinkSeconds,
        device.busyWatts() * computeSeconds,
        modem.transmitWatts() * uplinkSeconds,
        modem.receiveWatts() * downlinkSeconds,
        device.power().idleWatts() * (sessionSeconds - computeSeconds));
  }
}

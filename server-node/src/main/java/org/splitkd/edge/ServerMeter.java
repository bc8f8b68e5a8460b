package org.splitkd.edge;

import org.splitkd.cost.EnergyParts;
import org.splitkd.cost.SessionCharge;
import org.splitkd.cost.TimeParts;
import org.splitkd.hardware.EdgeServer;
import org.splitkd.hardware.Modem;
import org.splitkd.protocol.DeviceMeasurement;
import org.splitkd.time.EmulatedInstant;
import org.splitkd.time.Interval;

/**
 * Adds up what the edge server spends on one session and joins it with what the vehicle measured.
 */
final class ServerMeter {

  private final EdgeServer server;
  private final Modem baseStation;
  private final double ghz;
  private double gpuSeconds;
  private double sentSeconds;
  private double receivedSeconds;

  ServerMeter(SessionPlan plan) {
    server = plan.equipment().server();
    baseStation = plan.equipment().baseStation();
    ghz = plan.ghz();
  }

  void computed(Interval busy) {
    gpuSeconds += busy.seconds();
  }

  void sent(Interval airtime) {
    sentSeconds += airtime.seconds();
  }

  void received(Interval airtime) {
    receivedSeconds += airtime.seconds();
  }

  SessionCharge charge(EmulatedInstant start, EmulatedInstant end, DeviceMeasurement device) {
    Interval span = new Interval(start, end);
    TimeParts time =
        new TimeParts(
            device.computeSeconds(), device.uplinkSeconds(), gpuSeconds, device.downlinkSeconds());
    EnergyParts energy =
        new EnergyParts(
            server.power().watts(ghz) * gpuSeconds,
            device.computeJoules(),
            device.transmitJoules(),
            device.receiveJoules(),
            server.power().waitWatts() * (span.seconds() - gpuSeconds),
            device.idleJoules(),
            baseStation.transmitWatts() * sentSeconds
                + baseStation.receiveWatts() * receivedSeconds);
    return new SessionCharge(span, time, energy);
  }
}

package org.splitkd.edge;

import org.splitkd.api.cost.EnergyParts;
import org.splitkd.api.cost.TimeParts;
import org.splitkd.cost.SessionCharge;
import org.splitkd.hardware.EdgeServer;
import org.splitkd.hardware.Modem;
import org.splitkd.protocol.DeviceMeasurement;
import org.splitkd.protocol.VehicleEvent.VehicleFailed;
import org.splitkd.time.EmulatedInstant;
import org.splitkd.time.Interval;

/**
 * Adds up what the edge server spends on one session and combines it with what the vehicle measured
 * or, if that is unknown, with an estimate.
 */
final class ServerMeter {

  private final SessionPlan plan;
  private final EdgeServer server;
  private final Modem baseStation;
  private final double ghz;
  private double gpuSeconds;
  private double sentSeconds;
  private double receivedSeconds;
  private EmulatedInstant latest;

  ServerMeter(SessionPlan plan) {
    this.plan = plan;
    server = plan.equipment().server();
    baseStation = plan.equipment().baseStation();
    ghz = plan.ghz();
    latest = plan.start();
  }

  void computed(Interval busy) {
    gpuSeconds += busy.seconds();
    latest = latest.laterOf(busy.end());
  }

  void sent(Interval airtime) {
    sentSeconds += airtime.seconds();
    latest = latest.laterOf(airtime.end());
  }

  void received(Interval airtime) {
    receivedSeconds += airtime.seconds();
    latest = latest.laterOf(airtime.end());
  }

  /**
   * The charge of a session whose vehicle reported when it stopped, until everything had stopped.
   */
  SessionCharge spent(VehicleFailed failed) {
    return charge(plan.start(), latest.laterOf(failed.at()), failed.measured());
  }

  /**
   * The charge of a session whose vehicle did not report, until the last event known of it.
   *
   * @param batches number of batches whose smashed data arrived
   */
  SessionCharge estimated(int batches) {
    DeviceEstimate device =
        new DeviceEstimate(
            batches, receivedSeconds, sentSeconds, latest.secondsSince(plan.start()));
    return charge(plan.start(), latest, device.of(plan.work(), plan.equipment()));
  }

  SessionCharge charge(EmulatedInstant start, EmulatedInstant end, DeviceMeasurement device) {
    Interval span = new Interval(start, end);
    TimeParts time =
        new TimeParts(
            device.computeSeconds(), device.uplinkSeconds(), gpuSeconds, device.downlinkSeconds());
    EnergyParts energy =
        new EnergyParts(
            server.busyWatts(ghz) * gpuSeconds,
            device.computeJoules(),
            device.transmitJoules(),
            device.receiveJoules(),
            server.waitWatts(ghz) * (span.seconds() - gpuSeconds),
            device.idleJoules(),
            baseStation.transmitWatts() * sentSeconds
                + baseStation.receiveWatts() * receivedSeconds);
    return new SessionCharge(span, time, energy);
  }
}

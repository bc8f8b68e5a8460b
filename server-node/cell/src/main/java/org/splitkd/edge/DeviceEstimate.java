package org.splitkd.edge;

import org.splitkd.cost.BatchWork;
import org.splitkd.cost.Equipment;
import org.splitkd.cost.SessionWork;
import org.splitkd.hardware.Device;
import org.splitkd.protocol.DeviceMeasurement;

/**
 * An estimate of what a silent vehicle has spent, from what the edge server saw of the session. Its
 * modem was active while something was on the air. It ran every batch whose smashed data arrived
 * forward, and all of these but the last backward. It was idle for the rest.
 *
 * @param batches number of batches whose smashed data arrived
 * @param uplinkSeconds airtime of what arrived from the vehicle
 * @param downlinkSeconds airtime of what was sent to it
 * @param spanSeconds from the start of the session to the last event known of it
 */
record DeviceEstimate(
    int batches, double uplinkSeconds, double downlinkSeconds, double spanSeconds) {

  DeviceMeasurement of(SessionWork work, Equipment equipment) {
    Device device = equipment.device();
    BatchWork batch = work.batch();
    double flop =
        batches * batch.deviceForwardFlop() + Math.max(0, batches - 1) * batch.deviceBackwardFlop();
    double computeSeconds = device.seconds(flop);
    return new DeviceMeasurement(
        computeSeconds,
        uplinkSeconds,
        downlinkSeconds,
        device.busyWatts() * computeSeconds,
        equipment.modem().transmitWatts() * uplinkSeconds,
        equipment.modem().receiveWatts() * downlinkSeconds,
        device.idleWatts() * Math.max(0, spanSeconds - computeSeconds));
  }
}

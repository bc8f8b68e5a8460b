package org.splitkd.edge;

import org.splitkd.cost.BatchWork;
import org.splitkd.cost.Equipment;
import org.splitkd.cost.SessionWork;
import org.splitkd.hardware.Device;
import org.splitkd.protocol.DeviceMeasurement;

/**
 * What a vehicle must have spent that cannot say so, judged by what the edge server saw of the
 * session. Its modem worked while something was on the air. It ran forward every batch whose
 * smashed data arrived, and backward each of them but the last. For the rest it was idle.
 *
 * @param batches whose smashed data arrived
 * @param uplinkSeconds of what arrived from the vehicle
 * @param downlinkSeconds of what was sent to it
 * @param spanSeconds from the start of the session to the last that is known of it
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

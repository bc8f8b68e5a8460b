package org.splitkd.cost;

import org.splitkd.api.cost.EnergyParts;
import org.splitkd.api.cost.TimeParts;
import org.splitkd.hardware.Device;
import org.splitkd.hardware.EdgeServer;
import org.splitkd.hardware.Modem;

/** The machines one session runs on. */
public record Equipment(EdgeServer server, Device device, Modem modem, Modem baseStation) {

  /**
   * Returns the energy of a session with these busy times that takes {@code delaySeconds} from
   * start to end.
   */
  public EnergyParts energy(TimeParts busy, double serverGhz, double delaySeconds) {
    return new EnergyParts(
        server.busyWatts(serverGhz) * busy.server(),
        device.busyWatts() * busy.device(),
        modem.transmitWatts() * busy.uplink(),
        modem.receiveWatts() * busy.downlink(),
        server.waitWatts(serverGhz) * (delaySeconds - busy.server()),
        device.idleWatts() * (delaySeconds - busy.device()),
        baseStation.transmitWatts() * busy.downlink() + baseStation.receiveWatts() * busy.uplink());
  }
}

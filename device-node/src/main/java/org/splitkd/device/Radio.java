package org.splitkd.device;

import org.splitkd.api.radio.Direction;
import org.splitkd.protocol.Payload;
import org.splitkd.radio.Drive;
import org.splitkd.radio.Outage;
import org.splitkd.radio.Transfer;
import org.splitkd.time.EmulatedClock;
import org.splitkd.time.EmulatedInstant;

/**
 * A vehicle's uplink. It sends one payload after another; the rate along the drive determines how
 * long each takes.
 */
final class Radio {

  private final Drive drive;
  private final Outage outage;
  private final EmulatedClock uplink = new EmulatedClock();

  Radio(Drive drive, Outage outage) {
    this.drive = drive;
    this.outage = outage;
  }

  /** Sends a payload once the uplink is free, no earlier than {@code ready}. */
  Transfer send(EmulatedInstant ready, Payload payload) {
    Transfer transfer =
        drive.transfer(Direction.UPLINK, uplink.advanceTo(ready), payload.bits(), outage);
    uplink.advanceTo(transfer.airtime().end());
    return transfer;
  }
}

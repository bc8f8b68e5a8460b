package org.splitkd.device;

import org.splitkd.protocol.Payload;
import org.splitkd.radio.Direction;
import org.splitkd.radio.Drive;
import org.splitkd.time.EmulatedClock;
import org.splitkd.time.EmulatedInstant;
import org.splitkd.time.Interval;

/**
 * A vehicle's uplink: sends one payload after another, each as long as the rate along the drive
 * makes it.
 */
final class Radio {

  private final Drive drive;
  private final EmulatedClock uplink = new EmulatedClock();

  Radio(Drive drive) {
    this.drive = drive;
  }

  /** Sends when the uplink is free, no earlier than {@code ready}; returns the airtime. */
  Interval send(EmulatedInstant ready, Payload payload) {
    Interval airtime = drive.transfer(Direction.UPLINK, uplink.advanceTo(ready), payload.bits());
    uplink.advanceTo(airtime.end());
    return airtime;
  }
}

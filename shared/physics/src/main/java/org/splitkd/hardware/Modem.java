package org.splitkd.hardware;

/**
 * Power a radio draws while it sends and while it receives, W: a vehicle's modem or a base station.
 */
public record Modem(double transmitWatts, double receiveWatts) {

  public Modem {
    if (!(transmitWatts >= 0) || !(receiveWatts >= 0)) {
      throw new IllegalArgumentException(
          "transmit " + transmitWatts + " W, receive " + receiveWatts + " W");
    }
  }
}

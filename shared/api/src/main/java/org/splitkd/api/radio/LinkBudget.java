package org.splitkd.api.radio;

/**
 * Transmit powers and antenna gains of the two ends, and the losses that path loss does not cover.
 */
public record LinkBudget(
    double terminalDbm,
    double stationDbm,
    double terminalGainDbi,
    double stationGainDbi,
    double extraLossDb) {

  /** Received power at a path loss, dBm. */
  public double receivedDbm(Direction direction, double pathLossDb) {
    double transmit = direction == Direction.UPLINK ? terminalDbm : stationDbm;
    return transmit + terminalGainDbi + stationGainDbi - pathLossDb - extraLossDb;
  }
}

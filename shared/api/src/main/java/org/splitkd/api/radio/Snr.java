package org.splitkd.api.radio;

/** Signal-to-noise ratios of one vehicle at one place over the whole carrier, dB. */
public record Snr(double uplinkDb, double downlinkDb) {

  public double of(Direction direction) {
    return direction == Direction.UPLINK ? uplinkDb : downlinkDb;
  }
}

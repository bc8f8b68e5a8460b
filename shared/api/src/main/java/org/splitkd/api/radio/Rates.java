package org.splitkd.api.radio;

/** Rates of one vehicle at one place, bit/s; 0 means out of range. */
public record Rates(double uplink, double downlink) {

  public static final Rates NONE = new Rates(0, 0);

  public boolean inCoverage() {
    return uplink > 0 && downlink > 0;
  }

  public double of(Direction direction) {
    return direction == Direction.UPLINK ? uplink : downlink;
  }
}

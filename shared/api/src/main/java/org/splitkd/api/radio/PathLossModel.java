package org.splitkd.api.radio;

/** How much of the signal the way through the air takes, without shadow fading. */
@FunctionalInterface
public interface PathLossModel {

  /**
   * Path loss, dB.
   *
   * @param distanceM horizontal
   */
  double db(double distanceM, boolean lineOfSight);
}

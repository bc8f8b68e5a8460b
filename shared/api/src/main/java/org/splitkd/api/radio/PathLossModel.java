package org.splitkd.api.radio;

/** The loss of the signal on its way through the air, without shadow fading. */
@FunctionalInterface
public interface PathLossModel {

  /**
   * Path loss, dB.
   *
   * @param distanceM horizontal distance
   */
  double db(double distanceM, boolean lineOfSight);
}

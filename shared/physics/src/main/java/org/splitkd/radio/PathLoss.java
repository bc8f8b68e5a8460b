package org.splitkd.radio;

import org.splitkd.api.radio.PathLossModel;

/**
 * Path loss, line-of-sight probability and shadow fading of TR 38.901, Tables 7.4.1-1, 7.4.2-1 and
 * 7.5-6. Distances are horizontal, in metres, and at least {@value #LEAST_DISTANCE_M} m.
 */
public record PathLoss(
    Environment environment, double carrierGhz, double stationHeightM, double terminalHeightM)
    implements PathLossModel {

  private static final double LEAST_DISTANCE_M = 10;

  /** The value with which the standard defines the break-point distance. */
  private static final double LIGHT_SPEED = 3.0e8;

  /** The environment of the base station. */
  public enum Environment {
    /** Urban micro, street canyon: base station below the roofs. */
    UMI_STREET_CANYON,
    /** Urban macro: base station above the roofs. */
    UMA;

    public Shadowing shadowing(boolean lineOfSight) {
      return switch (this) {
        case UMI_STREET_CANYON -> lineOfSight ? new Shadowing(4, 10) : new Shadowing(7.82, 13);
        case UMA -> lineOfSight ? new Shadowing(4, 37) : new Shadowing(6, 50);
      };
    }
  }

  /** Shadow fading: its standard deviation and decorrelation distance. */
  public record Shadowing(double sigmaDb, double decorrelationM) {}

  public PathLoss {
    if (!(carrierGhz > 0) || !(stationHeightM > 1) || !(terminalHeightM > 1)) {
      throw new IllegalArgumentException(
          "carrier "
              + carrierGhz
              + " GHz, heights "
              + stationHeightM
              + " m and "
              + terminalHeightM
              + " m");
    }
  }

  @Override
  public double db(double distanceM, boolean lineOfSight) {
    return lineOfSight ? lineOfSightDb(distanceM) : nonLineOfSightDb(distanceM);
  }

  public double lineOfSightDb(double distanceM) {
    double d2 = Math.max(LEAST_DISTANCE_M, distanceM);
    double d3 = StrictMath.hypot(d2, heightDifference());
    double frequency = 20 * StrictMath.log10(carrierGhz);
    boolean micro = environment == Environment.UMI_STREET_CANYON;
    if (d2 <= breakPointM()) {
      return (micro ? 32.4 + 21 * StrictMath.log10(d3) : 28.0 + 22 * StrictMath.log10(d3))
          + frequency;
    }
    double beyond =
        StrictMath.log10(breakPointM() * breakPointM() + heightDifference() * heightDifference());
    double far = 40 * StrictMath.log10(d3) + frequency;
    return micro ? 32.4 + far - 9.5 * beyond : 28.0 + far - 9 * beyond;
  }

  public double nonLineOfSightDb(double distanceM) {
    double d3 = StrictMath.hypot(Math.max(LEAST_DISTANCE_M, distanceM), heightDifference());
    double aboveGround = terminalHeightM - 1.5;
    double obstructed =
        environment == Environment.UMI_STREET_CANYON
            ? 22.4
                + 35.3 * StrictMath.log10(d3)
                + 21.3 * StrictMath.log10(carrierGhz)
                - 0.3 * aboveGround
            : 13.54
                + 39.08 * StrictMath.log10(d3)
                + 20 * StrictMath.log10(carrierGhz)
                - 0.6 * aboveGround;
    return Math.max(lineOfSightDb(distanceM), obstructed);
  }

  /** Probability of line of sight at a horizontal distance, for terminals up to 13 m high. */
  public double lineOfSightProbability(double distanceM) {
    if (distanceM <= 18) {
      return 1;
    }
    double decay = environment == Environment.UMI_STREET_CANYON ? 36 : 63;
    double near = 18 / distanceM;
    return near + StrictMath.exp(-distanceM / decay) * (1 - near);
  }

  private double breakPointM() {
    return 4 * (stationHeightM - 1) * (terminalHeightM - 1) * carrierGhz * 1e9 / LIGHT_SPEED;
  }

  private double heightDifference() {
    return stationHeightM - terminalHeightM;
  }
}

package org.splitkd.mobility;

import java.util.List;
import org.splitkd.api.mobility.Position;

/**
 * A rectangular lap. Arc length s is counted from (−W/2, 0): eastward along y = 0, up x = W/2,
 * westward along y = H, down x = −W/2. Only the first side is in line of sight of the base station
 * at (0, −offset).
 *
 * @param losSideM W, m
 * @param depthM H, m
 * @param stationOffsetM distance of the base station behind the first side, m
 */
record Lap(double losSideM, double depthM, double stationOffsetM) {

  double lengthM() {
    return 2 * (losSideM + depthM);
  }

  /** The position at arc length s, which may exceed the lap. */
  Position at(double arcM) {
    double s = onLap(arcM);
    double half = losSideM / 2;
    if (s < losSideM) {
      return new Position(s - half, 0);
    }
    if (s < losSideM + depthM) {
      return new Position(half, s - losSideM);
    }
    if (s < 2 * losSideM + depthM) {
      return new Position(half - (s - losSideM - depthM), depthM);
    }
    return new Position(-half, lengthM() - s);
  }

  Position station() {
    return new Position(0, -stationOffsetM);
  }

  /** The corners from the start around to the start. */
  List<Position> corners() {
    double half = losSideM / 2;
    return List.of(
        new Position(-half, 0),
        new Position(half, 0),
        new Position(half, depthM),
        new Position(-half, depthM),
        new Position(-half, 0));
  }

  boolean lineOfSight(double arcM) {
    return onLap(arcM) < losSideM;
  }

  private double onLap(double arcM) {
    return arcM - Math.floor(arcM / lengthM()) * lengthM();
  }
}

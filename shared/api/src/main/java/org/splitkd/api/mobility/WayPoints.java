package org.splitkd.api.mobility;

import java.util.List;

/** Requirements on the points of every way. */
final class WayPoints {

  private WayPoints() {}

  static void requireSpan(double periodSeconds, List<Way.Point> points) {
    if (!(periodSeconds > 0 && periodSeconds < Double.POSITIVE_INFINITY)
        || points.size() < 2
        || points.get(0).seconds() != 0
        || points.get(points.size() - 1).seconds() != periodSeconds) {
      throw new IllegalArgumentException(
          "a way of "
              + points.size()
              + " points in "
              + periodSeconds
              + " s: their times must go from 0 to the period");
    }
    points.forEach(point -> point.place().ifPresent(WayPoints::requireFinite));
  }

  static void require(boolean ordered, int point) {
    if (!ordered) {
      throw new IllegalArgumentException(
          "point " + point + " of a way: must be later than the one before");
    }
  }

  private static void requireFinite(Position place) {
    if (!Double.isFinite(place.x()) || !Double.isFinite(place.y())) {
      throw new IllegalArgumentException("a way through (" + place.x() + ", " + place.y() + ")");
    }
  }
}

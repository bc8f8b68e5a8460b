package org.splitkd.radio;

import java.util.List;
import java.util.Optional;

/**
 * Where a vehicle drives, again and again: straight from point to point. For whoever draws it;
 * rates are not computed from it.
 *
 * @param periodSeconds after which it begins anew
 * @param points in the order of their times, from 0 to the period
 */
public record Way(double periodSeconds, List<Point> points) {

  /**
   * Where the vehicle is at a time.
   *
   * @param place empty where it is away until the next point
   */
  public record Point(double seconds, Optional<Position> place) {

    static Point at(double seconds, Position place) {
      return new Point(seconds, Optional.of(place));
    }

    static Point away(double seconds) {
      return new Point(seconds, Optional.empty());
    }
  }

  /**
   * A vehicle on its way.
   *
   * @param phaseSeconds where in the period it is at instant 0
   */
  public record Driven(Way way, double phaseSeconds) {}

  public Way {
    points = List.copyOf(points);
  }
}

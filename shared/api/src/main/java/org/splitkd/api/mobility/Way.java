package org.splitkd.api.mobility;

import java.util.List;
import java.util.Optional;

/**
 * Where a vehicle drives, again and again: straight from point to point, at an even speed between
 * them. Made by {@link #through} or {@link #around}; a motion that cuts its way into pieces by
 * itself implements it.
 *
 * <p>Immutable. Ways that are equal are one way, see {@link Mobility#ways}.
 */
public interface Way {

  /**
   * Where the vehicle is at a time.
   *
   * @param seconds since the way began
   * @param place empty where it is away until the next point
   */
  record Point(double seconds, Optional<Position> place) {
    public static Point at(double seconds, Position place) {
      return new Point(seconds, Optional.of(place));
    }

    public static Point away(double seconds) {
      return new Point(seconds, Optional.empty());
    }
  }

  /**
   * A stretch so short that the radio takes it for one place.
   *
   * @param endSeconds since the way began; a piece begins where the one before ends
   * @param present false while the vehicle is away
   * @param travelledM way from the vehicle's first place to the centre of the piece
   * @param centre where the vehicle was last seen while it is away
   */
  record Piece(
      double endSeconds, boolean present, double travelledM, Position centre, Sight sight) {}

  /**
   * A vehicle on its way.
   *
   * @param phaseSeconds where in the period it is at instant 0
   */
  record Driven(Way way, double phaseSeconds) {}

  /** After which it begins anew. */
  double periodSeconds();

  /** The way, drawn: points in the order of their times, from 0 to the period. */
  List<Point> points();

  /**
   * The way in pieces, from its start to its period.
   *
   * @param binM the longest way that a piece may go
   */
  List<Piece> pieces(double binM);

  /** From the first point to the last, m. */
  double lengthM();

  /**
   * Whether it ends where it begins and the vehicle is never away. What fades along a ring closes
   * to a ring, so the pieces of a ring must be evenly spaced.
   */
  default boolean ring() {
    return false;
  }

  /**
   * A way from point to point. At its end the vehicle is put back to its start, and while it is
   * away it hears nothing.
   *
   * @throws IllegalArgumentException if the times do not go from 0 to the period, or two places
   *     that follow each other have one time
   */
  static Way through(double periodSeconds, List<Point> points) {
    return new OpenWay(periodSeconds, points);
  }

  /**
   * A way that comes back to its start. The vehicle may stop, but never is away.
   *
   * @throws IllegalArgumentException if the times do not increase from 0 to the period, or the last
   *     place is not the first
   */
  static Way around(double periodSeconds, List<Point> points) {
    return new RingWay(periodSeconds, points);
  }
}

package org.splitkd.api.mobility;

import java.util.List;
import java.util.Optional;

/**
 * The way that a vehicle drives repeatedly: straight from point to point, at constant speed between
 * them. {@link #through} and {@link #around} create one; a motion that cuts its way into pieces
 * itself implements this interface.
 *
 * <p>Immutable. Equal ways count as one way, see {@link Mobility#ways}.
 */
public interface Way {

  /**
   * The position of the vehicle at a time.
   *
   * @param seconds since the way began
   * @param place empty if the vehicle is away until the next point
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
   * A stretch so short that the radio treats it as one place.
   *
   * @param endSeconds since the way began; a piece begins where the one before ends
   * @param present false while the vehicle is away
   * @param travelledM distance driven from the vehicle's first place to the centre of the piece
   * @param centre centre of the piece, or the last known position while the vehicle is away
   */
  record Piece(
      double endSeconds, boolean present, double travelledM, Position centre, Sight sight) {}

  /**
   * A vehicle on its way.
   *
   * @param phaseSeconds time within the period at instant 0
   */
  record Driven(Way way, double phaseSeconds) {}

  /** Time after which the way starts again, s. */
  double periodSeconds();

  /** The points of the way in the order of their times, from 0 to the period. */
  List<Point> points();

  /**
   * The way in pieces, from its start to its period.
   *
   * @param binM greatest length of a piece
   */
  List<Piece> pieces(double binM);

  /** Length from the first point to the last, m. */
  double lengthM();

  /**
   * Whether the way ends where it begins and the vehicle is never away. Fading along a ring is
   * periodic as well, so the pieces of a ring must be evenly spaced.
   */
  default boolean ring() {
    return false;
  }

  /**
   * Creates a way from point to point. At its end the vehicle is put back to its start. While the
   * vehicle is away it receives nothing.
   *
   * @throws IllegalArgumentException if the times do not go from 0 to the period, or two
   *     consecutive places have the same time
   */
  static Way through(double periodSeconds, List<Point> points) {
    return new OpenWay(periodSeconds, points);
  }

  /**
   * Creates a way that returns to its start. The vehicle may stop but is never away.
   *
   * @throws IllegalArgumentException if the times do not increase from 0 to the period, or the last
   *     place is not the first
   */
  static Way around(double periodSeconds, List<Point> points) {
    return new RingWay(periodSeconds, points);
  }
}

package org.splitkd.mobility;

import java.util.List;
import org.splitkd.api.mobility.Position;
import org.splitkd.api.mobility.Sight;

/** The places on a map from which the base station is in line of sight. */
public sealed interface LineOfSight {

  /** Returns the line of sight at a place. */
  Sight at(Position place);

  /**
   * In sight inside any of these rectangles, the streets in the station's line of sight.
   *
   * @param streets rectangles in the coordinates of the motion
   */
  record Streets(List<Rectangle> streets) implements LineOfSight {
    public Streets {
      streets = List.copyOf(streets);
    }

    @Override
    public Sight at(Position place) {
      boolean inside = streets.stream().anyMatch(street -> street.contains(place));
      return inside ? Sight.IN_SIGHT : Sight.HIDDEN;
    }
  }

  /** In sight at random, with the radio's probability at the distance. */
  record Probability() implements LineOfSight {
    @Override
    public Sight at(Position place) {
      return Sight.UNKNOWN;
    }
  }

  /** An axis-parallel rectangle including its border, m. */
  record Rectangle(double xMin, double yMin, double xMax, double yMax) {
    public Rectangle {
      if (!(xMin < xMax) || !(yMin < yMax)) {
        throw new IllegalArgumentException(
            "x from " + xMin + " to " + xMax + ", y from " + yMin + " to " + yMax);
      }
    }

    boolean contains(Position place) {
      return place.x() >= xMin && place.x() <= xMax && place.y() >= yMin && place.y() <= yMax;
    }
  }
}

package org.splitkd.mobility;

import java.util.List;
import org.splitkd.api.mobility.Position;
import org.splitkd.api.mobility.Sight;

/** Where on a map the base station is in line of sight. */
public sealed interface LineOfSight {

  /** What is known of a place. */
  Sight at(Position place);

  /**
   * In sight inside any of these rectangles: the streets that the station sees along.
   *
   * @param streets in the coordinates of the motion
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

  /** In sight by chance, as the radio judges by the distance. */
  record Probability() implements LineOfSight {
    @Override
    public Sight at(Position place) {
      return Sight.UNKNOWN;
    }
  }

  /** An axis-parallel rectangle with its border, m. */
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

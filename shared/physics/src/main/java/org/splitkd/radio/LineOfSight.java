package org.splitkd.radio;

import java.util.List;

/** Where on a trace the base station is in line of sight. */
public sealed interface LineOfSight {

  /**
   * In sight inside any of these rectangles: the streets that the station sees along.
   *
   * @param streets in the trace's coordinates
   */
  record Streets(List<Rectangle> streets) implements LineOfSight {
    public Streets {
      streets = List.copyOf(streets);
    }

    boolean contains(Position place) {
      return streets.stream().anyMatch(street -> street.contains(place));
    }
  }

  /**
   * In sight by chance, with the probability of TR 38.901 Table 7.4.2-1 at the distance.
   *
   * @param correlationM over how many metres of travel one draw holds
   */
  record Probability(double correlationM) implements LineOfSight {
    public Probability {
      if (!(correlationM > 0)) {
        throw new IllegalArgumentException("correlation over " + correlationM + " m");
      }
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

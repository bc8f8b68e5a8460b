package org.splitkd.api.mobility;

import java.util.List;

/**
 * The fixed parts of a cell, for drawing.
 *
 * @param station position of the base station
 * @param streets lines along which vehicles drive
 */
public record StreetMap(Position station, List<List<Position>> streets) {

  public StreetMap {
    streets = streets.stream().map(List::copyOf).toList();
  }
}

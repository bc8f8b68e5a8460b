package org.splitkd.api.mobility;

import java.util.List;

/**
 * What stands still in a cell, for whoever draws it.
 *
 * @param station where the base station stands
 * @param streets lines along which vehicles drive
 */
public record StreetMap(Position station, List<List<Position>> streets) {

  public StreetMap {
    streets = streets.stream().map(List::copyOf).toList();
  }
}

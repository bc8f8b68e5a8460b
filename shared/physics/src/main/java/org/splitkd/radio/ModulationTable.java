package org.splitkd.radio;

import java.util.Arrays;
import java.util.List;

/** Reads the rows (order, code rate × 1024, efficiency) of a table of TS 38.214. */
final class ModulationTable {

  private ModulationTable() {}

  static List<Modulation> of(double[][] rows) {
    return Arrays.stream(rows).map(row -> new Modulation((int) row[0], row[1], row[2])).toList();
  }
}

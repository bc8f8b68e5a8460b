package org.splitkd.coordinator;

/**
 * Under which names a cell's events are kept.
 *
 * @param run that the cell belongs to; unique in a journal
 * @param cell in the run
 * @param scenario a digest of what is run
 * @param snapshotEvery so many events; 0 for none
 */
public record CellJournal(String run, String cell, String scenario, int snapshotEvery) {

  /** Who writes the cell's events. */
  public String persistenceId() {
    return "cell|" + run + "/" + cell;
  }

  /** A cell whose run ends with its process. */
  public static CellJournal passing(String cell) {
    return new CellJournal("passing", cell, "", 0);
  }
}

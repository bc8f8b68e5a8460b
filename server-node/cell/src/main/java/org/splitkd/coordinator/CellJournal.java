package org.splitkd.coordinator;

/**
 * Under which names a cell's events are kept, and for whom.
 *
 * @param run that the cell belongs to; unique in a journal
 * @param cell in the run
 * @param scenario a digest of what is run
 * @param snapshotEvery so many events; 0 for none
 * @param hasReaders whether somebody may read the events later
 */
public record CellJournal(
    String run, String cell, String scenario, int snapshotEvery, boolean hasReaders) {

  /** A journal that somebody may read. */
  public CellJournal(String run, String cell, String scenario, int snapshotEvery) {
    this(run, cell, scenario, snapshotEvery, true);
  }

  /** Who writes the cell's events. */
  public String persistenceId() {
    return "cell|" + run + "/" + cell;
  }

  /** A cell whose run ends with its process, and of which nobody wants to know more. */
  public static CellJournal passing(String cell) {
    return new CellJournal("passing", cell, "", 0, false);
  }

  /** The same cell, of which somebody wants to know everything. */
  CellJournal forReaders() {
    return new CellJournal(run, cell, scenario, snapshotEvery, true);
  }
}

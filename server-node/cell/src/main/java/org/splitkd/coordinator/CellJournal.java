package org.splitkd.coordinator;

/**
 * The names under which a cell's events are kept, and whether they may be read later.
 *
 * @param run the run that the cell belongs to; unique in a journal
 * @param cell its name in the run
 * @param scenario a digest of what is run
 * @param snapshotEvery number of events between snapshots; 0 for no snapshots
 * @param hasReaders whether the events may be read later
 */
public record CellJournal(
    String run, String cell, String scenario, int snapshotEvery, boolean hasReaders) {

  /** A journal whose events may be read later. */
  public CellJournal(String run, String cell, String scenario, int snapshotEvery) {
    this(run, cell, scenario, snapshotEvery, true);
  }

  /** The Akka persistence id of the cell's events. */
  public String persistenceId() {
    return "cell|" + run + "/" + cell;
  }

  /** The journal of a cell whose run ends with its process and whose events are not read. */
  public static CellJournal passing(String cell) {
    return new CellJournal("passing", cell, "", 0, false);
  }

  /** The same cell, with its events kept for readers. */
  CellJournal forReaders() {
    return new CellJournal(run, cell, scenario, snapshotEvery, true);
  }
}

package org.splitkd.coordinator;

/**
 * The task of a cell.
 *
 * @param rounds one after another, at least 1
 * @param evaluates whether the student is evaluated after every round
 * @param deploys whether every vehicle gets the student after the last round
 */
public record CellProgram(int rounds, boolean evaluates, boolean deploys) {

  /** One round, run only for its time and energy. */
  public static final CellProgram COMPARISON = new CellProgram(1, false, false);

  public CellProgram {
    if (rounds < 1) {
      throw new IllegalArgumentException("a run of " + rounds + " rounds");
    }
  }
}

package org.splitkd.coordinator;

/**
 * What a cell is to do.
 *
 * @param rounds one after another, at least 1
 * @param evaluates whether the student is evaluated after every round
 * @param deploys whether every vehicle gets the student after the last round
 */
public record CellProgram(int rounds, boolean evaluates, boolean deploys) {

  /** One round, of which only time and energy are of interest. */
  public static final CellProgram COMPARISON = new CellProgram(1, false, false);

  public CellProgram {
    if (rounds < 1) {
      throw new IllegalArgumentException("a run of " + rounds + " rounds");
    }
  }
}

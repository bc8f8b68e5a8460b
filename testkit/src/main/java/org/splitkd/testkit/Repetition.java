package org.splitkd.testkit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.splitkd.coordinator.CellJournal;
import org.splitkd.coordinator.CellRun;
import org.splitkd.coordinator.RoundResult;

/**
 * Rehearses a cell again under other conditions, none of which may change its outcome. Error
 * messages contain both stories.
 *
 * @param journal journal of the cell, whose run and scenario names are kept
 * @param story story of the cell
 * @param expected outcome of the cell
 */
record Repetition(Stage stage, CellCast cast, CellJournal journal, Story story, CellRun expected) {

  /** A rehearsal and its story. */
  private record Again(Rehearsal rehearsal, Story story) {}

  /** Repeats the cell with its actors in orders drawn from this number of seeds. */
  void onSeeds(int seeds) {
    try {
      for (int seed = 1; seed <= seeds; seed++) {
        stage.executor().shuffled(seed);
        expectSame(again(stage), "with the order of seed " + seed);
      }
    } finally {
      stage.executor().inOrder();
    }
  }

  /** Repeats the cell on these numbers of threads. */
  void onThreads(int... threads) {
    for (int number : threads) {
      try (Stage other = new Stage(number)) {
        expectSame(again(other), "on " + number + " threads");
      }
    }
  }

  /** Repeats the cell, killed after each of its events but the last and then resumed. */
  void killedAfterEveryOf(int events) {
    for (int event = 1; event < events; event++) {
      Story other = new Story();
      CellJournal same = journal(stage);
      rehearse(stage, same, other, event);
      expectSame(new Again(rehearse(stage, same, other, 0), other), "killed after event " + event);
    }
  }

  private Again again(Stage where) {
    Story other = new Story();
    return new Again(rehearse(where, journal(where), other, 0), other);
  }

  private CellJournal journal(Stage where) {
    return new CellJournal(journal.run(), where.nextCell(), journal.scenario(), 0);
  }

  private Rehearsal rehearse(Stage where, CellJournal kept, Story told, int killAfter) {
    Rehearsal rehearsal = new Rehearsal(where, cast, kept, told, killAfter);
    rehearsal.start();
    rehearsal.finish();
    return rehearsal;
  }

  private void expectSame(Again again, String how) {
    CellRun actual = again.rehearsal().run().orElse(null);
    if (!expected.equals(actual)) {
      throw new AssertionError(
          "Expected the same end "
              + how
              + ", but "
              + difference(actual, again)
              + "\nWhat happened:\n"
              + story.told()
              + "\nAnd "
              + how
              + ":\n"
              + again.story().told());
    }
  }

  private String difference(@Nullable CellRun actual, Again again) {
    if (actual == null) {
      return "it stops: " + again.rehearsal().failure().orElse("");
    }
    List<RoundResult> rounds = expected.rounds();
    for (int i = 0; i < Math.min(rounds.size(), actual.rounds().size()); i++) {
      if (!rounds.get(i).equals(actual.rounds().get(i))) {
        return "round " + (i + 1) + " is " + actual.rounds().get(i) + ", not " + rounds.get(i);
      }
    }
    return "it is " + actual + ", not " + expected;
  }
}

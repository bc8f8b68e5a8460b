package org.splitkd.training;

import java.nio.file.Path;
import java.util.Optional;
import org.splitkd.checkpoint.CheckpointStore;
import org.splitkd.coordinator.CellJournal;
import org.splitkd.journal.Journal;

/**
 * What of a distillation outlives its process.
 *
 * @param journal of its events
 * @param cell under which names they stand there
 * @param folder for its students; without one they are kept in memory
 */
public record Durability(Journal journal, CellJournal cell, Optional<Path> folder) {

  /** In {@link #folder}: the students of the cell, and what its baseline has learned so far. */
  private static final String STUDENTS = "checkpoints";

  private static final String BASELINE = "baseline";

  /** Nothing outlives it. */
  public static Durability none() {
    return new Durability(new Journal.Memory(), CellJournal.passing("cell"), Optional.empty());
  }

  /** The students of the cell's sessions. To be asked once: in memory every store is another. */
  CheckpointStore students() {
    return store(STUDENTS);
  }

  /** What the student without a teacher has learned so far. */
  BaselineBook baseline() {
    return new BaselineBook(
        store(BASELINE), folder.map(root -> root.resolve(BASELINE).resolve("progress.json")));
  }

  private CheckpointStore store(String name) {
    return folder
        .map(root -> CheckpointStore.folder(root.resolve(name)))
        .orElseGet(CheckpointStore::memory);
  }
}

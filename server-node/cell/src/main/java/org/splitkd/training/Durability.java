package org.splitkd.training;

import java.nio.file.Path;
import java.util.Optional;
import org.splitkd.checkpoint.CheckpointException;
import org.splitkd.checkpoint.CheckpointId;
import org.splitkd.checkpoint.CheckpointStore;
import org.splitkd.coordinator.CellJournal;
import org.splitkd.journal.Journal;
import org.splitkd.journal.JournalException;
import org.splitkd.journal.StoredEvents;

/**
 * The parts of a distillation that outlive its process.
 *
 * @param journal of its events
 * @param cell the names under which the journal keeps them
 * @param folder for its students; without one they are kept in memory
 */
public record Durability(Journal journal, CellJournal cell, Optional<Path> folder) {

  /** Subfolders of {@link #folder} for the students of the cell and for its baseline. */
  private static final String STUDENTS = "checkpoints";

  private static final String BASELINE = "baseline";

  /** JSON pointer to the student's name in the event of a committed session. */
  private static final String STUDENT = "/student/value";

  /** Nothing outlives the process. */
  public static Durability none() {
    return new Durability(new Journal.Memory(), CellJournal.passing("cell"), Optional.empty());
  }

  /**
   * Checks that everything a run resumes from can be read, without changing anything.
   *
   * @throws JournalException if its events cannot be read
   * @throws CheckpointException if a student is missing, torn or altered; it names the file
   */
  public void check() {
    CheckpointStore students = students();
    StoredEvents.read(journal, cell.persistenceId()).stream()
        .filter(event -> event.content().at(STUDENT).isTextual())
        .reduce((earlier, later) -> later)
        .map(event -> new CheckpointId(event.content().at(STUDENT).asText()))
        .ifPresent(students::load);
    BaselineBook book = baseline();
    book.last().student().ifPresent(book::state);
  }

  /**
   * The students of the cell's sessions. Call it only once: every call returns a new store in
   * memory.
   */
  CheckpointStore students() {
    return store(STUDENTS);
  }

  /** The progress of the student without a teacher. */
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

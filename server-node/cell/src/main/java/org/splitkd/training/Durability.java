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

  /** The student's name in the event of a session that was committed. */
  private static final String STUDENT = "/student/value";

  /** Nothing outlives it. */
  public static Durability none() {
    return new Durability(new Journal.Memory(), CellJournal.passing("cell"), Optional.empty());
  }

  /**
   * Makes sure that whatever a run goes on from can be read, and changes nothing.
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

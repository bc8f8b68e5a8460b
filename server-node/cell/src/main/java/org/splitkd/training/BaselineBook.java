package org.splitkd.training;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.splitkd.checkpoint.CheckpointException;
import org.splitkd.checkpoint.CheckpointId;
import org.splitkd.checkpoint.CheckpointStore;
import org.splitkd.files.AtomicFile;
import org.splitkd.files.IoReason;
import org.splitkd.learning.Evaluation;
import org.splitkd.nn.StudentState;

/**
 * Keeps the progress of the student without a teacher: its state in a store, the rest in a file
 * that names the state and is written atomically after it.
 */
final class BaselineBook {

  /**
   * The progress at one point.
   *
   * @param steps sessions followed and rounds ended
   * @param student empty before the first session
   * @param rounds the evaluation after each
   */
  record Page(int steps, Optional<CheckpointId> student, List<Evaluation> rounds) {
    Page {
      rounds = List.copyOf(rounds);
    }
  }

  private static final ObjectMapper JSON = JsonMapper.builder().addModule(new Jdk8Module()).build();

  private final CheckpointStore store;
  private final Optional<Path> file;

  BaselineBook(CheckpointStore store, Optional<Path> file) {
    this.store = store;
    this.file = file;
  }

  /**
   * The last page.
   *
   * @throws CheckpointException if it cannot be read
   */
  Page last() {
    return file.filter(Files::exists)
        .map(BaselineBook::read)
        .orElseGet(() -> new Page(0, Optional.empty(), List.of()));
  }

  StudentState state(CheckpointId student) {
    return store.load(student);
  }

  /** Replaces the last page, if there is a file for it. */
  void write(int steps, Supplier<StudentState> student, List<Evaluation> rounds) {
    file.ifPresent(
        path -> {
          CheckpointId id = store.save(student.get());
          write(path, new Page(steps, Optional.of(id), rounds));
          store.retain(Set.of(id));
        });
  }

  private static Page read(Path path) {
    try {
      return JSON.readValue(path.toFile(), Page.class);
    } catch (IOException damaged) {
      throw new CheckpointException(path, "cannot be read: " + IoReason.of(damaged), damaged);
    }
  }

  private static void write(Path path, Page page) {
    try {
      AtomicFile.write(path, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(page));
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}

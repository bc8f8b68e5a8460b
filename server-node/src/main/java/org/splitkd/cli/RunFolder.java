package org.splitkd.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.stream.Stream;
import org.splitkd.files.IoReason;
import org.splitkd.report.ResultsFolder;

/** Folders of runs that distilled. */
final class RunFolder {

  private static final Comparator<Path> BY_AGE =
      Comparator.comparing(RunFolder::written).thenComparing(Comparator.naturalOrder());

  private RunFolder() {}

  /**
   * The run whose student was written last.
   *
   * @param results the folder that holds the folders of runs
   * @throws UsageException if no run there has a student
   */
  static Path newest(Path results) {
    if (!Files.isDirectory(results)) {
      throw noStudent(results);
    }
    try (Stream<Path> runs = Files.list(results)) {
      return runs.filter(run -> Files.isDirectory(student(run)))
          .max(BY_AGE)
          .orElseThrow(() -> noStudent(results));
    } catch (IOException failure) {
      throw new UsageException(results + ": cannot be read: " + IoReason.of(failure));
    }
  }

  /** Where a run keeps its student. */
  static Path student(Path run) {
    return run.resolve(ResultsFolder.STUDENT);
  }

  private static FileTime written(Path run) {
    try {
      return Files.getLastModifiedTime(student(run));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static UsageException noStudent(Path results) {
    return new UsageException(
        results + ": no run with a distilled student here: name one, or distil with splitkd train");
  }
}

package org.splitkd.cli.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.splitkd.command.UsageException;
import org.splitkd.files.IoReason;
import org.splitkd.report.files.ResultsFolder;

/** Lookup of run folders and their contents. */
public final class RunFolder {

  /** The parent of run folders that the user did not name. */
  public static final Path RESULTS = Path.of("results");

  private RunFolder() {}

  /**
   * Returns the run whose student was written last.
   *
   * @param results the folder that holds the folders of runs
   * @throws UsageException if no run there has a student
   */
  public static Path newest(Path results) {
    return newest(results, RunFolder::student, run -> Files.isDirectory(student(run)))
        .orElseThrow(
            () ->
                new UsageException(
                    results
                        + ": no run with a distilled student here: name one, or distil with"
                        + " splitkd train"));
  }

  /**
   * Returns the unfinished run that began last.
   *
   * @param results the folder that holds the folders of runs
   * @throws UsageException if every run there is finished
   */
  public static Path newestUnfinished(Path results) {
    return newest(results, run -> run.resolve(RunRecord.NAME), RunFolder::isUnfinished)
        .orElseThrow(() -> new UsageException(results + ": no unfinished run here: name one"));
  }

  /**
   * Returns the record of a folder's run.
   *
   * @throws UsageException if the folder has no record
   */
  public static RunRecord record(Path run) {
    return RunRecord.in(run)
        .orElseThrow(
            () ->
                new UsageException(
                    run + ": holds no run: there is no " + RunRecord.NAME + " in it"));
  }

  /** The folder of a run's student. */
  public static Path student(Path run) {
    return run.resolve(ResultsFolder.STUDENT);
  }

  private static boolean isUnfinished(Path run) {
    return RunRecord.in(run).filter(record -> !record.finished()).isPresent();
  }

  /** The wanted run whose given file was written last; among equals, the last by name. */
  private static Optional<Path> newest(
      Path results, UnaryOperator<Path> file, Predicate<Path> wanted) {
    if (!Files.isDirectory(results)) {
      return Optional.empty();
    }
    try (Stream<Path> runs = Files.list(results)) {
      return runs.filter(wanted)
          .max(
              Comparator.comparing((Path run) -> written(file.apply(run)))
                  .thenComparing(Comparator.naturalOrder()));
    } catch (IOException failure) {
      throw new UsageException(results + ": cannot be read: " + IoReason.of(failure));
    }
  }

  private static FileTime written(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}

package org.splitkd.cli.run;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.splitkd.command.UsageException;
import org.splitkd.files.Folders;
import org.splitkd.files.IoReason;
import org.splitkd.journal.JournalException;
import org.splitkd.report.ReportException;
import org.splitkd.report.files.ResultsFolder;

/** A results folder that this process holds exclusively. */
public final class ClaimedFolder implements AutoCloseable {

  /** Names of the folders that a run keeps beside its results. */
  static final String JOURNAL = "journal";

  static final String CHECKPOINTS = "checkpoints";
  static final String BASELINE = "baseline";

  private final Path path;
  private final RunLock lock;

  private ClaimedFolder(Path path, RunLock lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Claims a folder for new results, creating it if needed. Removes journal, checkpoints and record
   * of a finished run; its results stay until new ones replace them.
   *
   * @throws UsageException if it is in use, holds an unfinished run, or parts of an unknown run
   * @throws ReportException if it cannot be created
   */
  public static ClaimedFolder forNew(Path path) {
    ResultsFolder.create(path);
    ClaimedFolder folder = new ClaimedFolder(path, RunLock.take(path));
    try {
      folder.clear();
      return folder;
    } catch (RuntimeException refusal) {
      folder.close();
      throw refusal;
    }
  }

  /**
   * Claims a folder without changing it.
   *
   * @throws UsageException if it is in use
   */
  public static ClaimedFolder asItIs(Path path) {
    return new ClaimedFolder(path, RunLock.take(path));
  }

  /**
   * Claims a folder without changing its contents, creating it if needed, as soon as no other
   * process holds it.
   *
   * @param waiting is run once, if another process holds it
   * @throws InterruptedException if this thread is interrupted while waiting
   * @throws ReportException if it cannot be created
   */
  public static ClaimedFolder awaited(Path path, Runnable waiting) throws InterruptedException {
    ResultsFolder.create(path);
    return new ClaimedFolder(path, RunLock.await(path, waiting));
  }

  public Path path() {
    return path;
  }

  /**
   * Makes room for a new run.
   *
   * @throws UsageException if the folder holds an unfinished run, or parts of an unknown run
   */
  public void clear() {
    Optional<RunRecord> old = RunRecord.in(path);
    if (old.isEmpty()) {
      refuseParts();
      return;
    }
    RunRecord record = old.get();
    if (!record.finished()) {
      throw new UsageException(
          path
              + ": holds an unfinished run ("
              + standing(record)
              + "): continue with splitkd resume "
              + path
              + ", or name another --out");
    }
    // The record goes last: without it the owner of the other parts would be unknown.
    List.of(JOURNAL, CHECKPOINTS, BASELINE, RunRecord.NAME)
        .forEach(name -> remove(path.resolve(name)));
  }

  private String standing(RunRecord record) {
    if (!record.journal().equals(RunRecord.EMBEDDED)) {
      return "its journal is on a server";
    }
    try {
      return Standing.of(KeptEvents.of(KeptEvents.embedded(path), record)).toString();
    } catch (JournalException unread) {
      return String.valueOf(unread.getMessage());
    }
  }

  /**
   * A new run would take such parts for its own. A journal needs no check: events name their run.
   */
  private void refuseParts() {
    for (String name : List.of(CHECKPOINTS, BASELINE)) {
      if (Files.exists(path.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
        throw new UsageException(
            path.resolve(name)
                + ": belongs to a run whose "
                + RunRecord.NAME
                + " is missing: remove it, or name another --out");
      }
    }
  }

  private static void remove(Path root) {
    try {
      if (Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
        Folders.remove(root);
      }
    } catch (UncheckedIOException failure) {
      throw new UsageException(
          root + ": cannot be removed: " + IoReason.of(Objects.requireNonNull(failure.getCause())));
    }
  }

  @Override
  public void close() {
    lock.close();
  }
}

package org.splitkd.cli.run;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.splitkd.command.UsageException;
import org.splitkd.files.IoReason;

/**
 * A lock that keeps other processes out of a results folder. The operating system releases it when
 * the process ends, however it ends. The file stays, because deleting it could delete another
 * process's lock.
 */
public final class RunLock implements AutoCloseable {

  static final String NAME = "run.lock";

  private static final int AGAIN_MILLIS = 200;

  private final FileChannel channel;

  private RunLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes an exclusive lock on a folder.
   *
   * @throws UsageException if another process holds a lock, or the folder cannot be locked
   */
  public static RunLock take(Path folder) {
    return lock(folder, false, CREATE, WRITE);
  }

  /**
   * Takes an exclusive lock on a folder as soon as no other process holds one.
   *
   * @param waiting is run once, if another process holds one
   * @throws InterruptedException if this thread is interrupted while waiting
   * @throws UsageException if the folder cannot be locked
   */
  static RunLock await(Path folder, Runnable waiting) throws InterruptedException {
    Optional<RunLock> lock = tried(folder, false, CREATE, WRITE);
    if (lock.isEmpty()) {
      waiting.run();
    }
    while (lock.isEmpty()) {
      TimeUnit.MILLISECONDS.sleep(AGAIN_MILLIS);
      lock = tried(folder, false, CREATE, WRITE);
    }
    return lock.get();
  }

  /**
   * Takes a shared lock, so that a folder does not change while it is read. Changes nothing; empty
   * if the folder was never locked.
   *
   * @throws UsageException if another process holds an exclusive lock
   */
  public static Optional<RunLock> share(Path folder) {
    return Files.exists(folder.resolve(NAME))
        ? Optional.of(lock(folder, true, READ))
        : Optional.empty();
  }

  private static RunLock lock(Path folder, boolean shared, OpenOption... options) {
    return tried(folder, shared, options)
        .orElseThrow(() -> new UsageException(folder + " is in use by another process"));
  }

  private static Optional<RunLock> tried(Path folder, boolean shared, OpenOption... options) {
    Path file = folder.resolve(NAME);
    try {
      FileChannel channel = FileChannel.open(file, options);
      return isLocked(channel, shared) ? Optional.of(new RunLock(channel)) : Optional.empty();
    } catch (IOException failure) {
      throw new UsageException(file + ": cannot be locked: " + IoReason.of(failure));
    }
  }

  /** Locks a file, or closes it. */
  private static boolean isLocked(FileChannel channel, boolean shared) throws IOException {
    boolean locked = false;
    try {
      locked = channel.tryLock(0, Long.MAX_VALUE, shared) != null;
    } catch (OverlappingFileLockException here) {
      // Another run in this process holds the lock.
    } finally {
      if (!locked) {
        channel.close();
      }
    }
    return locked;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}

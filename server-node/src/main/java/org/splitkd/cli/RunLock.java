package org.splitkd.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.splitkd.files.IoReason;

/**
 * Keeps other processes out of a results folder. The operating system lets go of it when the
 * process ends, however it ends; the file stays, for whoever deletes it may delete another's.
 */
final class RunLock implements AutoCloseable {

  static final String NAME = "run.lock";

  private final FileChannel channel;

  private RunLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes a folder for this process alone.
   *
   * @throws UsageException if another process has it, or it cannot be locked
   */
  static RunLock take(Path folder) {
    return lock(folder, false, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  /**
   * Keeps a folder as it is while it is read, and changes nothing; empty where nobody has ever
   * locked it.
   *
   * @throws UsageException if another process has it for itself
   */
  static Optional<RunLock> share(Path folder) {
    return Files.exists(folder.resolve(NAME))
        ? Optional.of(lock(folder, true, StandardOpenOption.READ))
        : Optional.empty();
  }

  private static RunLock lock(Path folder, boolean shared, OpenOption... options) {
    Path file = folder.resolve(NAME);
    try {
      FileChannel channel = FileChannel.open(file, options);
      if (!isLocked(channel, shared)) {
        throw new UsageException(folder + " is in use by another process");
      }
      return new RunLock(channel);
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
      // Another run in this very process has it.
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

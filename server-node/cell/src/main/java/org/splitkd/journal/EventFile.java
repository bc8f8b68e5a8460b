package org.splitkd.journal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.splitkd.files.AtomicFile;
import org.splitkd.files.IoReason;
import org.splitkd.files.UnwritableFileException;
import org.splitkd.journal.EventLog.DamagedException;
import org.splitkd.journal.EventLog.End;
import org.splitkd.journal.EventLog.Entry;

/**
 * The file of an embedded journal. Any number of processes may read it while one writes. The writer
 * holds a lock beside it: closing the file anywhere in its process would end a lock of the file
 * itself.
 *
 * <p>An instance writes and is not safe for concurrent use.
 */
final class EventFile implements AutoCloseable {

  private static final String NAME = "events.jsonl";

  private static final String LOCK = "events.lock";

  /** The file of earlier versions. It is a database that can contain code, so it is not opened. */
  private static final String EARLIER = "journal.mv.db";

  /** Property with the number of events that a journal takes. Tests need journals that fail. */
  private static final String LIMIT = "splitkd.journal-limit";

  private final Path folder;
  private final FileChannel lock;
  private final FileChannel channel;
  private final Map<String, Long> sequences;
  private long bytes;
  private String digest;
  private Optional<JournalException> broken = Optional.empty();

  private EventFile(Path folder, FileChannel lock, FileChannel channel, End end) {
    this.folder = folder;
    this.lock = lock;
    this.channel = channel;
    sequences = new HashMap<>(end.sequences());
    bytes = end.bytes();
    digest = end.digest();
  }

  /**
   * Creates an empty journal if there is none.
   *
   * @return whether it did
   * @throws JournalException if it cannot be written, is damaged, or another process writes to it
   */
  static boolean create(Path folder) {
    Path file = folder.resolve(NAME);
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new JournalException(folder + ": cannot be made: a file is in the way");
    }
    if (read(folder, any -> {}).isPresent()) {
      release(lock(folder));
      return false;
    }
    try {
      AtomicFile.createFolder(folder);
      FileChannel lock = lock(folder);
      try {
        AtomicFile.write(file, EventLog.firstLine());
      } finally {
        release(lock);
      }
      return true;
    } catch (UnwritableFileException failure) {
      throw new JournalException(folder + ": cannot be made: " + failure.reason(), failure);
    }
  }

  /**
   * Reads all events, and changes nothing.
   *
   * @return the end of the log; empty if there is no journal
   * @throws JournalException if it cannot be read or is damaged
   */
  static Optional<End> read(Path folder, Consumer<Entry> each) {
    Path file = folder.resolve(NAME);
    if (!Files.exists(file)) {
      if (Files.exists(folder.resolve(EARLIER))) {
        throw new JournalException(
            folder + ": holds " + EARLIER + " of an earlier version, which alone can read it");
      }
      return Optional.empty();
    }
    if (!Files.isRegularFile(file)) {
      throw new JournalException(folder + ": cannot be used: " + NAME + " is not a file");
    }
    try (InputStream log = new BufferedInputStream(Files.newInputStream(file))) {
      return Optional.of(EventLog.read(log, each));
    } catch (IOException failure) {
      throw unusable(folder, failure);
    } catch (DamagedException damage) {
      throw new JournalException(folder + ": " + damage.getMessage(), damage);
    }
  }

  /**
   * Opens the journal for writing, after its last whole line.
   *
   * @throws JournalException if there is none, it is damaged, or another process writes to it
   */
  static EventFile open(Path folder) {
    if (Files.notExists(folder)) {
      throw new JournalException(folder + ": has no journal");
    }
    FileChannel lock = lock(folder);
    try {
      End end =
          read(folder, any -> {})
              .orElseThrow(() -> new JournalException(folder + ": has no journal"));
      FileChannel channel = FileChannel.open(folder.resolve(NAME), StandardOpenOption.WRITE);
      channel.truncate(end.bytes());
      channel.position(end.bytes());
      return new EventFile(folder, lock, channel, end);
    } catch (IOException failure) {
      release(lock);
      throw unusable(folder, failure);
    } catch (RuntimeException failure) {
      release(lock);
      throw failure;
    }
  }

  /** The number of the last event of a writer, 0 if there is none. */
  long sequence(String writer) {
    return sequences.getOrDefault(writer, 0L);
  }

  /**
   * Adds events and forces them to disk. After a failure the file ends as before, as far as the
   * disk lets it, and takes no more.
   *
   * @throws JournalException if that fails
   */
  void append(List<Entry> entries) {
    broken.ifPresent(
        earlier -> {
          throw earlier;
        });
    String last = digest;
    ByteBuffer[] lines = new ByteBuffer[entries.size()];
    long more = 0;
    for (int i = 0; i < lines.length; i++) {
      byte[] line = EventLog.line(last, entries.get(i));
      last = EventLog.digestOf(line);
      lines[i] = ByteBuffer.wrap(line);
      more += line.length;
    }
    try {
      if (entries.stream()
          .anyMatch(entry -> entry.sequence() > Long.getLong(LIMIT, Long.MAX_VALUE))) {
        throw new IOException("it is full");
      }
      if (channel.size() != bytes) {
        throw new JournalException(folder + ": was changed while it was in use");
      }
      for (ByteBuffer line : lines) {
        AtomicFile.writeFully(channel, line);
      }
      channel.force(false);
    } catch (IOException failure) {
      JournalException reason = unusable(folder, failure);
      broken = Optional.of(reason);
      takeBack(reason);
      throw reason;
    }
    digest = last;
    bytes += more;
    entries.forEach(entry -> sequences.put(entry.writer(), entry.sequence()));
  }

  /** Cuts off what a failed write has left; otherwise the next opening does. */
  private void takeBack(JournalException reason) {
    try {
      channel.truncate(bytes);
    } catch (IOException failure) {
      reason.addSuppressed(failure);
    }
  }

  /** Reads the events so far. */
  void replay(Consumer<Entry> each) {
    read(folder, each);
  }

  @Override
  public void close() {
    try (lock;
        channel) {
      // Both are closed, whatever happens to the other.
    } catch (IOException failure) {
      throw unusable(folder, failure);
    }
  }

  private static FileChannel lock(Path folder) {
    FileChannel channel;
    try {
      channel =
          FileChannel.open(
              folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException failure) {
      throw unusable(folder, failure);
    }
    try {
      if (channel.tryLock() != null) {
        return channel;
      }
    } catch (OverlappingFileLockException another) {
      // Another journal of this process holds it.
    } catch (IOException failure) {
      release(channel);
      throw unusable(folder, failure);
    }
    release(channel);
    throw new JournalException(folder + ": is in use by another process");
  }

  private static void release(FileChannel lock) {
    try {
      lock.close();
    } catch (IOException failure) {
      throw new JournalException("cannot close a lock: " + IoReason.of(failure), failure);
    }
  }

  private static JournalException unusable(Path folder, IOException failure) {
    return new JournalException(folder + ": cannot be used: " + IoReason.of(failure), failure);
  }
}

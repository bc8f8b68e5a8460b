package org.splitkd.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/** Writes files that are there in full or not at all: beside, to the disk, renamed. */
public final class AtomicFile {

  private AtomicFile() {}

  /** What a file is to hold, written piece by piece so that it need not be in memory. */
  @FunctionalInterface
  public interface Content {
    /** Writes the whole content to a channel that takes every byte it is given. */
    void writeTo(WritableByteChannel channel) throws IOException;

    /** Content that is in memory. */
    static Content of(byte[] bytes) {
      return channel -> writeFully(channel, ByteBuffer.wrap(bytes));
    }
  }

  /**
   * Replaces a file; on failure the file is as it was and nothing else is left.
   *
   * @throws UnwritableFileException if that fails
   */
  public static void write(Path target, byte[] content) {
    write(Map.of(target, Content.of(content)));
  }

  /**
   * Replaces several files, in the order of the map: all are written beside before the first is
   * renamed, so that what takes long or fills the disk changes nothing.
   *
   * @throws UnwritableFileException if that fails; it names the file
   */
  public static void write(Map<Path, Content> files) {
    try {
      files.forEach(AtomicFile::writeBeside);
      files.keySet().forEach(AtomicFile::putInPlace);
    } finally {
      files.keySet().forEach(AtomicFile::discard);
    }
  }

  /**
   * Copies a file; the same file is left alone.
   *
   * @throws UnwritableFileException if that fails
   */
  public static void copy(Path source, Path target) {
    boolean same;
    try {
      same = Files.exists(target) && Files.isSameFile(source, target);
    } catch (IOException failure) {
      throw new UnwritableFileException(target, failure);
    }
    if (!same) {
      write(Map.of(target, channel -> Files.copy(source, Channels.newOutputStream(channel))));
    }
  }

  /**
   * Creates a folder and those above it that are missing.
   *
   * @throws UnwritableFileException if that fails
   */
  public static void createFolder(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException failure) {
      throw new UnwritableFileException(folder, failure);
    }
  }

  /** Writes what remains in a buffer, however little a channel takes at once. */
  public static void writeFully(WritableByteChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private static void writeBeside(Path target, Content content) {
    try (FileChannel channel =
        FileChannel.open(
            beside(target),
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      content.writeTo(channel);
      channel.force(true);
    } catch (IOException failure) {
      throw new UnwritableFileException(target, failure);
    }
  }

  private static void putInPlace(Path target) {
    try {
      Files.move(
          beside(target),
          target,
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failure) {
      throw new UnwritableFileException(target, failure);
    }
  }

  private static void discard(Path target) {
    try {
      Files.deleteIfExists(beside(target));
    } catch (IOException failure) {
      throw new UnwritableFileException(target, failure);
    }
  }

  private static Path beside(Path target) {
    return target.resolveSibling("." + target.getFileName() + ".part");
  }
}

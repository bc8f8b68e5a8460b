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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes files that are there in full or not at all, also after the power failed: beside, to the
 * disk, renamed, the folder to the disk.
 */
public final class AtomicFile {

  private static final String PART = ".part";

  private static final Pattern LEFTOVER =
      Pattern.compile("\\.(.+?)(\\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})?\\.part");

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
    write(files, AtomicFile::beside);
  }

  /**
   * Replaces a file that others may be replacing at the same moment: each writes beside under a
   * name that nobody else has, and the last to finish wins. What a killed process leaves stays
   * until somebody removes it, see {@link #targetOfLeftover}.
   *
   * @throws UnwritableFileException if that fails
   */
  public static void writeAmongOthers(Path target, Content content) {
    Path own = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + PART);
    write(Map.of(target, content), any -> own);
  }

  /** The name of the file that an interrupted write was to replace, if that is what left this. */
  public static Optional<String> targetOfLeftover(Path file) {
    Matcher leftover = LEFTOVER.matcher(String.valueOf(file.getFileName()));
    return leftover.matches() ? Optional.of(leftover.group(1)) : Optional.empty();
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
    List<Path> parents = new ArrayList<>();
    for (Path missing = folder; Files.notExists(missing); missing = folderOf(missing)) {
      parents.add(folderOf(missing));
    }
    try {
      Files.createDirectories(folder);
    } catch (IOException failure) {
      throw new UnwritableFileException(folder, failure);
    }
    parents.forEach(AtomicFile::force);
  }

  /**
   * Brings to the disk which files a folder has; what is in them was brought there before.
   *
   * @throws UnwritableFileException if that fails
   */
  public static void force(Path folder) {
    // Windows opens no folder, and its file system keeps names by a journal of its own.
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      } catch (IOException failure) {
        throw new UnwritableFileException(folder, failure);
      }
    }
  }

  /** Writes what remains in a buffer, however little a channel takes at once. */
  public static void writeFully(WritableByteChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private static void write(Map<Path, Content> files, UnaryOperator<Path> beside) {
    try {
      files.forEach((target, content) -> writeBeside(target, beside.apply(target), content));
      files.keySet().forEach(target -> putInPlace(target, beside.apply(target)));
      files.keySet().stream().map(AtomicFile::folderOf).distinct().forEach(AtomicFile::force);
    } finally {
      files.keySet().forEach(target -> discard(target, beside.apply(target)));
    }
  }

  private static void writeBeside(Path target, Path beside, Content content) {
    try (FileChannel channel =
        FileChannel.open(
            beside,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      content.writeTo(channel);
      channel.force(true);
    } catch (IOException failure) {
      throw new UnwritableFileException(target, failure);
    }
  }

  private static void putInPlace(Path target, Path beside) {
    try {
      Files.move(
          beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failure) {
      throw new UnwritableFileException(target, failure);
    }
  }

  private static void discard(Path target, Path beside) {
    try {
      Files.deleteIfExists(beside);
    } catch (IOException failure) {
      throw new UnwritableFileException(target, failure);
    }
  }

  private static Path beside(Path target) {
    return target.resolveSibling("." + target.getFileName() + PART);
  }

  private static Path folderOf(Path file) {
    return file.toAbsolutePath().resolveSibling("");
  }
}

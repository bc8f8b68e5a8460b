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
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(
          Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));

  private static final Pattern LEFTOVER =
      Pattern.compile("\\.(.+?)(\\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})?\\.part");

  private AtomicFile() {}

  /** What a file is to hold, written piece by piece so that it need not be in memory. */
  @FunctionalInterface
  public interface Content {
    /** Writes the whole content to a channel that takes every byte it is given. */
    void writeTo(WritableByteChannel channel) throws IOException;

    /**
     * Whether only the owner of the file may read it, at any time; where the file system knows no
     * owners it is as any other.
     */
    default boolean isSecret() {
      return false;
    }

    /** Content that is in memory. */
    static Content of(byte[] bytes) {
      return channel -> writeFully(channel, ByteBuffer.wrap(bytes));
    }

    /** Content that is in memory, and for the owner of the file only. */
    static Content secret(byte[] bytes) {
      return new Content() {
        @Override
        public void writeTo(WritableByteChannel channel) throws IOException {
          writeFully(channel, ByteBuffer.wrap(bytes));
        }

        @Override
        public boolean isSecret() {
          return true;
        }
      };
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
    if (isPosix(folder)) {
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
    try (FileChannel channel = content.isSecret() ? openSecret(beside) : open(beside)) {
      content.writeTo(channel);
      channel.force(true);
    } catch (IOException failure) {
      throw new UnwritableFileException(target, failure);
    }
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(
        file,
        StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING,
        StandardOpenOption.WRITE);
  }

  private static FileChannel openSecret(Path file) throws IOException {
    // What a killed process left may be readable by others, or open in another process.
    Files.deleteIfExists(file);
    return FileChannel.open(
        file,
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
        isPosix(file) ? new FileAttribute<?>[] {OWNER_ONLY} : new FileAttribute<?>[0]);
  }

  private static boolean isPosix(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
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

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
 * Writes files in full or not at all, even across a power failure. The content goes to a temporary
 * file beside the target, which is forced to disk and renamed; then the folder is forced to disk.
 */
public final class AtomicFile {

  private static final String PART = ".part";

  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(
          Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));

  private static final Pattern LEFTOVER =
      Pattern.compile("\\.(.+?)(\\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})?\\.part");

  private AtomicFile() {}

  /** The content of a file, written piece by piece so that it need not fit in memory. */
  @FunctionalInterface
  public interface Content {
    /** Writes the whole content to a channel that takes every byte it is given. */
    void writeTo(WritableByteChannel channel) throws IOException;

    /**
     * Whether only the owner of the file may ever read it; has no effect where the file system has
     * no owners.
     */
    default boolean isSecret() {
      return false;
    }

    /** Returns content that is in memory. */
    static Content of(byte[] bytes) {
      return channel -> writeFully(channel, ByteBuffer.wrap(bytes));
    }

    /** Returns content that is in memory and that only the owner of the file may read. */
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
   * Replaces a file; a failure leaves the file as it was and no temporary file.
   *
   * @throws UnwritableFileException if that fails
   */
  public static void write(Path target, byte[] content) {
    write(Map.of(target, Content.of(content)));
  }

  /**
   * Replaces several files, in the order of the map. All temporary files are written before the
   * first is renamed, so a slow write or a full disk changes nothing.
   *
   * @throws UnwritableFileException if that fails; it names the file
   */
  public static void write(Map<Path, Content> files) {
    write(files, AtomicFile::beside);
  }

  /**
   * Replaces a file that other processes may be replacing at the same time: each writes a temporary
   * file with a unique name, and the last to finish wins. The temporary file of a killed process
   * stays until it is removed, see {@link #targetOfLeftover}.
   *
   * @throws UnwritableFileException if that fails
   */
  public static void writeAmongOthers(Path target, Content content) {
    Path own = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + PART);
    write(Map.of(target, content), any -> own);
  }

  /** Name of the file that an interrupted write was to replace, if {@code file} is its leftover. */
  public static Optional<String> targetOfLeftover(Path file) {
    Matcher leftover = LEFTOVER.matcher(String.valueOf(file.getFileName()));
    return leftover.matches() ? Optional.of(leftover.group(1)) : Optional.empty();
  }

  /**
   * Copies a file; does nothing if source and target are the same file.
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
   * Creates a folder and its missing parents.
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
   * Forces a folder's directory entries to disk; the contents of its files must be on disk already.
   *
   * @throws UnwritableFileException if that fails
   */
  public static void force(Path folder) {
    // Windows cannot open a folder, and its file system journals names itself.
    if (isPosix(folder)) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      } catch (IOException failure) {
        throw new UnwritableFileException(folder, failure);
      }
    }
  }

  /** Writes all remaining bytes of a buffer, however few a channel takes at once. */
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
    // The leftover of a killed process may be readable by others, or open in another process.
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

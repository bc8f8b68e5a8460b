package org.splitkd.report;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes files that are there in full or not at all: beside, to the disk, renamed. */
final class AtomicFile {

  private AtomicFile() {}

  /** Replaces a file; on failure the file is as it was and nothing else is left. */
  static void write(Path target, byte[] content) {
    Path beside = target.resolveSibling("." + target.getFileName() + ".part");
    try {
      try {
        writeThrough(beside, content);
        Files.move(
            beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(beside);
      }
    } catch (IOException failure) {
      throw cannotWrite(target, failure);
    }
  }

  /** Copies a file; the same file is left alone. */
  static void copy(Path source, Path target) {
    try {
      if (!Files.exists(target) || !Files.isSameFile(source, target)) {
        write(target, Files.readAllBytes(source));
      }
    } catch (IOException failure) {
      throw cannotWrite(target, failure);
    }
  }

  static void createFolder(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException failure) {
      throw cannotWrite(folder, failure);
    }
  }

  private static void writeThrough(Path file, byte[] content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(content);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }

  private static ReportException cannotWrite(Path path, IOException failure) {
    return new ReportException(path + ": cannot be written: " + reason(failure), failure);
  }

  private static String reason(IOException failure) {
    if (failure instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (failure instanceof FileAlreadyExistsException) {
      return "a file is in the way";
    }
    if (failure instanceof NoSuchFileException) {
      return "the folder does not exist";
    }
    String reason =
        failure instanceof FileSystemException system ? system.getReason() : failure.getMessage();
    return reason == null ? failure.getClass().getSimpleName() : reason;
  }
}

package org.splitkd.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

  private static final AtomicFile.Content BROKEN =
      channel -> {
        throw new IOException("disk full");
      };

  @TempDir private Path folder;

  @Test
  void shouldReplaceAFileAndLeaveNothingBeside() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "much longer than what comes");

    AtomicFile.write(file, "new".getBytes(UTF_8));

    assertEquals("new", Files.readString(file));
    assertEquals(List.of("file"), names());
  }

  @Test
  void shouldChangeNoneOfSeveralFilesWhenOneCannotBeWritten() throws Exception {
    Path first = Files.writeString(folder.resolve("first"), "old");
    Path second = folder.resolve("second");
    Map<Path, AtomicFile.Content> files = new LinkedHashMap<>();
    files.put(first, AtomicFile.Content.of("new".getBytes(UTF_8)));
    files.put(second, BROKEN);

    UnwritableFileException failure =
        assertThrows(UnwritableFileException.class, () -> AtomicFile.write(files));

    assertEquals(second + ": cannot be written: disk full", failure.getMessage());
    assertEquals("old", Files.readString(first));
    assertEquals(List.of("first"), names());
  }

  @Test
  void shouldNameTheFileThatCannotBeReplaced() throws Exception {
    Path file = Files.createDirectories(folder.resolve("file"));
    Files.writeString(file.resolve("inside"), "");

    UnwritableFileException failure =
        assertThrows(
            UnwritableFileException.class, () -> AtomicFile.write(file, new byte[] {1, 2}));

    assertEquals(file + ": cannot be written: Is a directory", failure.getMessage());
    assertEquals(List.of("file"), names());
  }

  @Test
  void shouldSayThatTheFolderDoesNotExist() {
    Path file = folder.resolve("none").resolve("file");

    UnwritableFileException failure =
        assertThrows(UnwritableFileException.class, () -> AtomicFile.write(file, new byte[0]));

    assertEquals(file + ": cannot be written: no such file or folder", failure.getMessage());
  }

  @Test
  void shouldSayThatAFileIsInTheWayOfAFolder() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");

    UnwritableFileException failure =
        assertThrows(UnwritableFileException.class, () -> AtomicFile.createFolder(file));

    assertEquals(file + ": cannot be written: a file is in the way", failure.getMessage());
  }

  @Test
  void shouldCopyAFileAndLeaveTheSameFileAlone() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "text");

    AtomicFile.copy(file, folder.resolve("copy"));
    AtomicFile.copy(file, file);

    assertEquals("text", Files.readString(folder.resolve("copy")));
    assertEquals("text", Files.readString(file));
    assertEquals(List.of("copy", "file"), names());
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}

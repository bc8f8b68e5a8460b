package org.splitkd.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @Test
  void shouldSayThatTheDiskIsFullAndLeaveNothing() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "old");
    // The temporary file is a link to a device without space.
    Files.createSymbolicLink(folder.resolve(".file.part"), Path.of("/dev/full"));

    UnwritableFileException failure =
        assertThrows(
            UnwritableFileException.class, () -> AtomicFile.write(file, new byte[100_000]));

    assertEquals(file + ": cannot be written: No space left on device", failure.getMessage());
    assertEquals("old", Files.readString(file));
    assertEquals(List.of("file"), names());
  }

  @Test
  void shouldLetNobodyElseReadASecretAtAnyTime() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "old");
    Path beside = Files.writeString(folder.resolve(".file.part"), "left by a killed process");
    Files.setPosixFilePermissions(beside, PosixFilePermissions.fromString("rw-r--r--"));
    AtomicFile.Content secret = AtomicFile.Content.secret("new".getBytes(UTF_8));
    List<String> whileWritten = new ArrayList<>();
    AtomicFile.Content watched =
        new AtomicFile.Content() {
          @Override
          public void writeTo(WritableByteChannel channel) throws IOException {
            whileWritten.add(permissions(beside));
            secret.writeTo(channel);
          }

          @Override
          public boolean isSecret() {
            return secret.isSecret();
          }
        };

    AtomicFile.write(Map.of(file, watched));

    assertEquals(List.of("rw-------"), whileWritten);
    assertEquals("rw-------", permissions(file));
    assertEquals("new", Files.readString(file));
    assertEquals(List.of("file"), names());
  }

  @Test
  void shouldCreateEveryFolderThatIsMissing() throws Exception {
    Path deep = folder.resolve("a").resolve("b").resolve("c");

    AtomicFile.createFolder(deep);
    AtomicFile.createFolder(deep);

    assertEquals(List.of("a"), names());
    assertTrue(Files.isDirectory(deep));
  }

  @Test
  void shouldWriteAmongOthersUnderANameOfItsOwn() throws Exception {
    Path file = folder.resolve("file");
    List<Path> seen = new ArrayList<>();
    AtomicFile.Content looking =
        channel -> {
          try (Stream<Path> files = Files.list(folder)) {
            files.forEach(seen::add);
          }
          AtomicFile.Content.of("new".getBytes(UTF_8)).writeTo(channel);
        };

    AtomicFile.writeAmongOthers(file, looking);
    Files.delete(file);
    AtomicFile.writeAmongOthers(file, looking);

    assertEquals("new", Files.readString(file));
    assertEquals(List.of("file"), names());
    assertEquals(2, Set.copyOf(seen).size());
    for (Path beside : seen) {
      assertEquals(Optional.of("file"), AtomicFile.targetOfLeftover(beside));
    }
  }

  @ParameterizedTest
  @CsvSource({
    ".file.part, file",
    ".a.part.part, a.part",
    ".a.csv.01234567-89ab-cdef-0123-456789abcdef.part, a.csv",
    "file.part,",
    ".part,",
    ".file,"
  })
  void shouldKnowWhatAnInterruptedWriteLeaves(String name, @Nullable String target) {
    assertEquals(Optional.ofNullable(target), AtomicFile.targetOfLeftover(folder.resolve(name)));
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}

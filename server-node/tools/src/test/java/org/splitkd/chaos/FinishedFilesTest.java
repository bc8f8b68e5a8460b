package org.splitkd.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FinishedFilesTest {

  @TempDir private Path root;

  private Path one;
  private Path other;

  @BeforeEach
  void write() throws IOException {
    one = results("one");
    other = results("other");
  }

  @Test
  void shouldFindNothingWhereOnlyTheWayDiffers() throws IOException {
    Files.writeString(other.resolve("run.json"), "{}");
    Files.createDirectory(other.resolve("checkpoints"));
    Files.writeString(other.resolve("checkpoints/ab.safetensors"), "ab");
    Files.writeString(other.resolve(".lock"), "");

    assertEquals(List.of(), differences());
  }

  @Test
  void shouldFindAByteThatDiffers() throws IOException {
    Files.writeString(other.resolve("student/model.safetensors"), "abd");

    assertEquals(List.of("student/model.safetensors: differs from byte 2 on"), differences());
  }

  @Test
  void shouldFindFilesOfOnlyOneRun() throws IOException {
    Files.delete(other.resolve("report.html"));
    Files.writeString(other.resolve("more.png"), "");

    assertEquals(
        List.of("more.png: is not in the undisturbed run", "report.html: is missing"),
        differences());
  }

  @Test
  void shouldMissWhatNeitherRunHas() throws IOException {
    Files.delete(one.resolve("distillation.json"));
    Files.delete(other.resolve("distillation.json"));

    assertEquals(List.of("distillation.json: is not in the undisturbed run"), differences());
    assertFalse(new FinishedFiles(one).complete());
  }

  @Test
  void shouldNameTheStudentByItsBytes() {
    assertTrue(new FinishedFiles(one).complete());
    // SHA-256 of "abc", FIPS 180-4.
    assertEquals(
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        new FinishedFiles(one).modelDigest());
  }

  private List<String> differences() {
    return new FinishedFiles(one).differences(new FinishedFiles(other));
  }

  private Path results(String name) throws IOException {
    Path folder = root.resolve(name);
    Files.createDirectories(folder.resolve("student"));
    for (String file :
        List.of(
            "config.conf",
            "distillation.json",
            "distillation-rounds.csv",
            "distillation-sessions.csv",
            "report.html")) {
      Files.writeString(folder.resolve(file), file);
    }
    Files.writeString(folder.resolve("student/model.safetensors"), "abc");
    return folder;
  }
}

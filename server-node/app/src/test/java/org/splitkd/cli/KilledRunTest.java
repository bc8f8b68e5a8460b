package org.splitkd.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splitkd.training.TinyDistillation;

/** Tests with a killed process and an interrupted one. */
@Tag("slow")
class KilledRunTest {

  private static final String[] LONGER = {
    "--set", "distillation.rounds=4", "--set", "workload.local-epochs=6", "--quiet"
  };

  /** Exit code of a process ended by a signal, by shell convention: 128 plus its number. */
  private static final int KILLED = 128 + 9;

  private static final int INTERRUPTED = 128 + 2;

  @TempDir static Path teacher;
  @TempDir Path folder;

  @BeforeAll
  static void writeTeacher() throws IOException {
    TinyDistillation.writeTeacher(teacher);
  }

  @Test
  void shouldGoOnAfterBeingKilledTwice() throws Exception {
    TinyRun undisturbed = new TinyRun(teacher, folder.resolve("undisturbed"));
    TinyRun tiny = new TinyRun(teacher, folder.resolve("killed"));
    assertEquals(0, undisturbed.begin("train", LONGER).exit());
    Random random = new Random(20261121);

    Process first = ChildRun.start(Map.of(), tiny.arguments("train", LONGER));
    awaitCheckpoints(first, tiny, 1 + random.nextInt(4));
    Said another = Said.by("resume", tiny.folder().toString());
    assertEquals(2, another.exit());
    assertEquals(tiny.folder() + " is in use by another process", another.err().strip());
    assertEquals(0, Said.by("history", tiny.folder().toString()).exit());
    assertEquals(KILLED, first.destroyForcibly().waitFor());
    Process second = ChildRun.start(Map.of(), resume(tiny));
    awaitCheckpoints(second, tiny, 2 + random.nextInt(3));
    assertEquals(KILLED, second.destroyForcibly().waitFor());

    Said said = tiny.resume();

    assertEquals(0, said.exit(), said.err());
    tiny.assertResultsOf(undisturbed);
    List<String> history = Said.by("history", tiny.folder().toString()).out().lines().toList();
    assertTrue(history.stream().anyMatch(line -> line.endsWith("  started again (fence 3)")));
    assertEquals(12, history.stream().filter(line -> line.contains(" committed: ")).count());
  }

  @Test
  void shouldGoOnAfterCtrlC() throws Exception {
    TinyRun tiny = new TinyRun(teacher, folder.resolve("interrupted"));
    Process process = ChildRun.startInForeground(tiny.arguments("train", LONGER));
    awaitCheckpoints(process, tiny, 2);

    new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();

    assertEquals(new Said(INTERRUPTED, "", ""), ChildRun.await(process));
    Said said = tiny.resume();
    assertEquals(0, said.exit(), said.err());
    assertTrue(said.err().contains(" of 12, "), said.err());
  }

  private static List<String> resume(TinyRun tiny) {
    return List.of("resume", tiny.folder().toString(), "--quiet");
  }

  /** Waits until the given number of new checkpoints has appeared. */
  private static void awaitCheckpoints(Process process, TinyRun tiny, int many) throws Exception {
    Set<String> before = checkpoints(tiny);
    Set<String> seen = new HashSet<>();
    while (seen.size() < many) {
      assertTrue(!process.waitFor(2, TimeUnit.MILLISECONDS), "it ended before it was killed");
      seen.addAll(checkpoints(tiny));
      seen.removeAll(before);
    }
  }

  private static Set<String> checkpoints(TinyRun tiny) throws IOException {
    Path folder = tiny.folder().resolve("checkpoints");
    Set<String> names = new HashSet<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.safetensors")) {
        files.forEach(file -> names.add(file.getFileName().toString()));
      }
    }
    return names;
  }
}

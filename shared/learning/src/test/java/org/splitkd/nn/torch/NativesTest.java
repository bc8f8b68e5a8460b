package org.splitkd.nn.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first start on a machine, by several processes at once. */
@Tag("slow")
class NativesTest {

  private static final int PROCESSES = 3;

  @TempDir Path cache;

  /** Without a lock at least one of them died of SIGBUS in three of three trials. */
  @Test
  void shouldLoadInSeveralProcessesWhileNothingIsUnpackedYet() throws Exception {
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < PROCESSES; i++) {
      processes.add(
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx256m",
                  "-XX:TieredStopAtLevel=1",
                  "-Dorg.bytedeco.javacpp.cachedir=" + cache,
                  "-cp",
                  System.getProperty("java.class.path"),
                  Starts.class.getName())
              .redirectErrorStream(true)
              .directory(cache.toFile())
              .start());
    }

    for (Process process : processes) {
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(0, process.waitFor(), said);
    }
    try (Stream<Path> files = Files.list(cache)) {
      assertTrue(files.anyMatch(file -> file.toString().endsWith(".loaded")));
    }
  }

  /** Starts libtorch and ends. */
  static final class Starts {
    public static void main(String[] args) {
      Torch.start(1);
    }
  }
}

package org.splitkd.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splitkd.files.UnwritableFileException;
import org.splitkd.nn.StudentState;

/** Runs a separate process that the system does not let write files above a few kilobytes. */
class FullDiskTest {

  /** Some 200 kB. */
  private static final StudentState STATE = States.blocks(1, 38);

  private static final StudentState SMALL = States.tiny(1);

  @TempDir private Path folder;

  @Test
  void shouldSayWhyAndLeaveNothingWhenTheSpaceEnds() throws Exception {
    CheckpointId large = CheckpointStore.folder(folder.resolve("elsewhere")).save(STATE);
    CheckpointId small = CheckpointStore.folder(folder.resolve("elsewhere")).save(SMALL);
    Path tight = folder.resolve("tight");
    // Shells count in blocks of 512 or 1,024 bytes: 8 or 16 kB.
    Process process =
        new ProcessBuilder(
                "sh",
                "-c",
                "ulimit -f 16 && exec \"$@\"",
                "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                TightSpace.class.getName(),
                tight.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);

    assertEquals(0, process.waitFor());
    assertEquals(States.file(tight, large) + ": cannot be written: File too large", said.strip());
    assertEquals(List.of(small.value() + ".safetensors"), States.names(tight));
    assertEquals(SMALL, CheckpointStore.folder(tight).load(small));
  }

  /** The program of that process: saves a state that fits, and one that does not. */
  static final class TightSpace {

    private TightSpace() {}

    public static void main(String[] args) {
      CheckpointStore store = CheckpointStore.folder(Path.of(args[0]));
      store.save(SMALL);
      try {
        store.save(STATE);
      } catch (UnwritableFileException failure) {
        System.out.println(failure.getMessage());
      }
    }
  }
}

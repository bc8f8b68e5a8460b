package org.splitkd.natives;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bytedeco.openblas.global.openblas;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splitkd.nn.torch.NativeScope;
import org.splitkd.nn.torch.Torch;
import org.splitkd.text.Tokenizer;

/** First starts on a machine, each a process of its own. */
@Tag("slow")
class NativeLibrariesTest {

  private static final int PROCESSES = 3;
  private static final int KILLS = 5;

  @TempDir Path folder;

  /** Without a lock at least one of them died of SIGBUS in three of three trials. */
  @Test
  void shouldLoadInSeveralProcessesWhileNothingIsUnpackedYet() throws Exception {
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < PROCESSES; i++) {
      processes.add(start());
    }

    for (Process process : processes) {
      assertLoads(process);
    }
  }

  /** A library that is cut short makes a process die of SIGBUS. */
  @Test
  void shouldLoadAfterFirstStartsThatWereKilledAndAfterDamage() throws Exception {
    Random random = new Random(9);
    for (int kill = 1; kill <= KILLS; kill++) {
      Process first = start();
      if (!first.waitFor(200 + random.nextInt(2000), TimeUnit.MILLISECONDS)) {
        first.toHandle().destroyForcibly();
        first.waitFor();
      }
    }
    assertLoads(start());

    Path library = natives().resolve(System.mapLibraryName("torch_cpu"));
    try (FileChannel channel = FileChannel.open(library, StandardOpenOption.WRITE)) {
      channel.truncate(channel.size() / 2);
    }
    assertLoads(start());

    Files.delete(natives().resolve("libraries.list"));
    assertLoads(start());
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(
          List.of(natives().getFileName().toString(), "natives.lock"),
          left.map(path -> path.getFileName().toString()).sorted().toList());
    }
  }

  @Test
  void shouldSayWhyNoFolderCanHoldThem() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));

    Process process = start(file.toString());

    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(1, process.waitFor());
    assertTrue(
        said.contains(
            "cannot unpack the libraries for training: " + file + ": a file is in the way"),
        said);
  }

  /** As in an image, whose user may not write there. */
  @Test
  void shouldLoadWhatWasUnpackedBeforeAndWriteNothing() throws Exception {
    UnpackedLibraries.main(new String[] {folder.toString()});
    Map<Path, FileTime> before = files(folder);
    Path cache = folder.resolveSibling(folder.getFileName() + "-cache");

    assertLoads(start(cache.toString(), "-D" + NativeLibraries.UNPACKED + "=" + folder));

    assertEquals(before, files(folder));
    assertFalse(Files.exists(cache));
  }

  /** The machine would choose it before a run does, and so the last bits of a new student. */
  @Test
  void shouldUseOneThreadPerOperationUntilToldOtherwise() throws Exception {
    ProcessBuilder process =
        command(folder.toString(), Counts.class, List.of()).redirectErrorStream(true);
    process.environment().putAll(Map.of("OMP_NUM_THREADS", "2", "OPENBLAS_NUM_THREADS", "2"));
    Process counting = process.start();

    String said = new String(counting.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, counting.waitFor(), said);
    assertEquals(List.of("1 1", "2 2"), said.lines().toList());
  }

  /** Prints the threads of libtorch and OpenBLAS before and after two are asked for. */
  static final class Counts {
    public static void main(String[] args) {
      NativeScope.run(Counts::print);
      Torch.start(2);
      print();
    }

    private static void print() {
      System.out.println(torch.get_num_threads() + " " + openblas.blas_get_num_threads());
    }
  }

  private static Map<Path, FileTime> files(Path folder) throws IOException {
    Map<Path, FileTime> times = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.toList()) {
        times.put(file, Files.getLastModifiedTime(file));
      }
    }
    return times;
  }

  private Path natives() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(path -> path.getFileName().toString().startsWith("natives-"))
          .findFirst()
          .orElseThrow();
    }
  }

  private Process start() throws IOException {
    return start(folder.toString());
  }

  private static Process start(String cache, String... options) throws IOException {
    return command(cache, Starts.class, List.of(options)).start();
  }

  private static ProcessBuilder command(String cache, Class<?> main, List<String> options) {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1"));
    words.add("-Dsplitkd.home=" + System.getProperty("splitkd.home"));
    words.addAll(options);
    words.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    ProcessBuilder process =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .directory(new File(System.getProperty("java.io.tmpdir")));
    process.environment().put(NativeLibraries.CACHE, cache);
    return process;
  }

  /** Waits until a process has loaded the libraries, all of them from the cache. */
  private void assertLoads(Process process) throws Exception {
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    List<String> loaded = said.lines().filter(line -> line.startsWith("/")).toList();
    assertTrue(loaded.size() >= 8, said);
    for (String library : loaded) {
      assertTrue(Path.of(library).startsWith(natives().toRealPath()), said);
    }
  }

  /**
   * Starts libtorch and a tokenizer, prints which of their libraries are mapped into memory, and
   * those of CUDA, then ends.
   */
  static final class Starts {
    private static final String OURS =
        ".*/lib(torch|c10|jni|openblas|gfortran|gomp|quadmath|tokenizers|cu|jna)[^/]*";

    public static void main(String[] args) throws IOException {
      Torch.start(1);
      Tokenizer.open(Path.of(System.getProperty("splitkd.home"), "conf", "teacher")).close();
      try (Stream<String> maps = Files.lines(Path.of("/proc/self/maps"))) {
        maps.filter(line -> line.matches(OURS))
            .map(line -> line.substring(line.indexOf('/')))
            .distinct()
            .forEach(System.out::println);
      }
    }
  }
}

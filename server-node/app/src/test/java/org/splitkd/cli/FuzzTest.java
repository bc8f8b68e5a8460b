package org.splitkd.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.Jazzer;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.splitkd.authority.CertificateAuthority;
import org.splitkd.authority.NodeIdentity;

/**
 * Runs a coverage-guided fuzzer on all readers for some seconds each. It begins with the inputs in
 * {@code src/test/fuzz}: examples, and what once was a finding. For longer runs, each reader in a
 * process of its own: {@code ./mvnw -pl server-node/app -am test -Dtest=FuzzTest
 * -Dsplitkd.fuzz-apart=true -Dsplitkd.fuzz-seconds=600}.
 */
@Tag("fuzz")
class FuzzTest {

  private static final Path SEEDS = Path.of("src/test/fuzz");

  /** For each reader. */
  private static final int SECONDS = Integer.getInteger("splitkd.fuzz-seconds", 10);

  /** An input that takes longer, in s, is a finding. */
  private static final int TIMEOUT = 20;

  @TempDir Path folder;

  static Stream<Class<?>> readers() {
    return Stream.of(FuzzedReaders.class, FuzzedFolders.class)
        .flatMap(all -> Arrays.stream(all.getDeclaredClasses()))
        .filter(reader -> Arrays.stream(reader.getMethods()).anyMatch(FuzzTest::isTarget))
        .sorted(Comparator.comparing(Class::getSimpleName));
  }

  private static boolean isTarget(Method method) {
    return method.getName().equals("fuzzerTestOneInput");
  }

  static Stream<Class<?>> targets() {
    return Boolean.getBoolean("splitkd.fuzz-apart") ? readers() : Stream.of(FuzzedAll.class);
  }

  @ParameterizedTest
  @MethodSource("targets")
  void shouldTakeOrRefuseAnyBytes(Class<?> target) throws Exception {
    Path corpus = Files.createDirectory(folder.resolve("corpus"));
    Path findings =
        Files.createDirectories(Path.of("target/fuzz", target.getSimpleName())).toAbsolutePath();
    List<Class<?>> readers = target == FuzzedAll.class ? readers().toList() : List.of(target);
    for (int index = 0; index < readers.size(); index++) {
      byte[] prefix = target == FuzzedAll.class ? new byte[] {(byte) index} : new byte[0];
      writeExamples(readers.get(index), prefix, corpus);
    }
    List<String> words =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.awt.headless=true",
                "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0",
                "-Dsplitkd.home=" + System.getProperty("splitkd.home"),
                "-cp",
                ChildRun.classPath(),
                Jazzer.class.getName(),
                "--target_class=" + target.getName(),
                "--instrumentation_includes=org.splitkd.**",
                "--custom_hook_includes=org.splitkd.**",
                "--reproducer_path=" + findings,
                "-artifact_prefix=" + findings + "/",
                "-max_total_time=" + SECONDS * readers.size(),
                "-timeout=" + TIMEOUT,
                "-rss_limit_mb=0",
                "-max_len=65536",
                "-seed=1",
                "-print_final_stats=1",
                corpus.toString()));
    Process process =
        new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    Files.writeString(findings.resolve("log"), said);
    assertEquals(0, process.waitFor(), said);
    assertTrue(said.contains("stat::number_of_executed_units"), said);
  }

  private void writeExamples(Class<?> reader, byte[] prefix, Path corpus) throws IOException {
    String name = reader.getSimpleName().toLowerCase(Locale.ROOT);
    List<Path> examples = new ArrayList<>();
    try (Stream<Path> files = Files.list(SEEDS.resolve(name))) {
      files.forEach(examples::add);
    }
    assertFalse(examples.isEmpty(), name + ": examples to begin with");
    for (Path example : examples) {
      write(
          corpus.resolve(name + "-" + example.getFileName()), prefix, Files.readAllBytes(example));
    }
    if (reader == FuzzedFolders.Keys.class) {
      writeKeys(prefix, corpus);
    }
  }

  /** Keys that work, made anew: none belongs into a repository. */
  private void writeKeys(byte[] prefix, Path corpus) throws IOException {
    Path home = folder.resolve("authority");
    Path node = folder.resolve("node");
    CertificateAuthority.create(home, Clock.systemUTC());
    CertificateAuthority.open(home, Clock.systemUTC())
        .issue(new NodeIdentity("splitkd", List.of()), 1, node);
    byte chosen = 0;
    for (String name : List.of("tls.key", "tls.crt", "ca.crt")) {
      byte[] choice = Arrays.copyOf(prefix, prefix.length + 1);
      choice[prefix.length] = chosen++;
      write(corpus.resolve("keys-" + name), choice, Files.readAllBytes(node.resolve(name)));
    }
  }

  private static void write(Path file, byte[] prefix, byte[] content) throws IOException {
    byte[] all = Arrays.copyOf(prefix, prefix.length + content.length);
    System.arraycopy(content, 0, all, prefix.length, content.length);
    Files.write(file, all);
  }
}

package org.splitkd.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
 * Runs a coverage-guided fuzzer on every reader for some seconds, each in a process of its own. It
 * begins with the inputs in {@code src/test/fuzz}: examples, and what once was a finding. For
 * longer runs: {@code ./mvnw -pl server-node/app -am test -Dtest=FuzzTest
 * -Dsplitkd.fuzz-seconds=600}.
 */
@Tag("fuzz")
class FuzzTest {

  private static final Path SEEDS = Path.of("src/test/fuzz");

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

  @ParameterizedTest
  @MethodSource("readers")
  void shouldTakeOrRefuseAnyBytes(Class<?> reader) throws Exception {
    Path corpus = Files.createDirectory(folder.resolve("corpus"));
    Path findings =
        Files.createDirectories(Path.of("target/fuzz", reader.getSimpleName())).toAbsolutePath();
    Path seeds = SEEDS.resolve(reader.getSimpleName().toLowerCase(Locale.ROOT)).toAbsolutePath();
    assertTrue(Files.isDirectory(seeds), seeds + ": examples to begin with");
    if (reader == FuzzedFolders.Keys.class) {
      writeKeys(corpus);
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
                "--target_class=" + reader.getName(),
                "--instrumentation_includes=org.splitkd.**",
                "--custom_hook_includes=org.splitkd.**",
                "--reproducer_path=" + findings,
                "-artifact_prefix=" + findings + "/",
                "-max_total_time=" + SECONDS,
                "-timeout=" + TIMEOUT,
                "-rss_limit_mb=0",
                "-max_len=65536",
                "-seed=1",
                "-print_final_stats=1",
                corpus.toString(),
                seeds.toString()));
    Process process =
        new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    Files.writeString(findings.resolve("log"), said);
    assertEquals(0, process.waitFor(), said);
    assertTrue(said.contains("stat::number_of_executed_units"), said);
  }

  /** Keys that work, made anew: none belongs into a repository. */
  private static void writeKeys(Path corpus) throws IOException {
    Path home = corpus.resolveSibling("authority");
    Path node = corpus.resolveSibling("node");
    CertificateAuthority.create(home, Clock.systemUTC());
    CertificateAuthority.open(home, Clock.systemUTC())
        .issue(new NodeIdentity("splitkd", List.of()), 1, node);
    int chosen = 0;
    for (String name : List.of("tls.key", "tls.crt", "ca.crt")) {
      byte[] pem = Files.readAllBytes(node.resolve(name));
      byte[] input = new byte[pem.length + 1];
      input[0] = (byte) chosen++;
      System.arraycopy(pem, 0, input, 1, pem.length);
      Files.write(corpus.resolve(name), input);
    }
  }
}

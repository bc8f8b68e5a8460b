package org.splitkd.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.splitkd.CaseStudy;

/** Tests of the commands from outside: arguments in, text, files and exit code out. */
@Tag("slow")
class CommandsTest {

  @TempDir Path folder;

  @Test
  void shouldWriteTheSameBytesWhateverTheThreadsAndRepeats() throws IOException {
    assertEquals(0, run("compare", quick(), "--out", "one", "--threads", "1").exit());
    assertEquals(0, run("compare", quick(), "--out", "two", "--threads", "2").exit());
    assertEquals(0, run("compare", quick(), "--out", "again", "--threads", "2").exit());

    List<Path> files = files("one");
    assertTrue(files.contains(Path.of("sessions.csv")), files.toString());
    assertTrue(files.contains(Path.of("fig3-delay.png")), files.toString());
    for (Path file : files) {
      byte[] bytes = Files.readAllBytes(folder.resolve("one").resolve(file));
      assertArrayEquals(
          bytes, Files.readAllBytes(folder.resolve("two").resolve(file)), file.toString());
      assertArrayEquals(
          bytes, Files.readAllBytes(folder.resolve("again").resolve(file)), file.toString());
    }
  }

  @Test
  void shouldWriteTheSameBytesWhereVehiclesDie() throws IOException {
    for (String threads : List.of("1", "2")) {
      run(
          "compare",
          quick(),
          "--set",
          "faults.vehicle-dies=0.2",
          "--out",
          threads,
          "--threads",
          threads);
    }

    List<Path> files = files("1");
    assertTrue(files.contains(Path.of("sessions.csv")), files.toString());
    for (Path file : files) {
      assertArrayEquals(
          Files.readAllBytes(folder.resolve("1").resolve(file)),
          Files.readAllBytes(folder.resolve("2").resolve(file)),
          file.toString());
    }
    // The header and at least one aborted session.
    assertTrue(Files.readAllLines(folder.resolve("1/aborted.csv")).size() > 1);
  }

  /** No vehicle fails ten times in a row; some fail once. */
  @ParameterizedTest
  @CsvSource({"10, 0", "1, 1"})
  void shouldFailOnlyWhereAVehicleWasNotServed(int attempts, int exit) throws IOException {
    Said said =
        run(
            "compare",
            quick(),
            "--set",
            "faults.vehicle-dies=0.2",
            "--set",
            "policy.attempts=" + attempts,
            "--out",
            "one");

    assertEquals(exit, said.exit());
    assertTrue(said.out().contains("aborted: "), said.out());
    assertTrue(Files.readAllLines(folder.resolve("one/aborted.csv")).size() > 1);
    // 36 cells of ten vehicles, plus the header.
    int sessions = Files.readAllLines(folder.resolve("one/sessions.csv")).size();
    assertEquals(exit == 0, sessions == 361, sessions + " lines");
  }

  @Test
  void shouldRunTheConfigurationItWroteToTheSameBytes() throws IOException {
    String trace = CaseStudy.file("sumo.conf").toString();
    assertEquals(0, run("compare", trace, "--set", "run.trials=2", "--out", "one").exit());

    assertEquals(
        0, run("compare", folder.resolve("one/config.conf").toString(), "--out", "two").exit());

    for (String file : List.of("sessions.csv", "summary.json", "config.conf", "ten-vehicles.csv")) {
      assertArrayEquals(
          Files.readAllBytes(folder.resolve("one").resolve(file)),
          Files.readAllBytes(folder.resolve("two").resolve(file)),
          file);
    }
  }

  @Test
  void shouldPrintTheClaimsOnStdoutAndTimesOnStderr() {
    Said said = run("compare", quick(), "--out", "one");

    assertEquals(0, said.exit());
    assertTrue(said.out().contains("server-only"), said.out());
    assertTrue(said.out().contains("holds"), said.out());
    assertTrue(said.err().matches("(?s)compared 36 cells in \\d+\\.\\d s\\R.*"), said.err());
  }

  @Test
  void shouldSayNothingWhenQuiet() {
    assertEquals(new Said(0, "", ""), run("compare", quick(), "--out", "one", "--quiet"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "compare --frequency 2 | splitkd: Unknown option",
        "compete               | splitkd: Unknown command",
        "compare --threads 0   | splitkd: --threads = 0: must be 1 to 1024",
        "compare --threads two | splitkd: Invalid value for option '--threads'",
        "compare --set run.trials=0 | --set: run.trials = 0: must be 1 to 100000",
        "compare nowhere.conf  | nowhere.conf: ",
        "chaos --kills 0       | splitkd: --kills = 0: must be at least 1",
        "chaos --set distillation.rounds=0 | --set: distillation.rounds = 0: must be 1 to ",
        "chaos nowhere.conf    | nowhere.conf: "
      })
  void shouldAnswerWrongUsageInOneLineAndWriteNothing(String arguments, String answer) {
    Said said = run((arguments.strip() + " --out wrong").split(" +"));

    assertEquals(2, said.exit());
    assertEquals("", said.out());
    assertEquals(1, said.err().lines().count(), said.err());
    assertTrue(said.err().startsWith(answer), said.err());
    assertFalse(Files.exists(folder.resolve("wrong")));
  }

  @Test
  void shouldRefuseAResultsFolderThatIsAFile() throws IOException {
    Files.writeString(folder.resolve("taken"), "");

    Said said = run("compare", quick(), "--out", "taken");

    assertEquals(2, said.exit());
    assertEquals(1, said.err().lines().count(), said.err());
    assertTrue(said.err().contains("taken"), said.err());
  }

  @ParameterizedTest
  @CsvSource({"--help", "run --help", "compare --help", "export --help", "help compare", "''"})
  void shouldHelp(String arguments) {
    Said said = run(arguments.isEmpty() ? new String[0] : arguments.split(" "));

    assertEquals(0, said.exit());
    assertTrue(said.out().contains("Usage: splitkd"), said.out());
  }

  private Said run(String... arguments) {
    String[] resolved = arguments.clone();
    for (int i = 1; i < resolved.length; i++) {
      if (resolved[i - 1].equals("--out")) {
        resolved[i] = folder.resolve(resolved[i]).toString();
      }
    }
    return Said.by(resolved);
  }

  private List<Path> files(String results) throws IOException {
    Path root = folder.resolve(results);
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).map(root::relativize).sorted().toList();
    }
  }

  private static String quick() {
    return CaseStudy.file("quick.conf").toString();
  }
}

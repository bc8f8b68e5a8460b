package org.splitkd.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.splitkd.CaseStudy;

/** Tests of sweeps through the command line. */
@Tag("slow")
class SweepCommandTest {

  @TempDir Path folder;

  @Test
  void shouldTellWhatTheComparisonOfEachPointTells() throws IOException {
    assertEquals(0, sweep("one", "--vary", "policy.beta=1.0,1.2").exit());

    List<Map<String, String>> rows = rows("one");
    assertEquals(18, rows.size());
    for (String beta : List.of("1.0", "1.2")) {
      assertEquals(0, command("compare", beta, "--set", "policy.beta=" + beta).exit());
      JsonNode summary =
          new ObjectMapper().readTree(folder.resolve(beta + "/summary.json").toFile());
      List<Map<String, String>> ofPoint =
          rows.stream().filter(row -> beta.equals(row.get("policy.beta"))).toList();
      assertEquals(9, ofPoint.size());
      ofPoint.forEach(row -> assertTold(summary, row));
    }
  }

  @Test
  void shouldWriteTheSameBytesWhateverTheThreadsAndGoOnWhereItStopped() throws IOException {
    String[] vary = {"--vary", "policy.beta=1.0,1.2", "--vary", "radio.shadowing=on,off"};
    sweep("one", with(vary, "--threads", "1"));
    Said two = sweep("two", with(vary, "--threads", "3"));
    Map<String, String> results = contents("one");

    assertEquals(results, contents("two"));
    assertTrue(two.err().startsWith("swept 4 points (0 reused) in "), two.err());
    assertEquals(
        List.of("config.conf", "run.lock", "sweep.arrow", "sweep.csv", "sweep.html", "sweep.png"),
        results.keySet().stream().filter(name -> !name.startsWith("points")).limit(6).toList());
    List<String> points = results.keySet().stream().filter(n -> n.startsWith("points")).toList();
    assertEquals(4, points.size());

    Files.delete(folder.resolve("two").resolve(points.get(2)));
    Files.delete(folder.resolve("two/sweep.csv"));
    Said again = sweep("two", vary);

    assertEquals(0, again.exit());
    assertTrue(again.err().startsWith("swept 4 points (3 reused) in "), again.err());
    assertEquals(two.out(), again.out());
    assertEquals(results, contents("two"));
  }

  @Test
  void shouldRunTheConfigurationItWroteToTheSameTable() throws IOException {
    sweep("one", "--vary", "policy.beta=1.0,1.2");

    Said again =
        Said.by(
            "sweep",
            folder.resolve("one/config.conf").toString(),
            "--vary",
            "policy.beta=1.0,1.2",
            "--out",
            folder.resolve("one").toString());

    assertTrue(again.err().startsWith("swept 2 points (2 reused) in "), again.err());
  }

  @Test
  void shouldSayNothingWhenQuiet() {
    assertEquals(
        new Said(0, "", ""),
        sweep("one", "--quiet", "--vary", "fleet=[{device=agx-orin-64gb, f-ghz=1.3}]"));
  }

  @Test
  void shouldFailWhereAVehicleWasNotServed() throws IOException {
    Said said =
        sweep(
            "one", "--set", "policy.attempts=1", "--vary", "faults.vehicle-dies=0,0.2", "--quiet");

    assertEquals(1, said.exit());
    assertTrue(
        said.err()
            .strip()
            .matches("\\d+ turns of vehicles ended without a completed session: column unserved.*"),
        said.err());
    assertTrue(
        rows("one").stream().anyMatch(row -> !"0".equals(row.get("aborted_sessions"))), "aborted");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          --threads 2           | splitkd: Missing required option: '--vary=KEY=V1,V2,...'
          --vary policy.beta    | --vary policy.beta: must be KEY=VALUE,VALUE,...
          --vary policy.beta=1,,2 | --vary policy.beta=1,,2: value 2 is empty: must be
          --vary policy.beta=1,1 | --vary policy.beta = 1: is already in the list
          --vary policy.beta=1 --vary policy.beta=2 | --vary policy.beta: is varied already
          --vary policy.bta=1,2 | --vary: policy.bta: unknown key, nearest is beta
          --vary radio.n-prb=10,0,20 | --vary: radio.n-prb = 0: must be 1 to 275
          --vary radio.shadowing=on,maybe | --vary: radio.shadowing = maybe: must be true or false
          --vary policy.methods=[a,b | --vary policy.methods=[a,b: must close every bracket
          --vary policy.methods=[best] | --vary: policy.methods[0] = best: no policy of that name: there are battery-aware, card, delay-price, device-only, exact-order, greedy-delay, neurosurgeon, proposed, random, server-only (built in)
          --vary run.seed=1,2 --set run.trials=0 | --set: run.trials = 0: must be 1 to 100000
          --vary run.seed=1,2 --threads 0 | splitkd: --threads = 0: must be 1 to 1024
          --vary run.seed=1,2 nowhere.conf | nowhere.conf: no such file
          """)
  void shouldAnswerWrongUsageInOneLineAndWriteNothing(String arguments, String answer) {
    List<String> words = new ArrayList<>(List.of("sweep"));
    Collections.addAll(words, arguments.split(" +"));
    Collections.addAll(words, "--out", folder.resolve("wrong").toString());
    Said said = Said.by(words.toArray(String[]::new));

    assertEquals(2, said.exit());
    assertEquals("", said.out());
    assertEquals(1, said.err().lines().count(), said.err());
    assertTrue(said.err().startsWith(answer), said.err());
    assertFalse(Files.exists(folder.resolve("wrong")));
  }

  @Test
  void shouldSayAtWhichPointAScenarioIsWrong() {
    Said said = sweep("wrong", "--vary", "radio.n-prb=100", "--vary", "radio.ue-dbm=23,-200");

    assertEquals(2, said.exit());
    assertTrue(said.err().strip().endsWith("(at radio.n-prb=100, radio.ue-dbm=-200)"), said.err());
    assertTrue(said.err().contains("out of coverage"), said.err());
    assertFalse(Files.exists(folder.resolve("wrong")));
  }

  private static void assertTold(JsonNode summary, Map<String, String> row) {
    JsonNode told = summary.get("channels").get(row.get("channel")).get(row.get("method"));
    assertNumber(told.get("delay_s"), row, "delay_s");
    assertNumber(told.get("energy_j"), row, "energy_j");
    assertNumber(told.get("waiting_s"), row, "waiting_s");
    assertNumber(told.get("aborted_sessions"), row, "aborted_sessions");
    for (String part : List.of("device", "uplink", "server", "downlink")) {
      assertNumber(told.get("parts_s").get(part), row, part + "_s");
    }
    if ("proposed".equals(row.get("method"))) {
      for (JsonNode claim : summary.get("claims")) {
        if (claim.get("channel").asText().equals(row.get("channel"))) {
          assertNumber(claim.get("measured"), row, column(claim.get("claim").asText()));
        }
      }
    } else {
      assertEquals("", row.get("delay_saved_vs_server_only"));
    }
  }

  /** The column of a claim such as {@code delay of proposed below server-only}. */
  private static String column(String claim) {
    return claim.replace(" of proposed below ", "_saved_vs_").replace('-', '_');
  }

  private static void assertNumber(JsonNode number, Map<String, String> row, String column) {
    assertEquals(number.doubleValue(), Double.parseDouble(row.get(column)), column);
  }

  private Said sweep(String out, String... more) {
    return command("sweep", out, more);
  }

  /** Runs a command on the case study with only two trials, since sweeps do many comparisons. */
  private Said command(String name, String out, String... more) {
    String[] arguments = {
      name,
      CaseStudy.file("case-study.conf").toString(),
      "--set",
      "run.trials=2",
      "--out",
      folder.resolve(out).toString()
    };
    return Said.by(with(arguments, more));
  }

  private static String[] with(String[] some, String... more) {
    return Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new);
  }

  private List<Map<String, String>> rows(String out) throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve(out).resolve("sweep.csv"));
    String[] header = lines.get(0).split(",", -1);
    return lines.stream()
        .skip(1)
        .map(
            line -> {
              String[] fields = line.split(",", -1);
              Map<String, String> row = new TreeMap<>();
              for (int i = 0; i < header.length; i++) {
                row.put(header[i], fields[i]);
              }
              return row;
            })
        .toList();
  }

  /** The contents of all files by name, one character per byte. */
  private Map<String, String> contents(String out) throws IOException {
    Path root = folder.resolve(out);
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(
            root.relativize(file).toString(),
            new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    return contents;
  }
}

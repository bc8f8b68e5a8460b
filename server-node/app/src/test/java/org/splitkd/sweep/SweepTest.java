package org.splitkd.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splitkd.CaseStudy;
import org.splitkd.files.UnwritableFileException;
import org.splitkd.plugin.Plugins;
import org.splitkd.scenario.text.ScenarioException;
import org.splitkd.sweep.Sweep.Comparer;
import org.splitkd.system.ComparisonSystem;

/** Tests of the selection of points to run and of the handling of points that fail. */
@Tag("slow")
class SweepTest {

  private static final Comparer REAL =
      (scenario, threads) -> ComparisonSystem.run(scenario, threads, cell -> {});

  @TempDir Path folder;
  private final List<Double> compared = Collections.synchronizedList(new ArrayList<>());
  private final List<Integer> progress = new ArrayList<>();

  @Test
  void shouldRunOnlyPointsWithoutResults() throws IOException {
    SweepOutcome first = sweep(plan());
    List<Path> files = files();
    assertEquals(3, files.size());
    byte[] bytes = Files.readAllBytes(files.get(1));
    Files.delete(files.get(1));
    compared.clear();
    progress.clear();

    SweepOutcome again = sweep(plan());

    assertEquals(1, compared.size());
    assertEquals(List.of(2, 3), progress);
    assertEquals(2, again.kept());
    assertEquals(first.table(), again.table());
    assertTrue(Arrays.equals(bytes, Files.readAllBytes(files.get(1))));
  }

  @Test
  void shouldRunAPointAgainWhoseFileIsDamagedOrOfAnotherVersion() throws IOException {
    SweepOutcome first = sweep(plan());
    List<Path> files = files();
    String whole = Files.readString(files.get(0));
    Files.writeString(files.get(0), whole.substring(0, whole.length() / 2));
    Files.writeString(
        files.get(1), Files.readString(files.get(1)).replace("\"version\" : 2", "\"version\" : 1"));
    Files.writeString(
        files.get(2), Files.readString(files.get(2)).replaceFirst("\"delay_s\"", "\"delay\""));
    compared.clear();

    assertEquals(first.table(), sweep(plan()).table());
    assertEquals(3, compared.size());
  }

  /** The other program may have another formula, so results must not mix in one table. */
  @Test
  void shouldRunAgainWhatAnotherProgramFound() {
    SweepOutcome first = Sweep.run(plan(), PointFolder.in(folder, "old"), REAL, 2, progress::add);

    SweepOutcome again = sweep(plan());

    assertEquals(0, again.kept());
    assertEquals(first.table(), again.table());
    assertEquals(3, sweep(plan()).kept());
  }

  @Test
  void shouldKeepWhatOtherValuesHaveInCommon() {
    sweep(plan("policy.beta=1,1.1"));
    compared.clear();

    SweepOutcome more = sweep(plan("policy.beta=1.1,1.2,1"));

    assertEquals(List.of(1.2), compared);
    assertEquals(3, more.table().points().size());
  }

  @Test
  void shouldGoOnWhereAPointFails() {
    Comparer failing =
        (scenario, threads) -> {
          if (scenario.policy().beta() == 1.1) {
            throw new IllegalStateException("no luck");
          }
          return REAL.compare(scenario, threads);
        };

    SweepOutcome outcome = Sweep.run(plan(), PointFolder.in(folder), failing, 2, progress::add);

    assertEquals(List.of("--vary policy.beta=1.1: no luck"), outcome.failures());
    assertEquals(
        List.of(1, 3), outcome.table().points().stream().map(point -> point.number()).toList());
    assertEquals(List.of(0, 1, 2, 3), progress);
  }

  @Test
  void shouldEndWhereResultsCannotBeKept() throws IOException {
    SweepPlan plan = plan();
    PointFolder points = PointFolder.in(folder);
    Files.delete(folder.resolve("points"));

    UnwritableFileException failure =
        assertThrows(
            UnwritableFileException.class,
            () -> Sweep.run(plan, points, counting(), 2, progress::add));

    assertTrue(String.valueOf(failure.getMessage()).contains("cannot be written"));
  }

  @Test
  void shouldNotMixTwoVersionsOfAScenario() throws IOException {
    Path mine = folder.resolve("mine.conf");
    String include = "include required(\"" + CaseStudy.file("case-study.conf") + "\"\n)\n";
    Files.writeString(mine, include + "splitkd.run.trials = 1\n");
    SweepPlan plan =
        SweepPlan.load(mine, List.of(), List.of("policy.beta=1,1.1"), Plugins.ofClassPath());
    Files.writeString(mine, include + "splitkd.run.trials = 2\n");

    assertEquals(
        List.of(
            "--vary policy.beta=1: " + mine + ": was changed since the sweep began",
            "--vary policy.beta=1.1: " + mine + ": was changed since the sweep began"),
        sweep(plan).failures());
  }

  @Test
  void shouldRefuseTwoPointsThatAreTheSameScenario() {
    ScenarioException wrong =
        assertThrows(
            ScenarioException.class,
            () -> plan("radio.channels.good=-166,-165", "radio.channels={good=-164}"));

    assertEquals(
        "--vary: radio.channels.good=-166, radio.channels={good=-164} is the same scenario as"
            + " radio.channels.good=-165, radio.channels={good=-164}",
        wrong.getMessage());
  }

  private SweepOutcome sweep(SweepPlan plan) {
    return Sweep.run(plan, PointFolder.in(folder), counting(), 2, progress::add);
  }

  private Comparer counting() {
    return (scenario, threads) -> {
      compared.add(scenario.policy().beta());
      return REAL.compare(scenario, threads);
    };
  }

  private static SweepPlan plan() {
    return plan("policy.beta=1,1.1,1.2");
  }

  private static SweepPlan plan(String... varied) {
    return SweepPlan.load(
        CaseStudy.file("case-study.conf"),
        List.of("run.trials=1"),
        List.of(varied),
        Plugins.ofClassPath());
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("points"))) {
      return files.sorted().toList();
    }
  }
}

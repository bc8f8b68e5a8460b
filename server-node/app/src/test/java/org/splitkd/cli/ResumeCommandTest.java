package org.splitkd.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.splitkd.training.TinyDistillation;

/** Tests that a resumed run has results byte-identical to those of an undisturbed one. */
@Tag("slow")
class ResumeCommandTest {

  /** The index of the energy column in distillation-sessions.csv. */
  private static final int ENERGY_J = 7;

  @TempDir static Path teacher;
  @TempDir static Path undisturbed;
  @TempDir Path folder;

  @BeforeAll
  static void runUndisturbed() throws IOException {
    TinyDistillation.writeTeacher(teacher);
    for (String command : List.of("run", "train")) {
      Said said = undisturbed(command).begin(command, "--quiet");
      assertEquals(new Said(0, "", ""), said);
    }
  }

  @ParameterizedTest
  @CsvSource({
    // The run has begun but no vehicle is selected.
    "train, 2, 1",
    // In the first session and in the last.
    "train, 3, 1",
    "train, 15, 6",
    // Between rounds.
    "train, 8, 4",
    // During deployment.
    "run, 18, 6",
    // The comparison is repeated.
    "run, 5, 2"
  })
  void shouldGoOn(String command, int events, int session) throws Exception {
    TinyRun tiny = tiny();
    Said failed = tiny.beginAndFailAfter(events, command);
    assertEquals(1, failed.exit(), failed.err());
    tiny.repair();

    Said said = tiny.resume();

    assertEquals(0, said.exit(), said.err());
    tiny.assertResultsOf(undisturbed(command));
    String place = events < 17 ? "continuing at session " : "continuing after session ";
    assertTrue(said.err().contains(place + session + " of 6, "), said.err());
    assertTrue(said.err().startsWith("resuming " + folder), said.err());
    assertEquals(command.equals("run"), said.out().contains("server-only"), said.out());
  }

  @Test
  void shouldGoOnAsOftenAsItFails() throws Exception {
    TinyRun tiny = tiny();
    tiny.beginAndFailAfter(4, "train");
    for (int events : List.of(8, 13, 19)) {
      tiny.repair();
      tiny.failAfter(events);
      assertEquals(1, tiny.resume().exit());
    }
    tiny.repair();

    assertEquals(0, tiny.resume().exit());

    tiny.assertResultsOf(undisturbed("train"));
  }

  @Test
  void shouldNameTheJournalThatFailsAndSayWhereItGoesOn() throws Exception {
    TinyRun tiny = tiny();
    Said failed = tiny.beginAndFailAfter(8, "train");

    assertEquals(1, failed.exit());
    List<String> lines = failed.err().lines().toList();
    assertEquals(2, lines.size(), failed.err());
    assertTrue(lines.get(0).startsWith("held-out perplexity: teacher "), failed.err());
    assertTrue(lines.get(1).startsWith(folder + "/journal: cannot be used: "), failed.err());
    assertTrue(lines.get(1).endsWith(": continue with splitkd resume " + folder), failed.err());

    tiny.repair();
    String err = tiny.resume().err();

    double joules =
        Files.readAllLines(undisturbed("train").folder().resolve("distillation-sessions.csv"))
            .stream()
            .filter(line -> line.startsWith("1,"))
            .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[ENERGY_J]))
            .sum();
    assertTrue(
        err.contains(
            String.format(
                Locale.ROOT, "continuing at session 4 of 6, %.2f kJ so far", joules / 1e3)),
        err);
  }

  /** Imitates a crash between the last event and the results. */
  @Test
  void shouldWriteTheResultsOfARunThatIsOver() throws Exception {
    TinyRun tiny = tiny();
    tiny.begin("train");
    Path record = folder.resolve("run.json");
    Files.writeString(record, Files.readString(record).replace("true", "false"));
    for (String result : List.of("report.html", "distillation.json", "student/config.json")) {
      Files.delete(folder.resolve(result));
    }

    Said said = tiny.resume();

    assertEquals(0, said.exit(), said.err());
    tiny.assertResultsOf(undisturbed("train"));
    assertNothingToDo(tiny);
  }

  private void assertNothingToDo(TinyRun tiny) throws IOException {
    Map<String, String> before = tiny.contents();

    Said said = tiny.resume();

    assertEquals(0, said.exit());
    assertEquals(folder + " is finished: nothing to do", said.err().strip());
    assertEquals(before, tiny.contents());
    assertEquals(new Said(0, "", ""), Said.by("resume", folder.toString(), "--quiet"));
  }

  @Test
  void shouldNeedNothingButTheFolder() throws Exception {
    TinyRun tiny = tiny();
    tiny.beginAndFailAfter(5, "train");
    tiny.repair();
    Path moved = folder.resolveSibling(folder.getFileName() + "-moved");
    Files.move(folder, moved);

    assertEquals(0, new TinyRun(teacher, moved).resume().exit());

    new TinyRun(teacher, moved).assertResultsOf(undisturbed("train"));
    assertFalse(Files.exists(folder));
  }

  private TinyRun tiny() {
    return new TinyRun(teacher, folder);
  }

  private static TinyRun undisturbed(String command) {
    return new TinyRun(teacher, undisturbed.resolve(command));
  }
}

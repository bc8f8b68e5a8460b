package org.splitkd.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splitkd.cli.run.RunKind;
import org.splitkd.cli.run.RunRecord;
import org.splitkd.journal.Journal;
import org.splitkd.journal.StoredEvents;
import org.splitkd.journal.WrittenLog;
import org.splitkd.training.TinyDistillation;

/** Tests of the history of a run. */
@Tag("slow")
class HistoryCommandTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path teacher;
  @TempDir Path folder;

  @BeforeAll
  static void writeTeacher() throws IOException {
    TinyDistillation.writeTeacher(teacher);
  }

  /** Uses a journal that an earlier version wrote; the figures are those of the fixture. */
  @Test
  void shouldTellAnUnfinishedRunOfVersion1() throws Exception {
    writeVersion1();

    assertEquals(
        """
         1         run version-1 began: 3 vehicles, 2 rounds, scenario tiny
         2  0.0 s  round 1 began
         3  0.0 s  session 1.1 with vehicle 2 began: cut 1, 2.10 GHz
         4         session 1.1 with vehicle 2 aborted: the vehicle failed: out of memory
         5  0.0 s  session 1.2 with vehicle 1 began: cut 1, 2.10 GHz
         6  0.0 s  session 1.2 with vehicle 1 committed: 0.0 s, 0.0 J, student 45af9a527631
         7  0.0 s  session 1.3 with vehicle 3 began: cut 1, 2.10 GHz
         8  0.0 s  session 1.3 with vehicle 3 committed: 0.0 s, 0.0 J, student db4531c5bedc
         9         round 1 completed: perplexity 2045.3
        10  0.0 s  round 2 began
        11  0.0 s  session 2.1 with vehicle 2 began: cut 1, 2.10 GHz
        12  0.0 s  session 2.1 with vehicle 2 committed: 0.0 s, 0.0 J, student 74d29def5b89
        13  0.0 s  session 2.2 with vehicle 1 began: cut 1, 2.10 GHz
        14  0.0 s  session 2.2 with vehicle 1 committed: 0.0 s, 0.0 J, student f2aee4e49d86
        15  0.0 s  session 2.3 with vehicle 3 began: cut 1, 2.10 GHz
        """,
        history().out());
  }

  @Test
  void shouldTellTheEventsAsJson() throws Exception {
    writeVersion1();

    List<JsonNode> events = new ArrayList<>();
    for (String line : history("--json").out().lines().toList()) {
      events.add(JSON.readTree(line));
    }

    assertEquals(15, events.size());
    assertEquals(
        JSON.readTree(
            """
            {"sequence": 4, "type": "SessionAborted", "version": 1, "content":
              {"session": {"round": 1, "order": 1, "vehicle": 1, "attempt": 1, "fence": 1},
               "reason": "the vehicle failed: out of memory"}}
            """),
        events.get(3));
  }

  @Test
  void shouldTellARunThatWentOn() throws Exception {
    TinyRun tiny = new TinyRun(teacher, folder);
    tiny.beginAndFailAfter(7, "train");
    assertEquals(7, history().out().lines().count());
    tiny.repair();
    tiny.resume();

    assertEquals(
        List.of(
            "run # began: 3 vehicles, 2 rounds, scenario #",
            "round 1 began",
            "session 1.1 began",
            "session 1.1 committed",
            "session 1.2 began",
            "session 1.2 committed",
            "session 1.3 began",
            "started again (fence 2)",
            "session 1.3 committed",
            "round 1 completed",
            "round 2 began",
            "session 2.1 began",
            "session 2.1 committed",
            "session 2.2 began",
            "session 2.2 committed",
            "session 2.3 began",
            "session 2.3 committed",
            "round 2 completed",
            "vehicle 1 has the student",
            "vehicle 2 has the student",
            "vehicle 3 has the student",
            "run completed"),
        history().out().lines().map(HistoryCommandTest::withoutFigures).toList());
  }

  /** Figures of real learning depend on the kind of processor. */
  private static String withoutFigures(String line) {
    return line.replaceFirst("^ *\\d+ +(\\d+\\.\\d s)? +", "")
        .replaceFirst(" with vehicle \\d", "")
        .replaceFirst("^run [0-9a-f-]{36}", "run #")
        .replaceFirst("scenario [0-9a-f]{12}$", "scenario #")
        .replaceFirst(": (cut \\d, \\d\\.\\d\\d GHz)$", "")
        .replaceFirst(": \\d+\\.\\d s, \\d+\\.\\d J(, student [0-9a-f]{12})?$", "")
        .replaceFirst(": perplexity \\d+\\.\\d$", "");
  }

  private Said history(String... options) {
    List<String> arguments = new ArrayList<>(List.of("history", folder.toString()));
    arguments.addAll(List.of(options));
    Said said = Said.by(arguments.toArray(String[]::new));
    assertEquals(0, said.exit(), said.err());
    assertEquals("", said.err());
    return said;
  }

  private void writeVersion1() throws Exception {
    RunRecord record = RunRecord.of(RunKind.TRAIN, "tiny", RunRecord.EMBEDDED, "");
    record.write(folder);
    Path stored = Files.createDirectory(folder.resolve("stored"));
    try (InputStream log =
        HistoryCommandTest.class.getResourceAsStream("/journal-version-1/events.jsonl")) {
      Files.copy(log, stored.resolve("events.jsonl"));
    }
    WrittenLog.append(
        folder.resolve("journal"),
        "cell|" + record.run() + "/training",
        StoredEvents.read(new Journal.Embedded(stored), "cell|version-1/training"));
  }
}

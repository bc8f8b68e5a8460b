package org.splitkd.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.splitkd.cli.run.RunLock;
import org.splitkd.training.TinyDistillation;

/** Tests that commands refuse an unsuitable results folder and leave it unchanged. */
@Tag("slow")
class RefusedRunTest {

  @TempDir static Path teacher;
  @TempDir Path folder;

  @BeforeAll
  static void writeTeacher() throws IOException {
    TinyDistillation.writeTeacher(teacher);
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "train", "compare"})
  void shouldLeaveAnUnfinishedRunAlone(String command) throws Exception {
    unfinished();

    assertRefused(
        folder
            + ": holds an unfinished run (2 of 6 sessions): continue with splitkd resume "
            + folder
            + ", or name another --out",
        arguments(command));
  }

  @Test
  void shouldSayThatNoSessionIsKnownYet() throws Exception {
    unfinished();
    Path record = folder.resolve("run.json");
    Files.writeString(
        record,
        Files.readString(record)
            .replaceFirst("\"run\" : \"[^\"]*\"", "\"run\" : \"" + new UUID(0, 1) + "\""));

    assertRefused(
        folder
            + ": holds an unfinished run (no session yet): continue with splitkd resume "
            + folder
            + ", or name another --out",
        arguments("train"));
  }

  @Test
  void shouldLeaveAFolderInUseAlone() throws Exception {
    unfinished();

    RunLock held = RunLock.take(folder);
    try {
      for (String command : List.of("run", "train", "compare", "resume")) {
        assertRefused(folder + " is in use by another process", arguments(command));
      }
      // The events so far can be read at any time.
      Said history = Said.by(arguments("history").toArray(String[]::new));
      assertEquals(0, history.exit());
      assertEquals(7, history.out().lines().count());
    } finally {
      held.close();
    }
  }

  @Test
  void shouldNotGoOnWithAnotherScenario() throws Exception {
    unfinished();
    Path config = folder.resolve("config.conf");
    Files.writeString(config, Files.readString(config).replace("rounds=2", "rounds=3"));

    assertRefused(
        config
            + ": was changed since the run began: undo that, or begin another run with another"
            + " --out",
        arguments("resume"));
  }

  /** As after an update that comes with another teacher. */
  @Test
  void shouldNotGoOnWithOtherTextsOrAnotherTeacher() throws Exception {
    unfinished();
    Path speech = teacher.resolve("text/1989_george_bush_r.txt");
    for (Path file : List.of(speech, teacher.resolve("model.safetensors"))) {
      byte[] bytes = Files.readAllBytes(file);
      bytes[bytes.length - 1] ^= 1;
      Files.write(file, bytes);

      Said said = Said.by(arguments("resume").toArray(String[]::new));

      bytes[bytes.length - 1] ^= 1;
      Files.write(file, bytes);
      String key = file.equals(speech) ? "distillation.text" : "distillation.teacher";
      String start =
          file.getParent() + " (" + key + "): is not what " + folder + " was begun with: SHA-256";
      assertEquals(2, said.exit());
      assertTrue(said.err().startsWith(start), said.err());
      assertEquals(1, said.err().lines().count(), said.err());
    }
  }

  @Test
  void shouldNotGoOnFromADamagedStudent() throws Exception {
    unfinished();
    for (Path file : List.of(ofBaseline(), lastCommitted())) {
      byte[] bytes = Files.readAllBytes(file);
      bytes[bytes.length - 1] ^= 1;
      Files.write(file, bytes);

      assertRefused(file + ": altered: norm does not match its checksum", arguments("resume"));
    }
    Path file = lastCommitted();
    Files.delete(file);
    assertRefused(file + ": there is no such checkpoint", arguments("resume"));
  }

  @Test
  void shouldNotGoOnWithoutItsJournal() throws Exception {
    unfinished();
    Files.move(folder.resolve("journal"), folder.resolve("away"));

    assertRefused(folder.resolve("journal") + ": has no journal", arguments("resume"));
    assertRefused(folder.resolve("journal") + ": has no journal", arguments("history"));
  }

  @Test
  void shouldLeaveAnUnfinishedRunAloneWhoseJournalIsGone() throws Exception {
    unfinished();
    Files.move(folder.resolve("journal"), folder.resolve("away"));

    assertRefused(
        folder
            + ": holds an unfinished run ("
            + folder.resolve("journal")
            + ": has no journal): continue with splitkd resume "
            + folder
            + ", or name another --out",
        arguments("train"));
  }

  @Test
  void shouldNotGoOnWithoutARecord() throws Exception {
    unfinished();
    Files.delete(folder.resolve("run.json"));

    for (String command : List.of("resume", "history")) {
      assertRefused(folder + ": holds no run: there is no run.json in it", arguments(command));
    }
    assertRefused(
        folder.resolve("checkpoints")
            + ": belongs to a run whose run.json is missing: remove it, or name another --out",
        arguments("train"));
  }

  @Test
  void shouldNotGuessWhatARecordMeans() throws Exception {
    unfinished();
    Path record = folder.resolve("run.json");
    String text = Files.readString(record);
    Files.writeString(record, text.replace("\"version\" : 1", "\"version\" : 2"));
    assertRefused(record + ": version = 2: this program knows version 1", arguments("resume"));
    Files.writeString(record, text.substring(0, 100));

    Said said = Said.by("resume", folder.toString());

    assertEquals(2, said.exit());
    assertTrue(said.err().startsWith(record + ": damaged: "), said.err());
    assertEquals(1, said.err().lines().count(), said.err());
  }

  @Test
  void shouldNotBeginOrGoOnWhereItsPageCannotBe() throws Exception {
    unfinished();
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String address = "127.0.0.1:" + taken.getLocalPort();
      for (String command : List.of("run", "train", "resume", "server-node")) {
        List<String> arguments = new ArrayList<>(arguments(command));
        arguments.addAll(List.of("--dashboard", address));

        assertRefused(
            "--dashboard " + address + ": cannot listen there: Address already in use", arguments);
      }
    }
  }

  @Test
  void shouldPutANewRunInThePlaceOfAFinishedOne() throws Exception {
    TinyRun tiny = tiny();
    tiny.begin("train");
    Files.writeString(folder.resolve("notes.txt"), "mine");
    Map<String, String> results = tiny.results();
    String record = Files.readString(folder.resolve("run.json"));

    assertEquals(0, tiny.begin("train").exit());

    assertEquals(results, tiny.results());
    assertNotEquals(record, Files.readString(folder.resolve("run.json")));
    assertEquals(21, Said.by("history", folder.toString()).out().lines().count());
  }

  @Test
  void shouldRemoveWhatAFinishedRunKeptWhenAComparisonTakesItsPlace() throws Exception {
    TinyRun tiny = tiny();
    tiny.begin("train");
    Files.writeString(folder.resolve("notes.txt"), "mine");

    assertEquals(0, tiny.begin("compare").exit());

    for (String gone : List.of("journal", "checkpoints", "baseline", "run.json")) {
      assertFalse(Files.exists(folder.resolve(gone)), gone);
    }
    for (String stays : List.of("notes.txt", "student/config.json", "summary.json")) {
      assertTrue(Files.exists(folder.resolve(stays)), stays);
    }
  }

  private TinyRun tiny() {
    return new TinyRun(teacher, folder);
  }

  /** Leaves a run with two sessions done and one begun. */
  private void unfinished() throws Exception {
    assertEquals(1, tiny().beginAndFailAfter(7, "train").exit());
    tiny().repair();
  }

  private List<String> arguments(String command) {
    return switch (command) {
      case "resume", "history" -> List.of(command, folder.toString());
      default -> tiny().arguments(command);
    };
  }

  private void assertRefused(String answer, List<String> arguments) throws IOException {
    Map<String, String> before = tiny().contents();

    Said said = Said.by(arguments.toArray(String[]::new));

    assertEquals(new Said(2, "", answer), new Said(said.exit(), said.out(), said.err().strip()));
    assertEquals(before, tiny().contents());
  }

  private Path ofBaseline() throws IOException {
    return named("baseline", Files.readString(folder.resolve("baseline/progress.json")));
  }

  private Path lastCommitted() {
    return named("checkpoints", Said.by("history", folder.toString(), "--json").out());
  }

  /** The file of the student that a text names last. */
  private Path named(String students, String text) {
    String id =
        Pattern.compile("[0-9a-f]{64}(?=\"})")
            .matcher(text.replaceAll("\\s", ""))
            .results()
            .map(MatchResult::group)
            .reduce((earlier, later) -> later)
            .orElseThrow();
    return folder.resolve(students).resolve(id + ".safetensors");
  }
}

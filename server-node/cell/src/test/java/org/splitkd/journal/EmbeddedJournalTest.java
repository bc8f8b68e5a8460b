package org.splitkd.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.splitkd.journal.Refused.messageOf;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class EmbeddedJournalTest {

  @TempDir Path folder;

  @Test
  void shouldHoldEveryAcknowledgedEventAfterKills() throws IOException {
    Journal journal = new Journal.Embedded(folder);
    Random random = new Random(4);
    int acknowledged = 0;
    for (int kill = 1; kill <= 4; kill++) {
      try (KilledWriter writer = KilledWriter.start(folder)) {
        for (int more = 3 + random.nextInt(40); more > 0; more--) {
          acknowledged = writer.acknowledged();
        }
        acknowledged = writer.kill(acknowledged);
      }

      List<StoredEvent> events = StoredEvents.read(journal, Tally.ID);

      // One more may have been stored but not acknowledged.
      int stored = events.size();
      assertTrue(stored == acknowledged || stored == acknowledged + 1, stored + " stored");
      assertEquals(
          IntStream.rangeClosed(1, stored).mapToObj(number -> number + " text " + number).toList(),
          events.stream()
              .map(event -> event.sequence() + " " + event.content().path("text").asText())
              .toList());
    }
  }

  @Test
  void shouldServeOneProcessAtATime() throws IOException {
    Journal journal = new Journal.Embedded(folder);
    try (KilledWriter writer = KilledWriter.start(folder)) {
      assertEquals(1, writer.acknowledged());

      assertInUse(() -> JournalSchema.create(journal));
      assertInUse(() -> JournalSchema.check(journal));
      assertInUse(() -> StoredEvents.read(journal, Tally.ID));

      assertTrue(writer.kill(1) >= 1);
    }
    JournalSchema.check(journal);
  }

  @Test
  void shouldBeOneClosedFileWhenItsSystemHasEnded() throws IOException {
    Journal journal = new Journal.Embedded(folder);
    JournalSchema.create(journal);
    try (TallySystem system = new TallySystem(journal)) {
      system.note("one");
    }

    assertClosed();
  }

  @Test
  void shouldBeClosedAndWholeWhenItsSystemEndsInTheMiddleOfWrites() throws IOException {
    Journal journal = new Journal.Embedded(folder);
    JournalSchema.create(journal);
    try (TallySystem system = new TallySystem(journal)) {
      system.noteWithoutWaiting(500);
    }

    assertClosed();
    List<StoredEvent> events = StoredEvents.read(journal, Tally.ID);
    assertFalse(events.isEmpty());
    assertEquals(
        IntStream.rangeClosed(1, events.size()).mapToObj(i -> "text " + i).toList(),
        events.stream().map(event -> event.content().path("text").asText()).toList());
  }

  /** Killed before a byte was written, with nothing but H2's header, and between two tables. */
  @ParameterizedTest
  @ValueSource(longs = {0, 8192, Long.MAX_VALUE})
  void shouldFinishWhatADeadProcessBegan(long bytes) throws Exception {
    Journal journal = new Journal.Embedded(folder);
    Path begun = folder.resolve("journal-new.mv.db");
    try (Connection connection = open("journal-new")) {
      connection.createStatement().execute("CREATE TABLE splitkd_journal (version INTEGER)");
    }
    try (FileChannel channel = FileChannel.open(begun, StandardOpenOption.WRITE)) {
      channel.truncate(bytes);
    }

    assertEquals(folder + ": has no journal", messageOf(() -> JournalSchema.check(journal)));
    assertTrue(JournalSchema.create(journal));

    JournalSchema.check(journal);
    assertClosed();
    assertEquals(List.of(), StoredEvents.persistenceIds(journal));
  }

  @Test
  void shouldMakeTablesInADatabaseThatHasNone() throws SQLException {
    Journal journal = new Journal.Embedded(folder);
    open("journal").close();

    assertEquals(folder + ": has no journal", messageOf(() -> JournalSchema.check(journal)));
    assertTrue(JournalSchema.create(journal));
    JournalSchema.check(journal);
  }

  @Test
  void shouldMakeNothingWhereItLooksForAJournal() {
    Path nowhere = folder.resolve("nowhere");
    Journal journal = new Journal.Embedded(nowhere);

    for (Executable look :
        List.<Executable>of(
            () -> JournalSchema.check(journal),
            () -> StoredEvents.read(journal, Tally.ID),
            () -> StoredEvents.snapshots(journal, Tally.ID),
            () -> StoredEvents.persistenceIds(journal))) {
      assertEquals(nowhere + ": has no journal", messageOf(look));
    }
    assertFalse(Files.exists(nowhere));
  }

  @Test
  void shouldRefuseTablesOfANewerVersion() throws SQLException {
    Journal.Embedded journal = new Journal.Embedded(folder);
    JournalSchema.create(journal);
    try (Connection connection = open("journal")) {
      connection.createStatement().execute("UPDATE splitkd_journal SET version = 2");
    }

    String answer = folder + ": its tables are of version 2: this program knows versions up to 1";
    assertEquals(answer, messageOf(() -> JournalSchema.check(journal)));
    assertEquals(answer, messageOf(() -> JournalSchema.create(journal)));
  }

  @Test
  void shouldNameAFileThatIsDamaged() throws IOException {
    Journal journal = new Journal.Embedded(folder);
    Files.write(folder.resolve("journal.mv.db"), new byte[20_000]);

    String answer = messageOf(() -> JournalSchema.create(journal));

    assertTrue(answer.startsWith(folder + ": is damaged: "), answer);
    assertEquals(1, answer.lines().count());
  }

  @Test
  void shouldNotTakeAFileForAFolder() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertEquals(
        file + ": cannot be made: a file is in the way",
        messageOf(() -> JournalSchema.create(new Journal.Embedded(file))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "with blank",
        "a:b",
        "~",
        "~root",
        "%41",
        "q?x=1&y",
        "it's",
        "é€",
        "#",
        "nio:x",
        "$x"
      })
  void shouldWorkInFoldersOfAnyName(String name) throws IOException {
    Path place = folder.resolve(name).resolve("journal");
    Journal journal = new Journal.Embedded(place);

    assertTrue(JournalSchema.create(journal));

    assertTrue(Files.size(place.resolve("journal.mv.db")) > 0);
    assertFalse(JournalSchema.create(journal));
    try (TallySystem system = new TallySystem(journal)) {
      assertEquals(1, system.note("one"));
    }
    assertEquals(1, StoredEvents.read(journal, Tally.ID).size());
    try (Stream<Path> content = Files.list(folder)) {
      assertEquals(List.of(folder.resolve(name)), content.toList());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a;b", "a\\b"})
  void shouldRefuseFoldersThatH2CannotName(String name) {
    Path place = folder.resolve(name);

    assertEquals(
        place + ": cannot hold a journal: its path must not contain ; or \\",
        messageOf(() -> new Journal.Embedded(place)));
  }

  /** The folder holds nothing else, and nothing in this process holds the lock of the file. */
  private void assertClosed() throws IOException {
    Path file = folder.resolve("journal.mv.db");
    try (Stream<Path> content = Files.list(folder)) {
      assertEquals(List.of(file), content.toList());
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      assertNotNull(channel.tryLock());
    }
  }

  private Connection open(String name) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:h2:file:" + folder.resolve(name) + ";DATABASE_TO_UPPER=false");
  }

  private void assertInUse(Executable action) {
    assertEquals(folder + ": is in use by another process", messageOf(action));
  }
}

package org.splitkd.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.splitkd.journal.Refused.messageOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
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
  void shouldServeOneWriterAtATime() throws IOException {
    Journal journal = new Journal.Embedded(folder);
    try (KilledWriter writer = KilledWriter.start(folder)) {
      assertEquals(1, writer.acknowledged());

      assertInUse(() -> JournalSchema.create(journal));
      assertInUse(() -> EventFile.open(folder));
      // Others may read, and disturb nothing.
      JournalSchema.check(journal);
      assertFalse(StoredEvents.read(journal, Tally.ID).isEmpty());
      assertInUse(() -> EventFile.open(folder));

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

  /** Killed before a byte was written, within the first line, and before the file was renamed. */
  @ParameterizedTest
  @ValueSource(ints = {0, 20, Integer.MAX_VALUE})
  void shouldFinishWhatADeadProcessBegan(int bytes) throws Exception {
    Journal journal = new Journal.Embedded(folder);
    byte[] line = EventLog.firstLine();
    Files.write(
        folder.resolve(".events.jsonl.part"), Arrays.copyOf(line, Math.min(bytes, line.length)));

    assertEquals(folder + ": has no journal", messageOf(() -> JournalSchema.check(journal)));
    assertTrue(JournalSchema.create(journal));

    JournalSchema.check(journal);
    assertClosed();
    assertEquals(List.of(), StoredEvents.persistenceIds(journal));
  }

  @Test
  void shouldMakeNothingWhereItLooksForAJournal() {
    Path nowhere = folder.resolve("nowhere");
    Journal journal = new Journal.Embedded(nowhere);

    for (Executable look :
        List.<Executable>of(
            () -> JournalSchema.check(journal),
            () -> StoredEvents.read(journal, Tally.ID),
            () -> StoredEvents.persistenceIds(journal))) {
      assertEquals(nowhere + ": has no journal", messageOf(look));
    }
    assertFalse(Files.exists(nowhere));
  }

  /** The digest was computed by sha256sum. */
  @Test
  void shouldRefuseANewerVersion() throws IOException {
    Journal.Embedded journal = new Journal.Embedded(folder);
    Files.writeString(
        folder.resolve("events.jsonl"),
        """
        {"format":"splitkd journal","version":2,"digest":"45caec537e80a807416a7390baf0ec8d30d41229414c3dfb938d0b6bb7736681"}
        """);

    String answer = folder + ": its first line says version 2: this program knows version 1";
    assertEquals(answer, messageOf(() -> JournalSchema.check(journal)));
    assertEquals(answer, messageOf(() -> JournalSchema.create(journal)));
  }

  /** Such a database can contain code. */
  @Test
  void shouldNotOpenADatabaseOfAnEarlierVersion() throws IOException {
    Journal journal = new Journal.Embedded(folder);
    Files.write(folder.resolve("journal.mv.db"), new byte[20_000]);

    String answer = folder + ": holds journal.mv.db of an earlier version, which alone can read it";
    assertEquals(answer, messageOf(() -> JournalSchema.check(journal)));
    assertEquals(answer, messageOf(() -> JournalSchema.create(journal)));
    assertEquals(answer, messageOf(() -> StoredEvents.persistenceIds(journal)));
  }

  @Test
  void shouldNotReadADevice() throws IOException {
    Journal journal = new Journal.Embedded(folder);
    Files.createSymbolicLink(folder.resolve("events.jsonl"), Path.of("/dev/zero"));

    assertEquals(
        folder + ": cannot be used: events.jsonl is not a file",
        messageOf(() -> JournalSchema.create(journal)));
  }

  @Test
  void shouldGoOnAfterAHalfWrittenLine() throws IOException {
    Journal journal = new Journal.Embedded(folder);
    JournalSchema.create(journal);
    try (TallySystem system = new TallySystem(journal)) {
      system.note("one");
    }
    Path file = folder.resolve("events.jsonl");
    byte[] whole = Files.readAllBytes(file);
    Files.writeString(file, "{\"writer\":\"ta", StandardOpenOption.APPEND);

    assertEquals(1, StoredEvents.read(journal, Tally.ID).size());
    try (TallySystem system = new TallySystem(journal)) {
      assertEquals(2, system.note("two"));
    }
    assertEquals(2, StoredEvents.read(journal, Tally.ID).size());
    assertArrayEquals(whole, Arrays.copyOf(Files.readAllBytes(file), whole.length));
  }

  /** A limit of the process stands for a full disk: a write fails after a part of its bytes. */
  @Test
  void shouldKeepAllAcknowledgedEventsOfADiskThatFills() throws IOException {
    Journal journal = new Journal.Embedded(folder);
    int acknowledged = 0;
    try (KilledWriter writer = KilledWriter.startWithFilesOfAtMost(20, folder)) {
      acknowledged = writer.untilItEnds();
    }

    assertTrue(acknowledged > 10, acknowledged + " acknowledged");
    assertEquals(acknowledged, StoredEvents.read(journal, Tally.ID).size());
    try (TallySystem system = new TallySystem(journal)) {
      assertEquals(acknowledged + 1, system.note("there is room"));
    }
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
        "$x",
        "a;b",
        "a\\b"
      })
  void shouldWorkInFoldersOfAnyName(String name) throws IOException {
    Path place = folder.resolve(name).resolve("journal");
    Journal journal = new Journal.Embedded(place);

    assertTrue(JournalSchema.create(journal));

    assertTrue(Files.size(place.resolve("events.jsonl")) > 0);
    assertFalse(JournalSchema.create(journal));
    try (TallySystem system = new TallySystem(journal)) {
      assertEquals(1, system.note("one"));
    }
    assertEquals(1, StoredEvents.read(journal, Tally.ID).size());
    try (Stream<Path> content = Files.list(folder)) {
      assertEquals(List.of(folder.resolve(name)), content.toList());
    }
  }

  /** The folder holds nothing else, and nothing in this process holds the lock. */
  private void assertClosed() throws IOException {
    try (Stream<Path> content = Files.list(folder)) {
      assertEquals(
          List.of("events.jsonl", "events.lock"),
          content.map(file -> file.getFileName().toString()).sorted().toList());
    }
    EventFile.open(folder).close();
  }

  private void assertInUse(Executable action) {
    assertEquals(folder + ": is in use by another process", messageOf(action));
  }
}

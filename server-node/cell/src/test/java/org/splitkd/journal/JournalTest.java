package org.splitkd.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/** The behaviour common to all journals. */
@Tag("slow")
class JournalTest {

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void shouldBringAnActorBackInItsSystem(Kind kind) throws SQLException {
    try (TallySystem system = new TallySystem(created(kind))) {
      assertEquals(1, system.note("one"));
      assertEquals(2, system.note("zwei €"));

      system.restart();

      assertEquals(new Tally.Recovered(List.of("one", "zwei €"), 2), system.ask());
      assertEquals(3, system.note("three"));
    }
  }

  @ParameterizedTest
  @EnumSource(names = "MEMORY", mode = EnumSource.Mode.EXCLUDE)
  void shouldBringAnActorBackInAnotherSystem(Kind kind) throws SQLException {
    Journal journal = created(kind);
    try (TallySystem system = new TallySystem(journal)) {
      assertEquals(1, system.note("one"));
      assertEquals(2, system.note("two"));
    }

    try (TallySystem system = new TallySystem(journal)) {
      assertEquals(new Tally.Recovered(List.of("one", "two"), 2), system.ask());
      assertEquals(3, system.note("three"));
    }

    try (TallySystem system = new TallySystem(journal)) {
      assertEquals(List.of("one", "two", "three"), system.ask().texts());
    }
  }

  @Test
  void shouldForgetMemoryWithItsSystem() {
    try (TallySystem system = new TallySystem(new Journal.Memory())) {
      assertEquals(1, system.note("one"));
    }

    try (TallySystem system = new TallySystem(new Journal.Memory())) {
      assertEquals(new Tally.Recovered(List.of(), 0), system.ask());
    }
  }

  /** Twelve events, with snapshots after the fifth and the tenth: two are left to apply. */
  @ParameterizedTest
  @EnumSource
  void shouldStartFromTheNewestSnapshot(Kind kind) throws SQLException {
    List<String> texts = IntStream.rangeClosed(1, 12).mapToObj(i -> "text " + i).toList();
    try (TallySystem system = new TallySystem(created(kind))) {
      texts.forEach(system::note);
      assertEquals(5, system.snapshots.receiveMessage(TallySystem.PATIENCE));
      assertEquals(10, system.snapshots.receiveMessage(TallySystem.PATIENCE));

      system.restart();

      assertEquals(new Tally.Recovered(texts, 2), system.ask());
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldSayNothingInTheLog(Kind kind) throws SQLException {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    root.addAppender(log);
    try (TallySystem system = new TallySystem(created(kind))) {
      IntStream.rangeClosed(1, 5).forEach(i -> system.note("text"));
      system.snapshots.receiveMessage(TallySystem.PATIENCE);
      system.restart();
      system.ask();
    } finally {
      root.detachAppender(log);
    }
    assertEquals(List.of(), log.list);
  }

  @ParameterizedTest
  @EnumSource(names = "MEMORY", mode = EnumSource.Mode.EXCLUDE)
  void shouldMakeItsTablesOnce(Kind kind) throws SQLException {
    Journal journal = kind.fresh(folder);

    assertTrue(JournalSchema.create(journal));
    assertFalse(JournalSchema.create(journal));

    JournalSchema.check(journal);
    try (TallySystem system = new TallySystem(journal)) {
      assertEquals(1, system.note("one"));
    }
    assertFalse(JournalSchema.create(journal));
    assertEquals(List.of(Tally.ID), StoredEvents.persistenceIds(journal));
  }

  @Test
  void shouldNeedNoTablesInMemory() {
    assertFalse(JournalSchema.create(new Journal.Memory()));
    JournalSchema.check(new Journal.Memory());
  }

  @Test
  void shouldNotReadTheMemoryOfASystem() {
    assertEquals(
        "memory: only its own process can read it",
        Refused.messageOf(() -> StoredEvents.read(new Journal.Memory(), Tally.ID)));
  }

  private Journal created(Kind kind) throws SQLException {
    Journal journal = kind.fresh(folder);
    JournalSchema.create(journal);
    return journal;
  }
}

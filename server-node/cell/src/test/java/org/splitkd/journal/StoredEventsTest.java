package org.splitkd.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("slow")
class StoredEventsTest {

  private static final String NOTED = "org.splitkd.journal.Tally$Noted";

  @TempDir Path folder;
  private Journal.Embedded embedded = new Journal.Embedded(Path.of(""));

  @BeforeEach
  void choose() {
    embedded = new Journal.Embedded(folder);
  }

  @ParameterizedTest
  @EnumSource(names = "MEMORY", mode = EnumSource.Mode.EXCLUDE)
  void shouldReadWhatWasPersisted(Kind kind) throws Exception {
    Journal journal = kind.fresh(folder);
    JournalSchema.create(journal);
    String large = "x".repeat(2_000_000);
    try (TallySystem system = new TallySystem(journal)) {
      List.of("one", "zwei €", large).forEach(system::note);

      // The same process may read while its system writes.
      assertEquals(3, StoredEvents.read(journal, Tally.ID).size());
    }

    assertEquals(
        List.of(
            new StoredEvent(1, NOTED, 1, json("{\"text\": \"one\"}")),
            new StoredEvent(2, NOTED, 1, json("{\"text\": \"zwei €\"}")),
            new StoredEvent(3, NOTED, 1, json("{\"text\": \"" + large + "\"}"))),
        StoredEvents.read(journal, Tally.ID));
    assertEquals(List.of(Tally.ID), StoredEvents.persistenceIds(journal));
    assertEquals(List.of(), StoredEvents.snapshots(journal, Tally.ID));
    assertEquals(List.of(), StoredEvents.read(journal, "nobody"));
  }

  @ParameterizedTest
  @EnumSource(names = "MEMORY", mode = EnumSource.Mode.EXCLUDE)
  void shouldTellTheSnapshots(Kind kind) throws SQLException {
    Journal journal = kind.fresh(folder);
    JournalSchema.create(journal);
    try (TallySystem system = new TallySystem(journal)) {
      IntStream.rangeClosed(1, 11).forEach(i -> system.note("text " + i));
      assertEquals(5, system.snapshots.receiveMessage(TallySystem.PATIENCE));
      assertEquals(10, system.snapshots.receiveMessage(TallySystem.PATIENCE));
    }

    assertEquals(List.of(5L, 10L), StoredEvents.snapshots(journal, Tally.ID));
    assertEquals(11, StoredEvents.read(journal, Tally.ID).size());
  }

  /** The bytes of {"a": [1, true]} follow from RFC 8949: A1, 61 61, 82, 01, F5. */
  @Test
  void shouldReadVersionsOrderAndWriters() throws Exception {
    JournalSchema.create(embedded);
    store("b", 2, 33, "org.example.Gone#3", "A161618201F5", false);
    store("b", 1, 33, "org.example.Gone", "A0", false);
    store("a", 7, 33, "org.example.Gone", "A0", true);

    assertEquals(
        List.of(
            new StoredEvent(1, "org.example.Gone", 1, json("{}")),
            new StoredEvent(2, "org.example.Gone", 3, json("{\"a\": [1, true]}"))),
        StoredEvents.read(embedded, "b"));
    assertEquals(List.of(), StoredEvents.read(embedded, "a"));
    assertEquals(List.of("a", "b"), StoredEvents.persistenceIds(embedded));
  }

  @Test
  void shouldNameAnEventOfAnotherSerializer() throws SQLException {
    JournalSchema.create(embedded);
    store("b", 4, 31, "org.example.Gone", "7B7D", false);

    assertEquals(
        folder + ": event 4 of b: written by serializer 31: must be 33, jackson-cbor",
        messageOf("b"));
  }

  @Test
  void shouldNameAnEventThatIsDamaged() throws SQLException {
    JournalSchema.create(embedded);
    store("b", 4, 33, "org.example.Gone", "A16161", false);
    store("c", 1, 33, "org.example.Gone#two", "A0", false);

    assertEquals(folder + ": event 4 of b: not an event in CBOR", messageOf("b"));
    assertEquals(folder + ": event 1 of c: not an event in CBOR", messageOf("c"));
  }

  private String messageOf(String persistenceId) {
    return Refused.messageOf(() -> StoredEvents.read(embedded, persistenceId));
  }

  private void store(
      String id, long sequence, int serializer, String manifest, String hex, boolean deleted)
      throws SQLException {
    try (Connection connection = DriverManager.getConnection(EmbeddedFile.url(embedded));
        PreparedStatement row =
            connection.prepareStatement(
                "INSERT INTO event_journal (persistence_id, sequence_number, writer,"
                    + " write_timestamp, adapter_manifest, event_ser_id, event_ser_manifest,"
                    + " event_payload, deleted) VALUES (?, ?, 'w', 0, '', ?, ?, ?, ?)")) {
      row.setString(1, id);
      row.setLong(2, sequence);
      row.setInt(3, serializer);
      row.setString(4, manifest);
      row.setBytes(5, HexFormat.of().parseHex(hex));
      row.setBoolean(6, deleted);
      assertEquals(1, row.executeUpdate());
    }
  }

  private static JsonNode json(String text) throws IOException {
    return new ObjectMapper().readTree(text);
  }
}

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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.splitkd.PostgreSqlServer;

@Tag("slow")
class StoredEventsTest {

  private static final String NOTED = "org.splitkd.journal.Tally$Noted";

  @TempDir Path folder;

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
    assertEquals(List.of(), StoredEvents.read(journal, "nobody"));
  }

  /** The bytes of {"a": [1, true]} follow from RFC 8949: A1, 61 61, 82, 01, F5. */
  @Test
  void shouldReadVersionsOrderAndWriters() throws Exception {
    Journal.PostgreSql server = tables();
    store(server, "b", 2, 33, "org.example.Gone#3", "A161618201F5", false);
    store(server, "b", 1, 33, "org.example.Gone", "A0", false);
    store(server, "a", 7, 33, "org.example.Gone", "A0", true);

    assertEquals(
        List.of(
            new StoredEvent(1, "org.example.Gone", 1, json("{}")),
            new StoredEvent(2, "org.example.Gone", 3, json("{\"a\": [1, true]}"))),
        StoredEvents.read(server, "b"));
    assertEquals(List.of(), StoredEvents.read(server, "a"));
    assertEquals(List.of("a", "b"), StoredEvents.persistenceIds(server));
  }

  @Test
  void shouldNameAnEventOfAnotherSerializer() throws SQLException {
    Journal.PostgreSql server = tables();
    store(server, "b", 4, 31, "org.example.Gone", "7B7D", false);

    assertEquals(
        server.printable() + ": event 4 of b: written by serializer 31: must be 33, jackson-cbor",
        messageOf(server, "b"));
  }

  @Test
  void shouldNameAnEventThatIsDamaged() throws SQLException {
    Journal.PostgreSql server = tables();
    store(server, "b", 4, 33, "org.example.Gone", "A16161", false);
    store(server, "c", 1, 33, "org.example.Gone#two", "A0", false);

    assertEquals(
        server.printable() + ": event 4 of b: not an event in CBOR", messageOf(server, "b"));
    assertEquals(
        server.printable() + ": event 1 of c: not an event in CBOR", messageOf(server, "c"));
  }

  private static Journal.PostgreSql tables() throws SQLException {
    Journal.PostgreSql server = PostgreSqlServer.running().newDatabase();
    JournalSchema.create(server);
    return server;
  }

  private static String messageOf(Journal journal, String persistenceId) {
    return Refused.messageOf(() -> StoredEvents.read(journal, persistenceId));
  }

  private static void store(
      Journal.PostgreSql server,
      String id,
      long sequence,
      int serializer,
      String manifest,
      String hex,
      boolean deleted)
      throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                server.url(), PostgreSqlServer.USER, PostgreSqlServer.PASSWORD);
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

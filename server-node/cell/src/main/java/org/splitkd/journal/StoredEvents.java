package org.splitkd.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.splitkd.journal.EventLog.End;
import org.splitkd.journal.EventLog.Entry;

/**
 * Reads a journal without Akka, without the classes of its events, and without changing anything.
 * Every method throws a {@link JournalException} if the journal cannot be read, is damaged, or is
 * only in memory.
 */
public final class StoredEvents {

  /** Akka's number for the serializer jackson-cbor. */
  static final int JACKSON_CBOR = 33;

  private static final ObjectReader CBOR = new CBORMapper().reader();

  /** Makes a value from a row. */
  private interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  private StoredEvents() {}

  /** The events of one writer that were not deleted, in the order of their sequence numbers. */
  public static List<StoredEvent> read(Journal journal, String persistenceId) {
    if (journal instanceof Journal.Embedded embedded) {
      List<StoredEvent> events = new ArrayList<>();
      logOf(
          embedded,
          entry -> {
            if (entry.writer().equals(persistenceId)) {
              events.add(entry.event());
            }
          });
      return List.copyOf(events);
    }
    return rows(
        journal,
        "SELECT sequence_number, event_ser_id, event_ser_manifest, event_payload"
            + " FROM event_journal WHERE persistence_id = ? AND NOT deleted"
            + " ORDER BY sequence_number",
        List.of(persistenceId),
        row -> event(journal, persistenceId, row));
  }

  /** The writers of events, in alphabetical order. */
  public static List<String> persistenceIds(Journal journal) {
    if (journal instanceof Journal.Embedded embedded) {
      return logOf(embedded, any -> {}).sequences().keySet().stream().sorted().toList();
    }
    return rows(
            journal,
            "SELECT DISTINCT persistence_id FROM event_journal",
            List.of(),
            row -> row.getString(1))
        .stream()
        .sorted() // not by the database: its order depends on its locale
        .toList();
  }

  /**
   * The digest of all events of an embedded journal, in their order; empty for another kind, whose
   * store guards its events itself.
   */
  public static Optional<String> digest(Journal journal) {
    return journal instanceof Journal.Embedded embedded
        ? Optional.of(logOf(embedded, any -> {}).digest())
        : Optional.empty();
  }

  private static End logOf(Journal.Embedded journal, Consumer<Entry> each) {
    return EventFile.read(journal.folder(), each)
        .orElseThrow(() -> JournalReason.notThere(journal));
  }

  private static <T> List<T> rows(
      Journal journal, String query, List<String> arguments, Row<T> value) {
    if (!(journal instanceof Journal.PostgreSql server)) {
      throw new JournalException(journal.printable() + ": only its own process can read it");
    }
    return Database.read(
        server,
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < arguments.size(); i++) {
              statement.setString(i + 1, arguments.get(i));
            }
            List<T> values = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
              while (row.next()) {
                values.add(value.of(row));
              }
            }
            return values;
          }
        });
  }

  private static StoredEvent event(Journal journal, String persistenceId, ResultSet row)
      throws SQLException {
    long sequence = row.getLong(1);
    int serializer = row.getInt(2);
    if (serializer != JACKSON_CBOR) {
      throw new JournalException(
          place(journal, persistenceId, sequence)
              + ": written by serializer "
              + serializer
              + ": must be "
              + JACKSON_CBOR
              + ", jackson-cbor");
    }
    // Jackson's manifest: the class, followed by # and its version once there is a migration.
    String[] manifest = row.getString(3).split("#", 2);
    try {
      int version = manifest.length == 1 ? 1 : Integer.parseInt(manifest[1]);
      JsonNode content = CBOR.readTree(row.getBytes(4));
      return new StoredEvent(sequence, manifest[0], version, content);
    } catch (IOException | NumberFormatException damaged) {
      throw new JournalException(
          place(journal, persistenceId, sequence) + ": not an event in CBOR", damaged);
    }
  }

  private static String place(Journal journal, String persistenceId, long sequence) {
    return journal.printable() + ": event " + sequence + " of " + persistenceId;
  }
}

package org.splitkd.journal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Optional;

/** The file or the tables of a journal. */
public final class JournalSchema {

  /** Version of the tables that this program creates and knows. */
  private static final int VERSION = 1;

  /** An arbitrary number: that of the lock held while tables are created. */
  private static final long LOCK = 0x73706c69746b64L;

  private JournalSchema() {}

  /**
   * Creates the file or the tables if they are missing. Repeated or concurrent calls do no harm,
   * even from several processes.
   *
   * @return whether anything was created
   * @throws JournalException if the journal cannot be used, or is of a newer version
   */
  public static boolean create(Journal journal) {
    if (journal instanceof Journal.Embedded embedded) {
      return EventFile.create(embedded.folder());
    }
    return journal instanceof Journal.PostgreSql server
        && !isThere(server)
        && Database.make(server, JournalSchema::createOnce);
  }

  /**
   * Checks that a journal can be used, without changing anything.
   *
   * @throws JournalException if it cannot be reached, is missing, damaged or of a newer version
   */
  public static void check(Journal journal) {
    if (!(journal instanceof Journal.Memory) && !isThere(journal)) {
      throw JournalReason.notThere(journal);
    }
  }

  private static boolean isThere(Journal journal) {
    if (journal instanceof Journal.Embedded embedded) {
      return EventFile.read(embedded.folder(), any -> {}).isPresent();
    }
    return journal instanceof Journal.PostgreSql server && isThere(server);
  }

  private static boolean isThere(Journal.PostgreSql journal) {
    Optional<Integer> version =
        Database.readIfThere(journal, JournalSchema::version).flatMap(row -> row);
    version.ifPresent(known -> requireKnown(journal, known));
    return version.isPresent();
  }

  /** The version of the tables; empty while they are being created. */
  private static Optional<Integer> version(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT version FROM splitkd_journal")) {
      return row.next() ? Optional.of(row.getInt(1)) : Optional.empty();
    }
  }

  /** Creates the tables on PostgreSQL in one transaction, one process after the other. */
  private static boolean createOnce(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      // CREATE TABLE IF NOT EXISTS fails if another process creates the same table concurrently.
      statement.execute("SELECT pg_advisory_xact_lock(" + LOCK + ")");
    }
    boolean made = run(connection);
    connection.commit();
    return made;
  }

  /** Runs the script; its last statement adds the version's row if it is missing. */
  private static boolean run(Connection connection) throws SQLException {
    boolean made = false;
    try (Statement statement = connection.createStatement()) {
      for (String command : text("postgresql.sql").split(";\\s*", -1)) {
        if (!command.isEmpty()) {
          made = statement.executeUpdate(command) > 0;
        }
      }
    }
    return made;
  }

  private static void requireKnown(Journal journal, int version) {
    if (version > VERSION) {
      throw new JournalException(
          journal.printable()
              + ": its tables are of version "
              + version
              + ": this program knows versions up to "
              + VERSION);
    }
  }

  private static String text(String name) {
    try (InputStream script =
        Objects.requireNonNull(JournalSchema.class.getResourceAsStream(name), name)) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(name, failure);
    }
  }
}

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

/** The tables of a journal. */
public final class JournalSchema {

  /** Of the tables that this program makes and knows. */
  private static final int VERSION = 1;

  /** Any number; who makes tables holds the lock of this number. */
  private static final long LOCK = 0x73706c69746b64L;

  private JournalSchema() {}

  /**
   * Makes what is missing; a second time does no harm, nor do two processes at once.
   *
   * @return whether anything was made
   * @throws JournalException if the database cannot be used, or holds a newer version
   */
  public static boolean create(Journal journal) {
    if (journal instanceof Journal.Memory || isThere(journal)) {
      return false;
    }
    return Database.make(
        journal,
        journal instanceof Journal.Embedded
            ? connection -> run("h2.sql", connection)
            : JournalSchema::createOnce);
  }

  /**
   * Makes sure that a journal can be used, and changes nothing.
   *
   * @throws JournalException if it cannot be reached, has no tables, or holds a newer version
   */
  public static void check(Journal journal) {
    if (!(journal instanceof Journal.Memory) && !isThere(journal)) {
      throw JournalReason.notThere(journal);
    }
  }

  private static boolean isThere(Journal journal) {
    Optional<Integer> version =
        Database.readIfThere(journal, JournalSchema::version).flatMap(row -> row);
    version.ifPresent(known -> requireKnown(journal, known));
    return version.isPresent();
  }

  /** The version of the tables; none while they are being made. */
  private static Optional<Integer> version(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT version FROM splitkd_journal")) {
      return row.next() ? Optional.of(row.getInt(1)) : Optional.empty();
    }
  }

  /** On PostgreSQL, in one transaction, one process after the other. */
  private static boolean createOnce(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      // CREATE TABLE IF NOT EXISTS fails when another process makes the same table just then.
      statement.execute("SELECT pg_advisory_xact_lock(" + LOCK + ")");
    }
    boolean made = run("postgresql.sql", connection);
    connection.commit();
    return made;
  }

  /** Runs a script; its last statement adds the version's row if it is not there. */
  private static boolean run(String script, Connection connection) throws SQLException {
    boolean made = false;
    try (Statement statement = connection.createStatement()) {
      for (String command : text(script).split(";\\s*", -1)) {
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

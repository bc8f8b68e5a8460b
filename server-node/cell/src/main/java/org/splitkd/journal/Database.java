package org.splitkd.journal;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;

/** The database of a PostgreSQL journal, over plain JDBC. */
final class Database {

  /** Work that uses a connection. */
  interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  /** How long a server may take to answer, in s. */
  private static final int CONNECT_S = 10;

  private Database() {}

  /** Creates tables; returns whether any were created. */
  static boolean make(Journal.PostgreSql journal, Work<Boolean> tables) {
    try (Connection connection = connect(journal)) {
      return tables.on(connection);
    } catch (SQLException failure) {
      throw JournalReason.of(journal, failure);
    }
  }

  /** Does read-only work; empty if the database or a table does not exist. */
  static <T> Optional<T> readIfThere(Journal.PostgreSql journal, Work<T> work) {
    try (Connection connection = connect(journal)) {
      return Optional.of(work.on(connection));
    } catch (SQLException failure) {
      if (JournalReason.isNoTable(failure)) {
        return Optional.empty();
      }
      throw JournalReason.of(journal, failure);
    }
  }

  /** Does read-only work on a database that must exist. */
  static <T> T read(Journal.PostgreSql journal, Work<T> work) {
    return readIfThere(journal, work).orElseThrow(() -> JournalReason.notThere(journal));
  }

  /** Opens a connection. */
  static Connection connect(Journal.PostgreSql journal) throws SQLException {
    Properties settings = new Properties();
    journal.user().ifPresent(name -> settings.setProperty("user", name));
    journal.password().ifPresent(word -> settings.setProperty("password", word));
    settings.setProperty("connectTimeout", String.valueOf(CONNECT_S));
    settings.setProperty("loginTimeout", String.valueOf(CONNECT_S));
    return DriverManager.getConnection(journal.url(), settings);
  }
}

package org.splitkd.journal;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import org.h2.api.ErrorCode;

/** The database of a journal, over plain JDBC. */
final class Database {

  /** What is done with a connection. */
  interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  /** How long a server may take to answer, in s. */
  private static final int CONNECT_S = 10;

  private Database() {}

  /** Does something that changes the database; an embedded one is made if it is not there. */
  static <T> T write(Journal journal, Work<T> work) {
    try (Connection connection = connect(journal, false)) {
      return work.on(connection);
    } catch (SQLException failure) {
      throw Reasons.of(journal, failure);
    }
  }

  /** Does something that changes nothing; empty if there is no database or no such table. */
  static <T> Optional<T> readIfThere(Journal journal, Work<T> work) {
    try (Connection connection = connect(journal, true)) {
      return Optional.of(work.on(connection));
    } catch (SQLException failure) {
      if (Reasons.isNoTable(failure)) {
        return Optional.empty();
      }
      throw Reasons.of(journal, failure);
    }
  }

  /** The same of a database that must be there. */
  static <T> T read(Journal journal, Work<T> work) {
    return readIfThere(journal, work).orElseThrow(() -> Reasons.notThere(journal));
  }

  /** The file of an embedded journal; every commit is written at once. */
  static String h2Url(Journal.Embedded journal) {
    // Without WRITE_DELAY=0 the last half second would be lost with the process.
    return "jdbc:h2:file:"
        + journal.folder().toAbsolutePath()
        + "/journal;DATABASE_TO_UPPER=false;WRITE_DELAY=0;TRACE_LEVEL_FILE=0";
  }

  private static Connection h2ToRead(Journal.Embedded journal) throws SQLException {
    String url = h2Url(journal) + ";IFEXISTS=TRUE";
    try {
      return DriverManager.getConnection(url + ";ACCESS_MODE_DATA=r");
    } catch (SQLException failure) {
      // A process that died while it made the file left something for H2 to finish.
      if (failure.getErrorCode() == ErrorCode.DATABASE_IS_READ_ONLY) {
        return DriverManager.getConnection(url);
      }
      throw failure;
    }
  }

  private static Connection connect(Journal journal, boolean readOnly) throws SQLException {
    if (journal instanceof Journal.Embedded embedded) {
      return readOnly ? h2ToRead(embedded) : DriverManager.getConnection(h2Url(embedded));
    }
    if (journal instanceof Journal.PostgreSql server) {
      Properties settings = new Properties();
      server.user().ifPresent(name -> settings.setProperty("user", name));
      server.password().ifPresent(word -> settings.setProperty("password", word));
      settings.setProperty("connectTimeout", String.valueOf(CONNECT_S));
      settings.setProperty("loginTimeout", String.valueOf(CONNECT_S));
      settings.setProperty("readOnly", String.valueOf(readOnly));
      return DriverManager.getConnection(server.url(), settings);
    }
    throw new JournalException(journal.printable() + ": only its own process can read it");
  }
}

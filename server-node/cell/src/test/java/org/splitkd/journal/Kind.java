package org.splitkd.journal;

import java.nio.file.Path;
import java.sql.SQLException;
import org.splitkd.PostgreSqlServer;

/** The kinds of journals. */
enum Kind {
  MEMORY,
  EMBEDDED,
  POSTGRESQL;

  /** An unused journal without tables. */
  Journal fresh(Path folder) throws SQLException {
    return switch (this) {
      case MEMORY -> new Journal.Memory();
      case EMBEDDED -> new Journal.Embedded(folder.resolve("journal"));
      case POSTGRESQL -> PostgreSqlServer.running().newDatabase();
    };
  }
}

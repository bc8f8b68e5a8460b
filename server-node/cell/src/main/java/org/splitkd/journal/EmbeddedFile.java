package org.splitkd.journal;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.splitkd.files.IoReason;

/** The file of an embedded journal. */
final class EmbeddedFile {

  private static final String NAME = "journal";

  /** Name of a file whose tables are being created. */
  private static final String BESIDE = "journal-new";

  /** Suffix that H2 adds to a name. */
  private static final String SUFFIX = ".mv.db";

  private EmbeddedFile() {}

  /** URL for writing: the file must exist, and every commit is in it at once. */
  static String url(Journal.Embedded journal) {
    return url(journal, NAME) + ";IFEXISTS=TRUE";
  }

  /** URL for reading: several processes may read, and the file may be write-protected. */
  static String readOnlyUrl(Journal.Embedded journal) {
    return url(journal) + ";ACCESS_MODE_DATA=r";
  }

  /**
   * Creates a file with its tables under another name and then renames it. H2 cannot read a file
   * that a dead process left unfinished, and a process that tries to read one keeps its lock.
   *
   * @param tables creates the tables; returns whether it created any
   * @return whether this process created the file, and not another one at the same time
   */
  static boolean make(Journal.Embedded journal, Database.Work<Boolean> tables) throws SQLException {
    Path file = journal.folder().resolve(NAME + SUFFIX);
    Path beside = journal.folder().resolve(BESIDE + SUFFIX);
    makeFolder(journal);
    if (Files.exists(file)) {
      return in(url(journal), tables);
    }
    in(url(journal, BESIDE), tables);
    try {
      Files.move(beside, file);
      return true;
    } catch (FileAlreadyExistsException | NoSuchFileException quicker) {
      return false;
    } catch (IOException failure) {
      throw unmade(journal, failure);
    }
  }

  private static void makeFolder(Journal.Embedded journal) {
    try {
      Files.createDirectories(journal.folder());
    } catch (IOException failure) {
      throw unmade(journal, failure);
    }
  }

  private static JournalException unmade(Journal.Embedded journal, IOException failure) {
    return new JournalException(
        journal.printable() + ": cannot be made: " + IoReason.of(failure), failure);
  }

  private static boolean in(String url, Database.Work<Boolean> tables) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url)) {
      return tables.on(connection);
    }
  }

  private static String url(Journal.Embedded journal, String name) {
    // Without WRITE_DELAY=0 the last half second would be lost with the process. Without
    // DB_CLOSE_ON_EXIT=FALSE a Ctrl-C would close the file while others still use it.
    return "jdbc:h2:file:"
        + journal.folder().toAbsolutePath().resolve(name)
        + ";DATABASE_TO_UPPER=false;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";
  }
}

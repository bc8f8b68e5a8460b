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

  /** Of a file whose tables are being made. */
  private static final String BESIDE = "journal-new";

  /** What H2 adds to a name. */
  private static final String SUFFIX = ".mv.db";

  private EmbeddedFile() {}

  /** For those who write: the file must be there, and every commit is in it at once. */
  static String url(Journal.Embedded journal) {
    return url(journal, NAME) + ";IFEXISTS=TRUE";
  }

  /** For those who only read: several processes may do so, and the file may be protected. */
  static String readOnlyUrl(Journal.Embedded journal) {
    return url(journal) + ";ACCESS_MODE_DATA=r";
  }

  /**
   * Makes a file with its tables beside, and then gives it its name: H2 cannot read a file that a
   * dead process has only begun, and this process then goes on to hold its lock.
   *
   * @param tables says whether it made them
   * @return whether it was made here, and not by another process just then
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
    // DB_CLOSE_ON_EXIT=FALSE a Ctrl-C would close the file under those who are still at work.
    return "jdbc:h2:file:"
        + journal.folder().toAbsolutePath().resolve(name)
        + ";DATABASE_TO_UPPER=false;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";
  }
}

package org.splitkd.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splitkd.journal.Journal;
import org.splitkd.journal.StoredEvents;

/** Test with a journal left by an interrupted run of an earlier version. */
class KeptJournalTest {

  private static final String VERSION_1 = "classpath:/journal-version-1/journal.sql";

  @Test
  void shouldUnderstandAJournalOfVersion1(@TempDir Path folder) throws SQLException {
    try (Connection database =
            DriverManager.getConnection(
                "jdbc:h2:file:" + folder + "/journal;DATABASE_TO_UPPER=false");
        PreparedStatement restore = database.prepareStatement("RUNSCRIPT FROM ?")) {
      restore.setString(1, VERSION_1);
      restore.execute();
    }

    // Counted by hand in the script.
    assertEquals(
        new AuditReport(4, 1, 0, List.of()),
        RunAudit.check(StoredEvents.read(new Journal.Embedded(folder), "cell|version-1/training")));
  }
}

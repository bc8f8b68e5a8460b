package org.splitkd.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splitkd.journal.Journal;
import org.splitkd.journal.StoredEvents;

/** Test with a journal left by an interrupted run of an earlier version. */
class KeptJournalTest {

  @Test
  void shouldUnderstandAJournalOfVersion1(@TempDir Path folder) throws IOException {
    try (InputStream log =
        Objects.requireNonNull(
            KeptJournalTest.class.getResourceAsStream("/journal-version-1/events.jsonl"))) {
      Files.copy(log, folder.resolve("events.jsonl"));
    }

    // Counted by hand in the log.
    assertEquals(
        new AuditReport(4, 1, 0, List.of()),
        RunAudit.check(StoredEvents.read(new Journal.Embedded(folder), "cell|version-1/training")));
  }
}

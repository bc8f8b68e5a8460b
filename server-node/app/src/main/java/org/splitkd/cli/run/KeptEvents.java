package org.splitkd.cli.run;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.splitkd.coordinator.CellJournal;
import org.splitkd.journal.Journal;
import org.splitkd.journal.JournalException;
import org.splitkd.journal.StoredEvent;
import org.splitkd.journal.StoredEvents;

/** The journal of a run in a results folder. */
public final class KeptEvents {

  /** The name of the one cell of a distillation. */
  private static final String CELL = "training";

  /** Events between snapshots, which speed up resuming. Tests need some in short runs. */
  private static final String SNAPSHOT_EVERY = "splitkd.snapshot-every";

  private KeptEvents() {}

  /**
   * The events so far.
   *
   * @throws JournalException if they cannot be read
   */
  public static List<StoredEvent> of(Path folder, RunRecord record) {
    Journal journal = journal(folder, record);
    requireWhole(journal, record);
    return StoredEvents.read(journal, cell(record).persistenceId());
  }

  /**
   * Checks that the journal of a finished run is still the one that the run has left.
   *
   * @throws JournalException if it is not
   */
  static void requireWhole(Journal journal, RunRecord record) {
    if (record.journalDigest().isEmpty()) {
      return;
    }
    StoredEvents.digest(journal)
        .filter(digest -> !digest.equals(record.journalDigest()))
        .ifPresent(
            digest -> {
              throw new JournalException(
                  journal.printable()
                      + ": is not the journal that the finished run has left: "
                      + RunRecord.NAME
                      + " names another last event");
            });
  }

  public static Journal.Embedded embedded(Path folder) {
    return new Journal.Embedded(folder.resolve(ClaimedFolder.JOURNAL));
  }

  /** The journal that a record names. */
  static Journal journal(Path folder, RunRecord record) {
    return record.journal().equals(RunRecord.EMBEDDED)
        ? embedded(folder)
        : Journal.of(record.journal());
  }

  /**
   * A journal's name in a record: with the user, which is needed to resume, without the password.
   */
  public static String named(Journal journal) {
    if (!(journal instanceof Journal.PostgreSql server)) {
      return RunRecord.EMBEDDED;
    }
    String url = server.printable();
    return server
        .user()
        .map(
            user ->
                url
                    + (url.contains("?") ? "&" : "?")
                    + "user="
                    + URLEncoder.encode(user, StandardCharsets.UTF_8))
        .orElse(url);
  }

  static CellJournal cell(RunRecord record) {
    return new CellJournal(
        record.run().toString(), CELL, record.digest(), Integer.getInteger(SNAPSHOT_EVERY, 50));
  }
}

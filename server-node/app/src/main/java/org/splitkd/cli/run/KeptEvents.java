package org.splitkd.cli.run;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.splitkd.command.UsageException;
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
  public static List<StoredEvent> of(Journal journal, RunRecord record) {
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

  /**
   * The journal of a run. A server is used only if the user has named it, too: otherwise a folder
   * from somebody else could send the user's password to a host of his own.
   *
   * @param named the journal that the user has named; empty if none
   * @throws UsageException if it is not the one of the record
   */
  public static Journal journal(Path folder, RunRecord record, Optional<Journal> named) {
    Path file = folder.resolve(RunRecord.NAME);
    if (record.journal().equals(RunRecord.EMBEDDED)) {
      named.ifPresent(
          other -> {
            throw new UsageException(
                "--journal " + other.printable() + ": " + file + " names the one in its folder");
          });
      return embedded(folder);
    }
    Journal.PostgreSql recorded = (Journal.PostgreSql) Journal.of(record.journal(), Map.of());
    if (named.isEmpty()) {
      throw new UsageException(
          file
              + ": names a journal on a server: give --journal "
              + recorded.printable()
              + " to connect to it");
    }
    if (!(named.get() instanceof Journal.PostgreSql server)
        || !server.url().equals(recorded.url())) {
      throw new UsageException(
          "--journal " + named.get().printable() + ": " + file + " names " + recorded.printable());
    }
    return new Journal.PostgreSql(
        server.url(), server.user().or(recorded::user), server.password());
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

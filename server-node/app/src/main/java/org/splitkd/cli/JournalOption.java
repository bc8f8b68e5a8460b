package org.splitkd.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.splitkd.journal.Journal;
import org.splitkd.journal.JournalException;
import org.splitkd.journal.JournalSchema;
import picocli.CommandLine.Option;

/** The option that selects the journal of a run. */
final class JournalOption {

  @Option(
      names = "--journal",
      paramLabel = "URL",
      description = {
        "Stores the run's events in PostgreSQL (jdbc:postgresql://host[:port]/database) instead of DIR/journal.",
        "The environment variables SPLITKD_JOURNAL_USER and SPLITKD_JOURNAL_PASSWORD hold user and password."
      })
  @Nullable String url;

  /**
   * Returns the named journal, checked and ready for use; empty if none was named.
   *
   * @throws JournalException if it is not usable
   */
  Optional<Journal> server() {
    Optional<Journal> server = Optional.ofNullable(url).map(Journal::of);
    server.ifPresent(JournalSchema::check);
    return server;
  }
}

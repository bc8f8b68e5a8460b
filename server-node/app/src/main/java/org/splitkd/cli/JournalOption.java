package org.splitkd.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.splitkd.journal.Journal;
import org.splitkd.journal.JournalException;
import org.splitkd.journal.JournalSchema;
import picocli.CommandLine.Option;

/** Where a run keeps its events. */
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
   * The journal that was named, ready to be used.
   *
   * @throws JournalException if it is not
   */
  Optional<Journal> server() {
    Optional<Journal> server = Optional.ofNullable(url).map(Journal::of);
    server.ifPresent(JournalSchema::check);
    return server;
  }
}

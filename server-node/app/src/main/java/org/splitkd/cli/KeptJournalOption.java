package org.splitkd.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.splitkd.journal.Journal;
import picocli.CommandLine.Option;

/** The option that confirms the journal of a run that exists. */
final class KeptJournalOption {

  @Option(
      names = "--journal",
      paramLabel = "URL",
      description = {
        "The journal of a run that keeps its events in PostgreSQL: the URL in its run.json, given again.",
        "A folder alone never makes this program connect to a host."
      })
  @Nullable String url;

  /** The named journal, which is not checked; empty if none was named. */
  Optional<Journal> named() {
    return Optional.ofNullable(url).map(Journal::of);
  }
}

package org.splitkd.cli.run;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.splitkd.checkpoint.CheckpointException;
import org.splitkd.coordinator.UnansweredException;
import org.splitkd.files.UnwritableFileException;
import org.splitkd.huggingface.ModelFormatException;
import org.splitkd.journal.Journal;
import org.splitkd.journal.JournalException;
import org.splitkd.report.ReportException;

/**
 * Thrown when a run stops but can be resumed later. The message is one line for the user. Completed
 * work is not lost.
 */
public final class InterruptedRunException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String reason;

  InterruptedRunException(Path folder, Journal journal, String reason, RuntimeException cause) {
    super(
        reason
            + ": continue with splitkd resume "
            + folder
            + (journal instanceof Journal.PostgreSql ? " --journal " + journal.printable() : ""),
        cause);
    this.reason = reason;
  }

  /** The reason alone, without the command that continues a run in one JVM. */
  public String reason() {
    return reason;
  }

  /** The reason if the journal, the disk or an overloaded machine failed; empty for any other. */
  static Optional<String> reason(Journal journal, RuntimeException failure) {
    return JournalException.in(journal, failure)
        .<Throwable>map(cause -> cause)
        .or(() -> causes(failure).filter(InterruptedRunException::isOfTheMachine).findFirst())
        .map(cause -> String.valueOf(cause.getMessage()));
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
  }

  private static boolean isOfTheMachine(Throwable cause) {
    return cause instanceof UnwritableFileException
        || cause instanceof CheckpointException
        || cause instanceof ReportException
        || cause instanceof ModelFormatException
        || cause instanceof UncheckedIOException
        || cause instanceof UnansweredException;
  }
}

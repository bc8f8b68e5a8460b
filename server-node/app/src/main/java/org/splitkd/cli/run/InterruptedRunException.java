package org.splitkd.cli.run;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.splitkd.checkpoint.CheckpointException;
import org.splitkd.files.UnwritableFileException;
import org.splitkd.huggingface.ModelFormatException;
import org.splitkd.journal.Journal;
import org.splitkd.journal.JournalException;
import org.splitkd.report.ReportException;

/**
 * A run cannot go on for now, and can later; the message is one line for the user. Nothing that was
 * done is lost.
 */
public final class InterruptedRunException extends RuntimeException {

  private static final long serialVersionUID = 1;

  InterruptedRunException(Path folder, String reason, RuntimeException cause) {
    super(reason + ": go on with splitkd resume " + folder, cause);
  }

  /** What of the journal or the disk failed; empty if it was something else. */
  static Optional<String> reason(Journal journal, RuntimeException failure) {
    return JournalException.in(journal, failure)
        .<Throwable>map(cause -> cause)
        .or(() -> causes(failure).filter(InterruptedRunException::isOfTheDisk).findFirst())
        .map(cause -> String.valueOf(cause.getMessage()));
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
  }

  private static boolean isOfTheDisk(Throwable cause) {
    return cause instanceof UnwritableFileException
        || cause instanceof CheckpointException
        || cause instanceof ReportException
        || cause instanceof ModelFormatException
        || cause instanceof UncheckedIOException;
  }
}

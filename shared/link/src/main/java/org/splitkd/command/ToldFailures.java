package org.splitkd.command;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Keeps out of the log what is told otherwise: failures of the journal, the disk and policies end a
 * run or a session with one line that names them. Actors would add their stack traces. Logback
 * makes it by its name in {@code stderr-plain.xml} and {@code stderr-json.xml}.
 */
public final class ToldFailures extends Filter<ILoggingEvent> {

  /** Names, as the classes belong to modules that a program may have or not. */
  static final Set<String> TOLD =
      Set.of(
          "akka.persistence.typed.EventRejectedException",
          "akka.persistence.typed.internal.JournalFailureException",
          "org.splitkd.checkpoint.CheckpointException",
          "org.splitkd.decision.PolicyException",
          "org.splitkd.files.UnwritableFileException");

  @Override
  public FilterReply decide(ILoggingEvent event) {
    return Stream.iterate(event.getThrowableProxy(), Objects::nonNull, IThrowableProxy::getCause)
            .anyMatch(failure -> TOLD.contains(failure.getClassName()))
        ? FilterReply.DENY
        : FilterReply.NEUTRAL;
  }
}

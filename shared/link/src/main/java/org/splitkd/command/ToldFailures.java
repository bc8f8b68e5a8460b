package org.splitkd.command;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Keeps failures out of the log that are reported elsewhere. Failures of the journal, the disk and
 * policies end a run or a session with one line that names them; actors would also log their stack
 * traces. Logback creates this filter by its name in {@code stderr-plain.xml} and {@code
 * stderr-json.xml}.
 */
public final class ToldFailures extends Filter<ILoggingEvent> {

  /** Names of classes, because a program may lack the modules of these classes. */
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

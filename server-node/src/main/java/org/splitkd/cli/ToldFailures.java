package org.splitkd.cli;

import akka.persistence.typed.EventRejectedException;
import akka.persistence.typed.internal.JournalFailureException;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.splitkd.checkpoint.CheckpointException;
import org.splitkd.decision.PolicyException;
import org.splitkd.files.UnwritableFileException;

/**
 * Keeps out of the log what is told otherwise: failures of the journal, the disk and policies end a
 * run or a session with one line that names them. Actors would add their stack traces. Logback
 * makes it by its name in logback.xml.
 */
public final class ToldFailures extends Filter<ILoggingEvent> {

  private static final Set<String> TOLD =
      Stream.of(
              JournalFailureException.class,
              EventRejectedException.class,
              CheckpointException.class,
              PolicyException.class,
              UnwritableFileException.class)
          .map(Class::getName)
          .collect(Collectors.toUnmodifiableSet());

  @Override
  public FilterReply decide(ILoggingEvent event) {
    return Stream.iterate(event.getThrowableProxy(), Objects::nonNull, IThrowableProxy::getCause)
            .anyMatch(failure -> TOLD.contains(failure.getClassName()))
        ? FilterReply.DENY
        : FilterReply.NEUTRAL;
  }
}

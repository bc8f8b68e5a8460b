package org.splitkd.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import akka.persistence.typed.EventRejectedException;
import akka.persistence.typed.internal.JournalFailureException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.splitkd.checkpoint.CheckpointException;
import org.splitkd.decision.PolicyException;
import org.splitkd.files.UnwritableFileException;

/** Test that the class names in the filter exist: it identifies failures by name only. */
class ToldFailuresTest {

  @Test
  void shouldNameClassesThatThereAre() {
    Set<String> classes =
        Stream.of(
                EventRejectedException.class,
                JournalFailureException.class,
                CheckpointException.class,
                PolicyException.class,
                UnwritableFileException.class)
            .map(Class::getName)
            .collect(Collectors.toSet());

    assertEquals(classes, ToldFailures.TOLD);
  }
}

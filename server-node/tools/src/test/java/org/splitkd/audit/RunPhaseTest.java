package org.splitkd.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.splitkd.audit.RunPhase.CHOICE;
import static org.splitkd.audit.RunPhase.DEPLOYMENT;
import static org.splitkd.audit.RunPhase.EVALUATION;
import static org.splitkd.audit.RunPhase.NOT_STARTED;
import static org.splitkd.audit.RunPhase.OVER;
import static org.splitkd.audit.RunPhase.SESSION;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunPhaseTest {

  @Test
  void shouldSayWhatARunWaitsForAfterEveryEvent() {
    assertEquals(
        List.of(
            NOT_STARTED,
            CHOICE, // started
            CHOICE, // round 1
            SESSION, // selected
            CHOICE, // aborted, to be retried
            CHOICE, // resumed
            SESSION, // selected
            SESSION, // resumed
            CHOICE, // committed
            SESSION, // selected
            EVALUATION, // committed
            DEPLOYMENT, // round 1 completed: the events do not say whether it was the last
            CHOICE, // round 2
            CHOICE, // left out
            SESSION, // selected
            EVALUATION, // aborted
            DEPLOYMENT, // round 2 completed
            DEPLOYMENT,
            DEPLOYMENT,
            OVER),
        IntStream.rangeClosed(0, Story.WHOLE.events().size())
            .mapToObj(events -> RunPhase.of(Story.WHOLE.upTo(events).stored()))
            .toList());
  }
}

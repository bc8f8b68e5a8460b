package org.splitkd.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.persistence.testkit.ProcessingSuccess;
import akka.persistence.testkit.ReadEvents;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.splitkd.coordinator.CellState.Phase;

/** Snapshots after every second event save time and change nothing. */
@Tag("slow")
class CoordinatorSnapshotTest {

  private static final ActorTestKit KIT = ActorTestKit.create(ProbedCell.config());

  @AfterAll
  static void shutDown() {
    KIT.shutdownTestKit();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NOT_STARTED")
  void shouldBeTheSameWithSnapshotsInBetween(Phase phase) {
    ProbedCell without = new CellScript(KIT, 0).to(phase).cell;
    int all = without.stored().size();
    assertEquals(all, eventsReadIn(without, without::restart));
    without.proceed();
    CellState state = without.tested.getState();
    List<Object> stored = without.stored();

    ProbedCell with = new CellScript(KIT, 2).to(phase).cell;
    with.tested
        .snapshotTestKit()
        .orElseThrow()
        .expectNextPersistedClass(with.persistenceId(), CellState.class);
    int replayed = eventsReadIn(with, with::restart);
    with.proceed();

    assertTrue(replayed < all, replayed + " of " + all + " events read");
    assertEquals(state, with.tested.getState());
    assertEquals(stored, with.stored());
  }

  private static int eventsReadIn(ProbedCell cell, Runnable action) {
    AtomicInteger read = new AtomicInteger();
    cell.tested
        .persistenceTestKit()
        .withPolicy(
            (id, operation) -> {
              if (operation instanceof ReadEvents events) {
                read.addAndGet(events.getBatch().size());
              }
              return ProcessingSuccess.getInstance();
            });
    action.run();
    cell.tested.persistenceTestKit().resetPolicy();
    return read.get();
  }
}

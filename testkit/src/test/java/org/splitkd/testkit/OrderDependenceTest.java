package org.splitkd.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.splitkd.api.policy.Choice;
import org.splitkd.api.policy.Policy;
import org.splitkd.api.policy.Rationale;
import org.splitkd.edge.RecordingEdgeTrainer;
import org.splitkd.model.CutLayer;

/**
 * The kit finds a cell whose outcome depends on the order in which its actors run. An aborted
 * session tells the GPU to discard it and the coordinator that it is over; either of the two may
 * act first.
 */
@Tag("slow")
@CellTest
class OrderDependenceTest {

  private static final int VEHICLES = 6;

  /** The GPU's trainer of each rehearsal. */
  private final List<RecordingEdgeTrainer> trainers = new CopyOnWriteArrayList<>();

  @Test
  void shouldFindAPolicyThatLooksAtWhatAnotherActorHasDone(CellScenario cell) {
    CellOutcome outcome =
        serving(cell, before -> latest().calls("abandon").size()).run().expectServed();

    String message =
        String.valueOf(
            assertThrows(AssertionError.class, () -> outcome.expectSameOnEverySeed(300))
                .getMessage());

    List<String> parts = List.of(message.split("What happened:|And with the order of seed \\d+:"));
    assertEquals(3, parts.size(), message);
    assertTrue(
        parts
            .get(0)
            .matches("(?s)Expected the same end with the order of seed \\d+, but round 1 is .*"),
        message);
    assertEquals("\n" + outcome.story() + "\n", parts.get(1));
    assertNotEquals(cuts(parts.get(1)), cuts(parts.get(2)), message);
  }

  @Test
  void shouldFindNothingWhereThePolicyLooksAtItsOwnBooks(CellScenario cell) {
    serving(cell, before -> before).run().expectServed().expectSameOnEverySeed(100);
  }

  /**
   * Configures a cell in which every vehicle dies.
   *
   * @param deeper number of blocks beyond the first at which a vehicle is cut, given the number of
   *     vehicles tried before
   */
  private CellScenario serving(CellScenario cell, IntUnaryOperator deeper) {
    Policy policy =
        round ->
            Choice.serve(
                round.candidates().get(0),
                new CutLayer(1 + deeper.applyAsInt(VEHICLES - round.candidates().size())),
                2,
                Rationale.of("the first"));
    cell.vehicles(VEHICLES).policy(() -> policy);
    for (int vehicle = 1; vehicle <= VEHICLES; vehicle++) {
      cell.when("vehicle " + vehicle + " dies at batch 1");
    }
    return cell.trainer(
        () -> {
          trainers.add(new RecordingEdgeTrainer(cell.scenario().workload()));
          return latest();
        });
  }

  private RecordingEdgeTrainer latest() {
    return trainers.get(trainers.size() - 1);
  }

  /** The lines of a story with which sessions begin. */
  private static List<String> cuts(String story) {
    return story.lines().filter(line -> line.contains(" at 2.000 GHz")).toList();
  }
}

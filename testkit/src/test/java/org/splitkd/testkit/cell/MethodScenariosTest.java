package org.splitkd.testkit.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.splitkd.coordinator.CommittedSession;
import org.splitkd.testkit.CellOutcome;
import org.splitkd.testkit.CellScenario;
import org.splitkd.testkit.CellTest;

/** A scenario for each method beyond the paper's three. */
@Tag("slow")
@CellTest
class MethodScenariosTest {

  /** A fault and a second round, in which what a method knows of the first matters. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "delay-price",
        "greedy-delay",
        "card",
        "neurosurgeon",
        "random",
        "exact-order",
        "battery-aware"
      })
  void shouldDecideTheSameWhenKilledAndResumed(String method, CellScenario cell) {
    cell.vehicles(3)
        .driving()
        .rounds(2)
        .attempts(2)
        .policy(method)
        .when("vehicle 2 dies at batch 3")
        .run()
        .expectAborted(2, "died")
        .expectSkipped()
        .expectSameOnThreads(1, 2)
        .expectSameWhenResumed();
  }

  @ParameterizedTest
  @ValueSource(strings = {"delay-price", "greedy-delay"})
  void shouldServeTheFastestVehicleFirst(String method, CellScenario cell) {
    cell.vehicles(3)
        .policy(method)
        .mbitPerSecond(1, 100, 100)
        .mbitPerSecond(2, 400, 400)
        .mbitPerSecond(3, 200, 200)
        .run()
        .expectServed(2, 3, 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"card", "neurosurgeon"})
  void shouldServeByIndex(String method, CellScenario cell) {
    cell.vehicles(2)
        .policy(method)
        .mbitPerSecond(1, 100, 100)
        .mbitPerSecond(2, 400, 400)
        .run()
        .expectServed(1, 2);
  }

  @Test
  void shouldRunAtTheHighestClockWhereOnlyDelayCounts(CellScenario cell) {
    CellOutcome outcome = cell.vehicles(2).policy("greedy-delay").run();

    double most = cell.scenario().server().maxGhz();
    assertTrue(outcome.sessions().stream().allMatch(session -> session.ghz() == most));
  }

  /** Below 2.1 GHz the voltage of the GPU stays the same, so only time is lost. */
  @Test
  void shouldRunAtTheClockOfLeastEnergyWhereDelayIsFree(CellScenario cell) {
    CellOutcome outcome = cell.vehicles(2).policy("delay-price").set("policy.delay-price=0").run();

    assertEquals(2.1, outcome.sessions().get(0).ghz(), 1e-12);
  }

  @Test
  void shouldDrawSomethingElseFromAnotherSeed(CellScenario cell) {
    CellOutcome one = cell.vehicles(4).policy("random").run();
    double clock = one.sessions().get(0).ghz();
    CellOutcome other = cell.set("run.seed=7").run();

    assertTrue(clock >= 2.1 && clock <= 2.52, clock + " GHz");
    assertTrue(clock != other.sessions().get(0).ghz());
  }

  @Test
  void shouldEndNoLaterInTheBestOrder(CellScenario cell) {
    double greedy = delay(cell.caseStudyFleet().driving().policy("proposed").run());
    double ordered = delay(cell.policy("exact-order").run());

    assertTrue(ordered < greedy, ordered + " s against " + greedy + " s");
  }

  /** Every session takes more than 40 J of the second battery and little of the others. */
  @Test
  void shouldPassOverAVehicleThatRunsLow(CellScenario cell) {
    CellOutcome outcome =
        cell.vehicles(3)
            .policy("battery-aware")
            .batteryJoules(1, 1e6)
            .batteryJoules(2, 40)
            .batteryJoules(3, 1e6)
            .set("policy.reserve=0.2")
            .run()
            .expectSkipped(2);

    assertEquals(
        Set.of(0, 2),
        outcome.sessions().stream().map(CommittedSession::vehicle).collect(Collectors.toSet()));
    outcome.expectAborted(2, "below the reserve").expectWasted(0).expectSameWhenResumed();
  }

  @Test
  void shouldServeBelowTheReserveIfAskedTo(CellScenario cell) {
    cell.vehicles(2)
        .policy("battery-aware")
        .batteryJoules(1, 1e6)
        .batteryJoules(2, 1e6)
        .set("policy.reserve=1")
        .run()
        .expectSkipped(1, 2);
    cell.set("policy.below-reserve=serve").run().expectSkipped();
  }

  private static double delay(CellOutcome outcome) {
    return outcome.run().rounds().get(0).delaySeconds();
  }
}

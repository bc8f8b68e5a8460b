package org.splitkd.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.splitkd.coordinator.CellEvent.RunCompleted;
import org.splitkd.coordinator.CellEvent.RunResumed;
import org.splitkd.coordinator.CellEvent.RunStarted;
import org.splitkd.coordinator.CellEvent.SessionAborted;
import org.splitkd.coordinator.CellEvent.SessionCommitted;
import org.splitkd.coordinator.CellEvent.SessionInterrupted;
import org.splitkd.scenario.text.ScenarioException;

/** Every sentence of {@code faults.script}, with the real actors. */
@Tag("slow")
@CellTest
class ScriptedFaultsTest {

  private static final String TIMEOUT = "no answer within the timeout";

  @Test
  void shouldGiveUpAVehicleThatDies(CellScenario cell) {
    cell.when("vehicle 1 dies at batch 2")
        .run()
        .expectServed(2, 3)
        .expectSkipped(1)
        .expectAborted(1, "the vehicle died")
        .expectSameOnEverySeed(10)
        .expectSameWhenResumed();
  }

  @Test
  void shouldTryADeadVehicleAgainWhenTheOthersAreServed(CellScenario cell) {
    cell.attempts(3)
        .when("vehicle 1 dies at batch 2", "vehicle 1 dies at batch 1 at attempt 2")
        .run()
        .expectServed(2, 3, 1)
        .expectAborted(1, "the vehicle died", 2);
  }

  /** The link returns before it counts as lost, so the transfer resumes. */
  @Test
  void shouldPutOffWhatIsOnTheAirWhileTheLinkIsLost(CellScenario cell) {
    cell.vehicles(1).policy("server-only");
    double undisturbed = cell.run().run().rounds().get(0).delaySeconds();
    // At 5 s the vehicle has sent for some time; nothing else is on the air.
    CellOutcome outcome = cell.when("vehicle 1 loses its link from 0.01 s to 7.01 s").run();
    outcome.expectServed(1).expectDelay(undisturbed + 7);
  }

  @Test
  void shouldGiveUpALinkThatIsLostForLongerThanTheOutage(CellScenario cell) {
    cell.vehicles(1)
        .policy("server-only")
        .set("radio.outage-s=5")
        .when("vehicle 1 loses its link from 0.01 s to 7.01 s")
        .run()
        .expectServed()
        .expectAborted(1, "out of coverage for 5 s");
  }

  /**
   * Until the battery is empty, the vehicle idles at 5 W, receives at 3 W, sends at 5 W and
   * computes at 24.5 W.
   */
  @Test
  void shouldStopWhenTheBatteryIsEmptyAtAnInstant(CellScenario cell) {
    CellOutcome outcome = cell.vehicles(1).when("vehicle 1 has an empty battery at 0.02 s").run();
    outcome.expectServed().expectAborted(1, "the battery is empty");
    // The parameters were not fully received; the vehicle drew 3 W for 0.02 s of the transfer.
    assertEquals(0.06, outcome.aborted().get(0).spent().energy().receive(), 1e-12);
  }

  @Test
  void shouldGiveUpASessionThatTheGpuGivesUp(CellScenario cell) {
    cell.when("gpu fails at batch 3 of vehicle 2")
        .run()
        .expectServed(1, 3)
        .expectAborted(2, "as faults.script says")
        .expectSameOnEverySeed(10);
  }

  /** A delay that is too short would be a wrong result that goes unnoticed. */
  @Test
  void shouldGiveUpAVehicleWhoseClockIsBehind(CellScenario cell) {
    cell.when("vehicle 2 has a clock 3 s behind")
        .run()
        .expectServed(1, 3)
        // It computes 0.058 s before it sends.
        .expectAborted(2, "the vehicle's clock is behind by at least 2.942 s")
        .expectSameOnEverySeed(5);
  }

  @Test
  void shouldBeginAnewWhenTheNodeIsGoneAndChargeNothing(CellScenario cell) {
    CellOutcome undisturbed = cell.vehicles(2).run();
    CellOutcome outcome = cell.when("node of vehicle 2 is gone at batch 4").run();
    assertEquals(undisturbed.run(), outcome.run());
    assertEquals(1, outcome.events().stream().filter(SessionInterrupted.class::isInstance).count());
    outcome.expectSameOnEverySeed(5).expectSameWhenResumed();
  }

  @Test
  void shouldStopWhenTheJournalRefusesAndGoOnAfterwards(CellScenario cell) {
    CellOutcome undisturbed = cell.vehicles(2).run();
    CellOutcome stopped = cell.when("journal refuses the commit of vehicle 2").run();
    stopped.expectStopped("the journal refused the commit of session 1.2 with vehicle 2");
    CellOutcome resumed = stopped.resume();
    assertEquals(undisturbed.run(), resumed.run());
    assertEquals(1, resumed.events().stream().filter(RunResumed.class::isInstance).count());
    assertEquals(2, resumed.events().stream().filter(SessionCommitted.class::isInstance).count());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "parameters of vehicle 1 are lost",
        "teacher-input 2 of vehicle 1 is lost",
        "smashed-data 2 of vehicle 1 is lost",
        "gradient 2 of vehicle 1 is lost",
        "updated-parameters of vehicle 1 are lost",
        "smashed-data 2 of vehicle 1 is late",
        "gradient 2 of vehicle 1 is late",
        "updated-parameters of vehicle 1 are late",
        "teacher-input 2 of vehicle 1 is overtaken"
      })
  void shouldGiveUpASessionWhoseMessageDoesNotCome(String sentence, CellScenario cell) {
    cell.when(sentence).run().expectServed(2, 3).expectAborted(1, TIMEOUT).expectSameOnEverySeed(5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "parameters of vehicle 1 are doubled",
        "teacher-input 2 of vehicle 1 is doubled",
        "smashed-data 2 of vehicle 1 is doubled",
        "gradient 2 of vehicle 1 is doubled",
        "updated-parameters of vehicle 1 are doubled"
      })
  void shouldNotTakeAMessageTwice(String sentence, CellScenario cell) {
    CellOutcome undisturbed = cell.run();
    CellOutcome disturbed = cell.when(sentence).run();
    assertEquals(undisturbed.run(), disturbed.run());
    disturbed.expectSameOnEverySeed(5);
  }

  @Test
  void shouldSayWhatIsWrongWithASentence(CellScenario cell) {
    String message =
        String.valueOf(
            assertThrows(IllegalArgumentException.class, () -> cell.when("vehicle 1 explodes"))
                .getMessage());
    assertTrue(message.startsWith("vehicle 1 explodes: must be like: "), message);
    assertTrue(message.contains("vehicle N dies at batch B"), message);
  }

  @Test
  void shouldRefuseAVehicleThatIsNotThere(CellScenario cell) {
    String message =
        String.valueOf(
            assertThrows(
                    ScenarioException.class,
                    () -> cell.vehicles(2).when("vehicle 3 dies at batch 1").run())
                .getMessage());
    assertTrue(
        message.endsWith(
            "faults.script[0] = vehicle 3 dies at batch 1: must name one of 2 vehicles"),
        message);
  }

  @Test
  void shouldTellTheStoryWhereAnExpectationFails(CellScenario cell) {
    CellOutcome outcome = cell.vehicles(2).when("smashed-data 3 of vehicle 2 is lost").run();
    String message =
        String.valueOf(
            assertThrows(AssertionError.class, () -> outcome.expectServed(2, 1)).getMessage());
    assertTrue(
        message.startsWith("Expected served: vehicles [2, 1], but: served: vehicles [1]\n"),
        message);
    assertTrue(message.contains("✗ smashed-data 3 of vehicle 2 is lost"), message);
    assertTrue(message.contains("… batches 2 to 8 of session 1.1 with vehicle 1 alike"), message);
    assertTrue(message.contains("✗ session 1.2 with vehicle 2 aborted: " + TIMEOUT), message);
    assertFalse(message.contains("teacher-input 5"), message);
  }

  @Test
  void shouldTellEventsOfARunInTheirOrder(CellScenario cell) {
    CellOutcome outcome = cell.vehicles(1).when("vehicle 1 dies at batch 1").run();
    assertEquals(RunStarted.class, outcome.events().get(0).getClass());
    assertTrue(outcome.events().stream().anyMatch(SessionAborted.class::isInstance));
    assertEquals(RunCompleted.class, outcome.events().get(outcome.events().size() - 1).getClass());
  }
}

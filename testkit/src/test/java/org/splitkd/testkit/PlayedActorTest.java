package org.splitkd.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.splitkd.edge.EdgeGpu.BeginStudent;
import org.splitkd.protocol.VehicleCommand;
import org.splitkd.protocol.VehicleCommand.BeginSession;
import org.splitkd.protocol.VehicleCommand.CutGradient;

/** Checks that a test can make on the actors it plays. */
@Tag("slow")
@CellTest
class PlayedActorTest {

  private RunningCell running;

  @BeforeEach
  void start(CellScenario cell) {
    running = cell.vehicles(2).serving(1, 2).play(1).start();
  }

  @Test
  void shouldTellTheStoryWhereAnotherMessageIsExpected() {
    assertFails(
        "Expected for vehicle 1: CutGradient, but: BeginSession[session=session 1.1 with vehicle 1",
        () -> running.vehicle(1).hears(CutGradient.class));
    assertFails(
        "Expected for vehicle 1: BeginSession, but: it hears nothing\nWhat happened:",
        () -> running.vehicle(1).hears(BeginSession.class));
  }

  @Test
  void shouldTellTheStoryWhereNoMessageIsExpected() {
    assertFails(
        "Expected for vehicle 1: nothing, but: [BeginSession[session=session 1.1 with vehicle 1",
        () -> running.vehicle(1).hearsNothing());
  }

  @Test
  void shouldHandOverWhatWasNotAskedForOnce() {
    List<VehicleCommand> heard = running.vehicle(1).heard();

    assertEquals(1, heard.size());
    assertEquals(BeginSession.class, heard.get(0).getClass());
    assertEquals(List.of(), running.vehicle(1).heard());
  }

  @Test
  void shouldNotTakeACellThatGoesOnForOneAtItsEnd() {
    assertFails(
        "Expected a cell at its end, but: it is still running\nWhat happened:", running::expectEnd);
    running.vehicle(1).stops();
    running.expectEnd().expectServed(2).expectAborted(1, "the vehicle is lost");
  }

  @Test
  void shouldSayWhoIsNotPlayed() {
    assertEquals(
        "the test does not play vehicle 2",
        assertThrows(IllegalArgumentException.class, () -> running.vehicle(2)).getMessage());
    assertEquals(
        "the test does not play the GPU",
        assertThrows(IllegalArgumentException.class, () -> running.gpu()).getMessage());
  }

  @Test
  void shouldStrikePlayedVehiclesAsRealOnes(CellScenario cell) {
    running = cell.playGpu().when("smashed-data 1 of vehicle 1 is lost").start();
    running.gpu().begins();
    running.gpu().ready(0);
    running.vehicle(1).begins();
    running.vehicle(1).teacherInput(1, 1, 2).smashedData(1, 2, 3);
    assertTrue(running.story().contains("✗ smashed-data 1 of vehicle 1 is lost"), running.story());
    running.secondsPass(30);
    assertEquals(BeginStudent.class, last(running.gpu().heard()).getClass());
  }

  private static <T> T last(List<T> all) {
    return all.get(all.size() - 1);
  }

  private static void assertFails(String beginning, Runnable expectation) {
    String message =
        String.valueOf(assertThrows(AssertionError.class, expectation::run).getMessage());
    assertTrue(message.startsWith(beginning), message);
    assertTrue(message.contains("session 1.1 with vehicle 1: cut 1 at 2.000 GHz"), message);
  }
}

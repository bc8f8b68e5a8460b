package org.splitkd.testkit.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.splitkd.testkit.cell.PlayedSession.interval;

import akka.pattern.StatusReply;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.splitkd.coordinator.Deployment;
import org.splitkd.edge.RecordingEdgeTrainer;
import org.splitkd.protocol.DeviceMeasurement;
import org.splitkd.protocol.StudentDeployed;
import org.splitkd.protocol.VehicleCommand.DeployStudent;
import org.splitkd.testkit.CellOutcome;
import org.splitkd.testkit.CellScenario;
import org.splitkd.testkit.CellTest;
import org.splitkd.testkit.RunningCell;
import org.splitkd.time.Interval;

/** Deployment to three vehicles from second 100 on; each transfer of the student takes 2 s. */
@Tag("slow")
@CellTest
class DeploymentTest {

  private static final StatusReply<StudentDeployed> TAKEN =
      StatusReply.success(new StudentDeployed(6));

  private static final DeviceMeasurement NOTHING = new DeviceMeasurement(0, 0, 0, 0, 0, 0, 0);

  private RunningCell running;

  @Test
  void shouldReachOneVehicleAfterAnother(CellScenario cell) {
    deploy(cell, 1, 2, 3);

    for (int vehicle = 1; vehicle <= 3; vehicle++) {
      answer(vehicle, interval(98 + 2 * vehicle, 100 + 2 * vehicle), TAKEN);
    }
    CellOutcome outcome = running.expectEnd();
    for (int vehicle = 1; vehicle <= 3; vehicle++) {
      Interval airtime = interval(98 + 2 * vehicle, 100 + 2 * vehicle);
      assertEquals(
          new Deployment(vehicle - 1, airtime, 6, Optional.empty()),
          outcome.run().deployments().get(vehicle - 1));
    }
  }

  @Test
  void shouldCountTheBaseStationOnlyIfTheScenarioDoes(CellScenario cell) {
    deploy(cell.set("policy.count-base-station=true"), 1, 2, 3);

    answer(1, interval(100, 102), TAKEN);

    // The base station sends at 25 W.
    assertEquals(6 + 2 * 25, running.finish().run().deployments().get(0).joules(), 1e-9);
  }

  @Test
  void shouldGoOnWithTheOthersWhenAVehicleIsSilentOrFails(CellScenario cell) {
    deploy(cell, 1, 2, 3);
    running.vehicle(1).hears(DeployStudent.class);

    running.secondsPass(30);

    answer(2, interval(100, 102), StatusReply.error("the vehicle failed: no space"));
    answer(3, interval(100, 102), TAKEN);
    CellOutcome outcome = running.expectEnd();
    assertLeftOut(1, "no answer within the timeout", outcome);
    assertLeftOut(2, "the vehicle failed: no space", outcome);
    assertEquals(interval(100, 102), outcome.run().deployments().get(2).airtime());
  }

  @Test
  void shouldLeaveOutAVehicleThatIsNeverInCoverage(CellScenario cell) {
    deploy(cell.mbitPerSecond(1, 400, 0), 2, 3);

    answer(2, interval(100, 102), TAKEN);

    assertLeftOut(1, "never in coverage", running.finish());
    running.vehicle(1).hearsNothing();
  }

  /** Starts a cell whose covered vehicles all fail their session at second 100. */
  private void deploy(CellScenario cell, int... covered) {
    running =
        cell.serving(1, 2)
            .trainer(() -> new RecordingEdgeTrainer(cell.scenario().workload()))
            .set("workload.download-parameters=false")
            .deploying()
            .play(1, 2, 3)
            .start();
    for (int vehicle : covered) {
      running.vehicle(vehicle).begins();
      running.vehicle(vehicle).fails("it broke", 100, NOTHING);
    }
  }

  private void answer(int vehicle, Interval airtime, StatusReply<StudentDeployed> answer) {
    DeployStudent command = running.vehicle(vehicle).hears(DeployStudent.class);
    assertEquals(airtime, command.airtime());
    assertEquals(RecordingEdgeTrainer.STUDENT_BITS, command.student().bits());
    command.replyTo().tell(answer);
    running.settle();
  }

  private static void assertLeftOut(int vehicle, String reason, CellOutcome outcome) {
    assertEquals(
        new Deployment(vehicle - 1, interval(100, 100), 0, Optional.of(reason)),
        outcome.run().deployments().get(vehicle - 1));
  }
}

package org.splitkd.testkit.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.splitkd.coordinator.AbortedSession;
import org.splitkd.cost.SessionCharge;
import org.splitkd.edge.EdgeGpu.RunStudent;
import org.splitkd.edge.EdgeGpu.RunTeacher;
import org.splitkd.edge.EdgeGpu.StoreStudent;
import org.splitkd.edge.EdgeGpu.Teach;
import org.splitkd.edge.RecordingEdgeTrainer;
import org.splitkd.model.CutLayer;
import org.splitkd.protocol.VehicleCommand.CutGradient;
import org.splitkd.testkit.CellOutcome;
import org.splitkd.testkit.CellScenario;
import org.splitkd.testkit.CellTest;
import org.splitkd.testkit.PlayedGpu;
import org.splitkd.testkit.PlayedVehicle;
import org.splitkd.testkit.RunningCell;
import org.splitkd.time.EmulatedInstant;

/** Rounds in which not everything goes well. */
@Tag("slow")
@CellTest
class RoundTest {

  @Test
  void shouldWaitForAVehicleThatIsOutOfCoverage(CellScenario cell) {
    CellOutcome outcome = cell.vehicles(1).when("vehicle 1 loses its link from 0 s to 0.7 s").run();

    // Coverage is checked every half second.
    SessionCharge charge = outcome.expectServed(1).sessions().get(0).charge();
    assertEquals(1, charge.span().start().seconds());
    outcome.expectDelay(1 + charge.delaySeconds());
  }

  @Test
  void shouldNotChooseACutThatDoesNotFitTheMemory(CellScenario cell) {
    cell.vehicles(1).device("orin-nx-8gb", 0.76).set("policy.beta=100");
    CutLayer unlimited = onlyCut(cell.set("policy.respect-memory=false"));
    CutLayer limited =
        onlyCut(cell.set("policy.respect-memory=true").set("devices.orin-nx-8gb.memory-gib=5.5"));

    assertTrue(limited.compareTo(unlimited) < 0, limited + " against " + unlimited);
  }

  @Test
  void shouldGoOnWithTheOthersWhenAVehicleStopsAnswering(CellScenario cell) {
    CellOutcome outcome =
        cell.vehicles(2)
            .policy("server-only")
            .when("parameters of vehicle 1 are lost")
            .run()
            .expectServed(2)
            .expectAborted(1, "no answer within the timeout");

    // The transfer to the silent vehicle took its time and is assumed to be received at 3 W.
    SessionCharge spent = outcome.aborted().get(0).spent();
    assertEquals(spent.span().end(), outcome.sessions().get(0).charge().span().start());
    double seconds = cell.scenario().workload().sessionAt(new CutLayer(1)).downloadBits() / 4e8;
    assertEquals(seconds, spent.delaySeconds(), 1e-9);
    assertEquals(3 * seconds, spent.energy().receive(), 1e-9);
  }

  @Test
  void shouldNotWaitForAVehicleThatIsNeverInCoverage(CellScenario cell) {
    // No downlink: the parameters of the first vehicle can never be sent.
    CellOutcome outcome =
        cell.vehicles(2).policy("server-only").mbitPerSecond(1, 400, 0).run().expectServed(2);

    assertNothingSpent(0, "never in coverage", outcome);
  }

  @Test
  void shouldGoOnWithTheOthersWhenASessionFails(CellScenario cell) {
    cell.vehicles(2).set("workload.local-epochs=1");
    RecordingEdgeTrainer trainer = new RecordingEdgeTrainer(cell.scenario().workload());
    RunningCell running =
        cell.when("vehicle 1 loses its link from 0 s to 0.1 s")
            .when("vehicle 2 loses its link from 0 s to 0.1 s")
            .trainer(() -> trainer)
            .play(1)
            .start();
    PlayedVehicle vehicle = running.vehicle(1);
    vehicle.begins();
    vehicle.teacherInput(1, 2, 3).smashedData(1, 3, 4);
    vehicle.hears(CutGradient.class);

    vehicle.breaksSession();

    CellOutcome outcome = running.expectEnd().expectServed(2);
    assertNothingSpent(0.5, "the session failed", outcome);
    assertEquals(List.of("abandon 1.1"), trainer.calls("abandon"));
    assertEquals(List.of("store 1.2"), trainer.calls("store"));
  }

  /** Anything the GPU may have stored is part of no student, because nothing refers to it. */
  @Test
  void shouldGoOnWhenTheGpuDoesNotSayWhetherItStoredTheStudent(CellScenario cell) {
    RunningCell running =
        cell.vehicles(1)
            .set("workload.local-epochs=1")
            .set("workload.batches-per-epoch=1")
            .playGpu()
            .start();
    PlayedGpu gpu = running.gpu();
    gpu.begins();
    gpu.ready(0).hears(Teach.class);
    gpu.hears(RunTeacher.class);
    double at = gpu.hears(RunStudent.class).work().at().seconds();
    gpu.trained(1, at, at).hears(StoreStudent.class);

    running.secondsPass(30);

    CellOutcome outcome = running.expectEnd().expectAborted(1, "no answer within the timeout");
    assertTrue(outcome.aborted().get(0).joules() > 0, outcome.story());
    assertEquals(Optional.empty(), outcome.run().student());
  }

  private static CutLayer onlyCut(CellScenario cell) {
    return cell.run().expectServed(1).sessions().get(0).cut();
  }

  private static void assertNothingSpent(double at, String reason, CellOutcome outcome) {
    SessionCharge nothing = SessionCharge.none(new EmulatedInstant(at));
    assertEquals(1, outcome.aborted().size(), outcome.story());
    AbortedSession aborted = outcome.aborted().get(0);
    assertEquals(0, aborted.vehicle());
    assertEquals(nothing, aborted.spent());
    assertEquals(0, aborted.joules());
    assertEquals(reason, aborted.reason());
    assertFalse(aborted.retried());
  }
}

package org.splitkd.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.ManualTime;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.pattern.StatusReply;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.splitkd.api.radio.Rates;
import org.splitkd.coordinator.CellEvent.RoundStarted;
import org.splitkd.coordinator.CellEvent.RunStarted;
import org.splitkd.edge.EdgeGpu;
import org.splitkd.edge.RecordingEdgeTrainer;
import org.splitkd.protocol.StudentDeployed;
import org.splitkd.protocol.VehicleCommand;
import org.splitkd.protocol.VehicleCommand.DeployStudent;
import org.splitkd.radio.Drive;
import org.splitkd.scenario.Scenario;
import org.splitkd.time.EmulatedInstant;
import org.splitkd.time.Interval;
import org.splitkd.time.Pace;

/** Three vehicles get a student whose transfer takes 2 s each, from second 100 on. */
class DeployerTest {

  private static final ActorTestKit KIT = ActorTestKit.create(ManualTime.config());
  private static final ManualTime TIME = ManualTime.get(KIT.system());
  private static final Drive COVERED = Drive.constant(SmallCell.COVERED);

  private final List<TestProbe<VehicleCommand>> vehicles =
      Stream.generate(() -> KIT.<VehicleCommand>createTestProbe()).limit(3).toList();
  private final TestProbe<Deployment> deployments = KIT.createTestProbe();
  private Scenario scenario = SmallCell.scenario(3);

  @AfterAll
  static void shutDown() {
    KIT.shutdownTestKit();
  }

  @Test
  void shouldReachOneVehicleAfterAnother() {
    ActorRef<Deployer.Event> deployer = deploy(List.of(COVERED, COVERED, COVERED));

    for (int vehicle = 0; vehicle < 3; vehicle++) {
      Interval airtime = interval(100 + 2 * vehicle, 102 + 2 * vehicle);
      answer(vehicle, airtime, StatusReply.success(new StudentDeployed(6)));
      deployments.expectMessage(new Deployment(vehicle, airtime, 6, Optional.empty()));
    }
    KIT.createTestProbe().expectTerminated(deployer);
  }

  @Test
  void shouldCountTheBaseStationOnlyIfTheScenarioDoes() {
    scenario = SmallCell.scenario(3, "policy.count-base-station=true");
    deploy(List.of(COVERED, COVERED, COVERED));

    answer(0, interval(100, 102), StatusReply.success(new StudentDeployed(6)));

    double joules = 6 + 2 * scenario.baseStation().transmitWatts();
    assertEquals(joules, deployments.receiveMessage().joules(), 1e-9);
  }

  @Test
  void shouldGoOnWithTheOthersWhenAVehicleIsSilentOrFails() {
    deploy(List.of(COVERED, COVERED, COVERED));
    vehicles.get(0).expectMessageClass(DeployStudent.class);

    TIME.timePasses(Duration.ofSeconds(30));

    assertLeftOut(0, "no answer within the timeout");
    answer(1, interval(100, 102), StatusReply.error("the vehicle failed: no space"));
    assertLeftOut(1, "the vehicle failed: no space");
    answer(2, interval(100, 102), StatusReply.success(new StudentDeployed(6)));
    assertEquals(interval(100, 102), deployments.receiveMessage().airtime());
  }

  @Test
  void shouldLeaveOutAVehicleThatIsNeverInCoverage() {
    Drive deaf = Drive.constant(new Rates(4e8, 0));
    deploy(List.of(deaf, COVERED, COVERED));

    assertLeftOut(0, "never in coverage");
    answer(1, interval(100, 102), StatusReply.success(new StudentDeployed(6)));
    vehicles.get(0).expectNoMessage();
  }

  private ActorRef<Deployer.Event> deploy(List<Drive> drives) {
    CellProgram program = new CellProgram(1, false, true);
    CellParts cell =
        new CellParts(
            SmallCell.journal(),
            scenario,
            SmallCell.IN_ORDER,
            drives,
            program,
            KIT.system().ignoreRef(),
            KIT.spawn(
                EdgeGpu.create(
                    scenario.server(), () -> new RecordingEdgeTrainer(scenario.workload()))),
            vehicle -> vehicles.get(vehicle).ref(),
            Pace.unlimited(),
            KIT.system().ignoreRef());
    CellState state =
        CellState.NOTHING
            .apply(new RunStarted("run", "", drives.size(), program))
            .apply(new RoundStarted(1, new EmulatedInstant(100)));
    return KIT.spawn(Deployer.create(cell, state, deployments.ref()));
  }

  private void answer(int vehicle, Interval airtime, StatusReply<StudentDeployed> answer) {
    DeployStudent command = vehicles.get(vehicle).expectMessageClass(DeployStudent.class);
    assertEquals(airtime, command.airtime());
    assertEquals(RecordingEdgeTrainer.STUDENT_BITS, command.student().bits());
    command.replyTo().tell(answer);
  }

  private void assertLeftOut(int vehicle, String reason) {
    deployments.expectMessage(new Deployment(vehicle, interval(100, 100), 0, Optional.of(reason)));
  }

  private static Interval interval(double start, double end) {
    return new Interval(new EmulatedInstant(start), new EmulatedInstant(end));
  }
}

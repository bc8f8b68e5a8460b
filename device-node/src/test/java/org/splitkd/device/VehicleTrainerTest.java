package org.splitkd.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.splitkd.device.TestVehicle.SESSION;
import static org.splitkd.device.TestVehicle.begin;
import static org.splitkd.device.TestVehicle.beginAnother;
import static org.splitkd.device.TestVehicle.gradient;
import static org.splitkd.device.TestVehicle.interval;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.FishingOutcomes;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.pattern.StatusReply;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.splitkd.cost.Schedule;
import org.splitkd.protocol.Payload;
import org.splitkd.protocol.SessionEvent;
import org.splitkd.protocol.SessionId;
import org.splitkd.protocol.StudentDeployed;
import org.splitkd.protocol.VehicleCommand;
import org.splitkd.protocol.VehicleCommand.DeployStudent;
import org.splitkd.protocol.VehicleEvent.UpdatedParameters;
import org.splitkd.protocol.VehicleEvent.VehicleFailed;

/** The calls a vehicle makes to its trainer. */
@Tag("slow")
class VehicleTrainerTest {

  private static final ActorTestKit KIT = ActorTestKit.create();

  private final TestProbe<StatusReply<StudentDeployed>> deployed = KIT.createTestProbe();

  @AfterAll
  static void shutDown() {
    KIT.shutdownTestKit();
  }

  @Test
  void shouldTrainWithTheTrainerStepByStep() {
    TestProbe<SessionEvent> edge = KIT.createTestProbe();
    RecordingTrainer trainer = recording();
    ActorRef<VehicleCommand> vehicle = TestVehicle.spawn(KIT, trainer);

    vehicle.tell(begin(edge.ref(), 10, 11));
    vehicle.tell(gradient(0, 20, 21));
    vehicle.tell(gradient(1, 31, 32));

    edge.fishForMessage(
        Duration.ofSeconds(3),
        event ->
            event instanceof UpdatedParameters
                ? FishingOutcomes.complete()
                : FishingOutcomes.continueAndIgnore());
    assertEquals(
        List.of(
            "begin 1 at step 7",
            "embed 0",
            "forward 0",
            "embed 1",
            "backward 0",
            "forward 1",
            "backward 1",
            "parameters"),
        trainer.calls());
  }

  @Test
  void shouldAbandonASessionThatIsGivenUpForAnother() {
    TestProbe<SessionEvent> edge = KIT.createTestProbe();
    RecordingTrainer trainer = recording();
    ActorRef<VehicleCommand> vehicle = TestVehicle.spawn(KIT, trainer);

    vehicle.tell(begin(edge.ref(), 10, 11));
    vehicle.tell(beginAnother(new SessionId(1, 2, 0), edge.ref()));

    for (int message = 0; message < 4; message++) {
      edge.receiveMessage();
    }
    assertEquals(
        List.of(
            "begin 1 at step 7",
            "embed 0",
            "forward 0",
            "abandon",
            "begin 2 at step 7",
            "embed 0",
            "forward 0"),
        trainer.calls());
  }

  /**
   * In emulated time the failed step counts as done, and so do the transfers before it. The
   * instants and joules are those of {@link VehicleTest} and {@link StoppedVehicleTest}.
   */
  @ParameterizedTest
  @CsvSource({
    "begin 1 at step 7, 11, 2",
    "embed 0, 12, 12",
    "forward 0, 16, 24",
    "backward 0, 28, 76",
    "parameters, 34, 105"
  })
  void shouldAbandonASessionThatFails(String failing, double at, double joules) {
    TestProbe<SessionEvent> edge = KIT.createTestProbe();
    // Even discarding the session fails, yet the vehicle stays.
    RecordingTrainer trainer = recording().failingOn(failing, "abandon");
    ActorRef<VehicleCommand> vehicle = TestVehicle.spawn(KIT, trainer);

    vehicle.tell(begin(edge.ref(), 10, 11));
    vehicle.tell(gradient(0, 20, 21));
    vehicle.tell(gradient(1, 31, 32));

    List<SessionEvent> events =
        edge.fishForMessage(
            Duration.ofSeconds(3),
            event ->
                event instanceof VehicleFailed
                    ? FishingOutcomes.complete()
                    : FishingOutcomes.continueAndIgnore());
    VehicleFailed failed = (VehicleFailed) events.get(0);
    assertEquals(SESSION, failed.session());
    assertEquals("the vehicle failed: " + failing + " does not work", failed.reason());
    assertEquals(at, failed.at().seconds(), 1e-9);
    assertEquals(joules, StoppedVehicleTest.joules(failed.measured()), 1e-9);
    vehicle.tell(deploy(deployed.ref()));
    deployed.receiveMessage();
    assertEquals(1, trainer.calls().stream().filter("abandon"::equals).count());
  }

  @Test
  void shouldTakeOverTheDistilledStudent() {
    RecordingTrainer trainer = recording();

    TestVehicle.spawn(KIT, trainer).tell(deploy(deployed.ref()));

    // 3 s of airtime at 1 W.
    assertEquals(new StudentDeployed(3), deployed.receiveMessage().getValue());
    assertEquals(List.of("deploy 24.0"), trainer.calls());
  }

  @Test
  void shouldAbandonASessionForTheDistilledStudent() {
    TestProbe<SessionEvent> edge = KIT.createTestProbe();
    RecordingTrainer trainer = recording();
    ActorRef<VehicleCommand> vehicle = TestVehicle.spawn(KIT, trainer);
    vehicle.tell(begin(edge.ref(), 10, 11));

    vehicle.tell(deploy(deployed.ref()));
    vehicle.tell(gradient(0, 20, 21));

    assertTrue(deployed.receiveMessage().isSuccess());
    vehicle.tell(deploy(deployed.ref()));
    deployed.receiveMessage();
    assertEquals(
        List.of(
            "begin 1 at step 7", "embed 0", "forward 0", "abandon", "deploy 24.0", "deploy 24.0"),
        trainer.calls());
  }

  @Test
  void shouldSayWhyItCannotTakeOverTheDistilledStudent() {
    ActorRef<VehicleCommand> vehicle = TestVehicle.spawn(KIT, recording().failingOn("deploy 24.0"));

    for (int attempt = 0; attempt < 2; attempt++) {
      vehicle.tell(deploy(deployed.ref()));

      assertEquals(
          "the vehicle failed: deploy 24.0 does not work",
          deployed.receiveMessage().getError().getMessage());
    }
  }

  @Test
  void shouldCloseItsTrainerWhenItStops() {
    TestProbe<SessionEvent> edge = KIT.createTestProbe();
    RecordingTrainer idle = recording();
    RecordingTrainer busy = recording();
    ActorRef<VehicleCommand> idling = TestVehicle.spawn(KIT, idle);
    ActorRef<VehicleCommand> training = TestVehicle.spawn(KIT, busy);
    training.tell(begin(edge.ref(), 10, 11));
    edge.receiveMessage();

    KIT.stop(idling);
    KIT.stop(training);

    assertEquals(List.of("close"), idle.calls());
    assertEquals(List.of("begin 1 at step 7", "embed 0", "forward 0", "close"), busy.calls());
  }

  private static RecordingTrainer recording() {
    return new RecordingTrainer(
        new ArithmeticDeviceTrainer(TestVehicle.workload(Schedule.SEQUENTIAL)));
  }

  /** A student of 24 bits, which takes 3 s to receive. */
  private static DeployStudent deploy(ActorRef<StatusReply<StudentDeployed>> replyTo) {
    return new DeployStudent(new Payload(24), interval(60, 63), replyTo);
  }
}

package org.splitkd.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.splitkd.CaseStudy;
import org.splitkd.api.policy.AbortKind;
import org.splitkd.api.radio.Rates;
import org.splitkd.cost.Schedule;
import org.splitkd.fault.FaultScript;
import org.splitkd.model.CutLayer;
import org.splitkd.protocol.SessionId;
import org.splitkd.protocol.VehicleCommand;
import org.splitkd.radio.Drive;
import org.splitkd.radio.Outage;
import org.splitkd.scenario.Scenario;
import org.splitkd.time.EmulatedInstant;

/** What a session makes of a vehicle and a GPU that never answer. */
class SilenceTest {

  private static final ActorTestKit KIT = ActorTestKit.create();
  private static final Duration SHORT = Duration.ofMillis(200);
  private static final CutLayer CUT = new CutLayer(1);

  /** The first vehicle. */
  private static final SessionId ID = new SessionId(1, 1, 0);

  private final TestProbe<SessionOutcome> outcomes = KIT.createTestProbe();

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
  }

  /** A machine or a network that is too slow must not become a result. */
  @Test
  void shouldStartOverInRealTime() {
    begin(Silence.inRealTime(SHORT, FaultScript.NONE));

    assertEquals(
        new SessionOutcome.Interrupted(ID, "no answer within the timeout"),
        outcomes.receiveMessage());
  }

  @Test
  void shouldAbortIfTheScenarioLosesMessagesOfTheVehicle() {
    begin(Silence.inRealTime(SHORT, script("parameters of vehicle 1 are lost")));

    assertAborted();
  }

  @Test
  void shouldStartOverIfTheScenarioLosesMessagesOfAnotherVehicle() {
    begin(Silence.inRealTime(SHORT, script("parameters of vehicle 2 are lost")));

    assertInstanceOf(SessionOutcome.Interrupted.class, outcomes.receiveMessage());
  }

  @Test
  void shouldAbortInEmulatedTime() {
    begin(Silence.inEmulatedTime(SHORT));

    assertAborted();
  }

  private void assertAborted() {
    SessionOutcome.Aborted aborted =
        assertInstanceOf(SessionOutcome.Aborted.class, outcomes.receiveMessage());
    assertEquals(AbortKind.SILENCE, aborted.kind());
  }

  private void begin(Silence silence) {
    TestProbe<VehicleCommand> vehicle = KIT.createTestProbe();
    TestProbe<EdgeGpu.Command> gpu = KIT.createTestProbe();
    KIT.spawn(
        TrainingSession.create(
            plan(),
            new TrainingSession.Partners(vehicle.ref(), gpu.ref()),
            silence,
            outcomes.ref()));
  }

  private static FaultScript script(String fault) {
    return CaseStudy.with("faults.script=[\"" + fault + "\"]").faults().script();
  }

  private static SessionPlan plan() {
    Scenario scenario = CaseStudy.with();
    return new SessionPlan(
        ID,
        Optional.empty(),
        CUT,
        1,
        EmulatedInstant.START,
        Schedule.SEQUENTIAL,
        scenario.workload().sessionAt(CUT),
        scenario.equipment(0),
        Drive.constant(new Rates(1, 1)),
        new Outage(60),
        0);
  }
}

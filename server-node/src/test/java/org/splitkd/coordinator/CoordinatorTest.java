package org.splitkd.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.ManualTime;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.splitkd.CaseStudy;
import org.splitkd.device.ArithmeticDeviceTrainer;
import org.splitkd.device.Vehicle;
import org.splitkd.edge.AccessPoint.Observe;
import org.splitkd.edge.AccessPoint.RadioSnapshot;
import org.splitkd.edge.ArithmeticEdgeTrainer;
import org.splitkd.edge.EdgeGpu;
import org.splitkd.edge.EdgeTrainer;
import org.splitkd.edge.Fleet;
import org.splitkd.model.CutLayer;
import org.splitkd.policy.Policies;
import org.splitkd.protocol.VehicleCommand;
import org.splitkd.protocol.VehicleCommand.BeginSession;
import org.splitkd.radio.Drive;
import org.splitkd.radio.Rates;
import org.splitkd.scenario.Method;
import org.splitkd.scenario.Scenario;

/**
 * Scenarios of a round: the access point is a probe where the test decides who is in coverage, the
 * rest is real.
 */
class CoordinatorTest {

  private static final ActorTestKit KIT = ActorTestKit.create(ManualTime.config());
  private static final ManualTime TIME = ManualTime.get(KIT.system());
  private static final Rates COVERED = new Rates(4e8, 4e8);

  private final TestProbe<Observe> accessPoint = KIT.createTestProbe();
  private final TestProbe<RoundResult> round = KIT.createTestProbe();

  @AfterAll
  static void shutDown() {
    KIT.shutdownTestKit();
  }

  @Test
  void shouldWaitForAVehicleThatIsOutOfCoverage() {
    Scenario scenario = fleetOf(1, "orin-nx-16gb");
    start(scenario, List.of(vehicle(scenario, 0)));

    for (double now : new double[] {0, 0.5, 1}) {
      Observe observe = accessPoint.expectMessageClass(Observe.class);
      assertEquals(now, observe.at().seconds());
      observe
          .replyTo()
          .tell(new RadioSnapshot(observe.at(), List.of(now < 1 ? Rates.NONE : COVERED)));
    }

    RoundResult result = round.expectMessageClass(RoundResult.class);
    assertEquals(1, result.sessions().get(0).charge().span().start().seconds());
    assertEquals(1 + result.sessions().get(0).charge().delaySeconds(), result.delaySeconds(), 1e-9);
  }

  @Test
  void shouldNotChooseACutThatDoesNotFitTheMemory() {
    String roomy = "policy.beta=100";
    CutLayer unlimited = onlyCut(fleetOf(1, "orin-nx-8gb", roomy, "policy.respect-memory=false"));
    CutLayer limited =
        onlyCut(fleetOf(1, "orin-nx-8gb", roomy, "devices.orin-nx-8gb.memory-gib=5.5"));

    assertTrue(limited.compareTo(unlimited) < 0, limited + " against " + unlimited);
  }

  @Test
  void shouldGoOnWithTheOthersWhenAVehicleStopsAnswering() {
    Scenario scenario = fleetOf(2, "orin-nx-16gb", "policy.methods=[server-only]");
    TestProbe<VehicleCommand> silent = KIT.createTestProbe();
    start(scenario, List.of(silent.ref(), vehicle(scenario, 1)));
    answerRates(2);
    silent.expectMessageClass(BeginSession.class);

    TIME.timePasses(Duration.ofSeconds(30));
    answerRates(2);

    RoundResult result = round.expectMessageClass(RoundResult.class);
    assertEquals(List.of(0), result.aborted().stream().map(AbortedSession::vehicle).toList());
    assertEquals(List.of(1), result.sessions().stream().map(CommittedSession::vehicle).toList());
    assertEquals(0, result.sessions().get(0).charge().span().start().seconds());
    assertFalse(result.aborted().get(0).reason().isBlank());
  }

  @Test
  void shouldNotWaitForAVehicleThatIsNeverInCoverage() {
    Scenario scenario = fleetOf(2, "orin-nx-16gb", "policy.methods=[server-only]");
    // No downlink: the parameters of the first vehicle can never be sent.
    Drive deaf = Drive.constant(new Rates(4e8, 0));
    start(
        scenario,
        List.of(vehicle(scenario, 0), vehicle(scenario, 1)),
        List.of(deaf, Drive.constant(COVERED)));
    answerRates(2);

    RoundResult result = round.expectMessageClass(RoundResult.class);
    assertEquals(List.of(new AbortedSession(1, 0, "never in coverage")), result.aborted());
    assertEquals(List.of(1), result.sessions().stream().map(CommittedSession::vehicle).toList());
  }

  private CutLayer onlyCut(Scenario scenario) {
    start(scenario, List.of(vehicle(scenario, 0)));
    answerRates(1);
    return round.expectMessageClass(RoundResult.class).sessions().get(0).cut();
  }

  private void answerRates(int vehicles) {
    Observe observe = accessPoint.expectMessageClass(Observe.class);
    List<Rates> rates = IntStream.range(0, vehicles).mapToObj(vehicle -> COVERED).toList();
    observe.replyTo().tell(new RadioSnapshot(observe.at(), rates));
  }

  private void start(Scenario scenario, List<ActorRef<VehicleCommand>> vehicles) {
    start(scenario, vehicles, vehicles.stream().map(vehicle -> Drive.constant(COVERED)).toList());
  }

  private void start(
      Scenario scenario, List<ActorRef<VehicleCommand>> vehicles, List<Drive> drives) {
    EdgeTrainer trainer = new ArithmeticEdgeTrainer(scenario.workload());
    Fleet fleet = vehicles::get;
    CellParts cell =
        new CellParts(
            Policies.of(scenario.policy().methods().get(0), scenario),
            accessPoint.ref(),
            KIT.spawn(EdgeGpu.create(scenario.server(), trainer)),
            trainer,
            fleet,
            IntStream.range(0, vehicles.size()).mapToObj(scenario::equipment).toList(),
            drives,
            scenario.workload().schedule(),
            scenario.policy().accounting(),
            Duration.ofSeconds(30));
    KIT.spawn(Coordinator.create(cell, round.ref()));
  }

  private static ActorRef<VehicleCommand> vehicle(Scenario scenario, int index) {
    return KIT.spawn(
        Vehicle.create(
            new Vehicle.Parts(
                scenario.fleet().get(index),
                scenario.modem(),
                Drive.constant(COVERED),
                new ArithmeticDeviceTrainer(scenario.workload()),
                scenario.workload().schedule())));
  }

  private static Scenario fleetOf(int count, String device, String... sets) {
    String[] all = new String[sets.length + 2];
    all[0] = "fleet=[{device=" + device + ",count=" + count + ",f-ghz=0.76}]";
    all[1] = "policy.methods=[" + Method.PROPOSED.label() + "]";
    System.arraycopy(sets, 0, all, 2, sets.length);
    return CaseStudy.with(all);
  }
}

package org.splitkd.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.ManualTime;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.splitkd.CaseStudy;
import org.splitkd.api.radio.Rates;
import org.splitkd.cost.SessionCharge;
import org.splitkd.device.ArithmeticDeviceTrainer;
import org.splitkd.device.Vehicle;
import org.splitkd.edge.AccessPoint.Observe;
import org.splitkd.edge.AccessPoint.RadioSnapshot;
import org.splitkd.edge.ArithmeticEdgeTrainer;
import org.splitkd.edge.EdgeGpu;
import org.splitkd.edge.EdgeGpu.BeginStudent;
import org.splitkd.edge.EdgeGpu.RunStudent;
import org.splitkd.edge.EdgeGpu.RunTeacher;
import org.splitkd.edge.EdgeGpu.StoreStudent;
import org.splitkd.edge.EdgeGpu.StudentReady;
import org.splitkd.edge.EdgeGpu.StudentTrained;
import org.splitkd.edge.EdgeGpu.Teach;
import org.splitkd.edge.EdgeTrainer.StudentStart;
import org.splitkd.edge.RecordingEdgeTrainer;
import org.splitkd.learning.BatchLoss;
import org.splitkd.model.CutLayer;
import org.splitkd.policy.Policies;
import org.splitkd.protocol.DeviceMeasurement;
import org.splitkd.protocol.Payload;
import org.splitkd.protocol.SessionEvent.SmashedData;
import org.splitkd.protocol.SessionEvent.TeacherInput;
import org.splitkd.protocol.SessionEvent.UpdatedParameters;
import org.splitkd.protocol.SessionId;
import org.splitkd.protocol.VehicleCommand;
import org.splitkd.protocol.VehicleCommand.BeginSession;
import org.splitkd.protocol.VehicleCommand.CutGradient;
import org.splitkd.radio.Drive;
import org.splitkd.scenario.Method;
import org.splitkd.scenario.Scenario;
import org.splitkd.time.EmulatedInstant;
import org.splitkd.time.Interval;
import org.splitkd.time.Pace;

/**
 * Scenarios of a round: the access point is a probe where the test decides who is in coverage, the
 * rest is real.
 */
class CoordinatorTest {

  private static final ActorTestKit KIT = ActorTestKit.create(ManualTime.config());
  private static final ManualTime TIME = ManualTime.get(KIT.system());
  private static final Rates COVERED = SmallCell.COVERED;

  private final TestProbe<Observe> accessPoint = KIT.createTestProbe();
  private final TestProbe<CellRun> run = KIT.createTestProbe();

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

    RoundResult result = onlyRound();
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

    RoundResult result = onlyRound();
    assertEquals(List.of(0), result.aborted().stream().map(AbortedSession::vehicle).toList());
    assertEquals(List.of(1), result.sessions().stream().map(CommittedSession::vehicle).toList());
    // What was sent to the silent one took its time.
    assertEquals(
        result.aborted().get(0).spent().span().end(),
        result.sessions().get(0).charge().span().start());
    assertFalse(result.aborted().get(0).reason().isBlank());
    // The parameters were sent, and received at 3 W for all the session knows.
    SessionCharge spent = result.aborted().get(0).spent();
    double seconds = scenario.workload().sessionAt(new CutLayer(1)).downloadBits() / 4e8;
    assertEquals(seconds, spent.delaySeconds(), 1e-9);
    assertEquals(3 * seconds, spent.energy().receive(), 1e-9);
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

    RoundResult result = onlyRound();
    assertEquals(List.of(nothingSpent(0, "never in coverage")), result.aborted());
    assertEquals(List.of(1), result.sessions().stream().map(CommittedSession::vehicle).toList());
  }

  @Test
  void shouldGoOnWithTheOthersWhenASessionFails() {
    Scenario scenario = oneBatch(2);
    TestProbe<VehicleCommand> wrong = KIT.createTestProbe();
    RecordingEdgeTrainer trainer = new RecordingEdgeTrainer(scenario.workload());
    start(
        scenario,
        List.of(wrong.ref(), vehicle(scenario, 1)),
        KIT.spawn(EdgeGpu.create(scenario.server(), () -> trainer)));
    answerRates(2, Rates.NONE);
    answerRates(2);

    BeginSession begin = wrong.expectMessageClass(BeginSession.class);
    Interval airtime = begin.airtime();
    begin.replyTo().tell(new TeacherInput(begin.session(), 0, Payload.NOTHING, airtime));
    begin.replyTo().tell(new SmashedData(begin.session(), 0, Payload.NOTHING, airtime));
    wrong.expectMessageClass(CutGradient.class);
    // Parameters that arrive before the session began cannot be charged.
    begin
        .replyTo()
        .tell(
            new UpdatedParameters(
                begin.session(),
                Payload.NOTHING,
                new Interval(EmulatedInstant.START, EmulatedInstant.START),
                new DeviceMeasurement(0, 0, 0, 0, 0, 0, 0)));
    answerRates(2);

    RoundResult result = onlyRound();
    assertEquals(List.of(nothingSpent(0.5, "the session failed")), result.aborted());
    assertEquals(List.of(1), result.sessions().stream().map(CommittedSession::vehicle).toList());
    assertEquals(List.of("abandon 1.1"), trainer.calls("abandon"));
    assertEquals(List.of("store 1.2"), trainer.calls("store"));
  }

  /** What it may have stored is in no student: nothing names it. */
  @Test
  void shouldGoOnWhenTheGpuDoesNotSayWhetherItStoredTheStudent() {
    Scenario scenario = oneBatch(1);
    TestProbe<EdgeGpu.Command> gpu = KIT.createTestProbe();
    start(scenario, List.of(vehicle(scenario, 0)), gpu.ref());
    answerRates(1);
    BeginStudent begin = gpu.expectMessageClass(BeginStudent.class);
    SessionId session = begin.session();
    begin.replyTo().tell(new StudentReady(session, 1, new StudentStart(0, Payload.NOTHING)));
    gpu.expectMessageClass(Teach.class);
    gpu.expectMessageClass(RunTeacher.class);
    EmulatedInstant at = gpu.expectMessageClass(RunStudent.class).work().at();
    begin
        .replyTo()
        .tell(
            new StudentTrained(session, 0, Payload.NOTHING, BatchLoss.NONE, new Interval(at, at)));
    gpu.expectMessageClass(StoreStudent.class);

    TIME.timePasses(Duration.ofSeconds(30));

    CellRun result = run.receiveMessage();
    AbortedSession aborted = result.rounds().get(0).aborted().get(0);
    assertEquals("no answer within the timeout", aborted.reason());
    assertTrue(aborted.joules() > 0, aborted.toString());
    assertEquals(Optional.empty(), result.student());
  }

  private static AbortedSession nothingSpent(double at, String reason) {
    return new AbortedSession(
        1, 1, 0, 1, SessionCharge.none(new EmulatedInstant(at)), 0, reason, false);
  }

  private static Scenario oneBatch(int vehicles) {
    return fleetOf(
        vehicles, "orin-nx-16gb", "workload.local-epochs=1", "workload.batches-per-epoch=1");
  }

  private RoundResult onlyRound() {
    CellRun result = run.receiveMessage();
    assertEquals(1, result.rounds().size());
    return result.rounds().get(0);
  }

  private CutLayer onlyCut(Scenario scenario) {
    start(scenario, List.of(vehicle(scenario, 0)));
    answerRates(1);
    return onlyRound().sessions().get(0).cut();
  }

  private void answerRates(int vehicles) {
    answerRates(vehicles, COVERED);
  }

  private void answerRates(int vehicles, Rates seen) {
    Observe observe = accessPoint.expectMessageClass(Observe.class);
    List<Rates> rates = Collections.nCopies(vehicles, seen);
    observe.replyTo().tell(new RadioSnapshot(observe.at(), rates));
  }

  private void start(Scenario scenario, List<ActorRef<VehicleCommand>> vehicles) {
    start(scenario, vehicles, SmallCell.covered(scenario), gpu(scenario));
  }

  private void start(
      Scenario scenario, List<ActorRef<VehicleCommand>> vehicles, List<Drive> drives) {
    start(scenario, vehicles, drives, gpu(scenario));
  }

  private ActorRef<Coordinator.Command> start(
      Scenario scenario, List<ActorRef<VehicleCommand>> vehicles, ActorRef<EdgeGpu.Command> gpu) {
    return start(scenario, vehicles, SmallCell.covered(scenario), gpu);
  }

  private ActorRef<Coordinator.Command> start(
      Scenario scenario,
      List<ActorRef<VehicleCommand>> vehicles,
      List<Drive> drives,
      ActorRef<EdgeGpu.Command> gpu) {
    CellParts cell =
        new CellParts(
            SmallCell.journal(),
            scenario,
            Policies.of(scenario.policy().methods().get(0), scenario),
            drives,
            CellProgram.COMPARISON,
            accessPoint.ref(),
            gpu,
            vehicles::get,
            Pace.unlimited(),
            KIT.system().ignoreRef());
    ActorRef<Coordinator.Command> coordinator = KIT.spawn(Coordinator.create(cell));
    coordinator.tell(new Coordinator.Proceed(run.ref()));
    return coordinator;
  }

  private static ActorRef<EdgeGpu.Command> gpu(Scenario scenario) {
    return KIT.spawn(
        EdgeGpu.create(scenario.server(), () -> new ArithmeticEdgeTrainer(scenario.workload())));
  }

  private static ActorRef<VehicleCommand> vehicle(Scenario scenario, int index) {
    return KIT.spawn(
        Vehicle.create(
            new Vehicle.Parts(
                scenario.fleet().get(index),
                scenario.modem(),
                Drive.constant(COVERED),
                scenario.outage(),
                new ArithmeticDeviceTrainer(scenario.workload()),
                scenario.workload().schedule(),
                scenario.faults(0))));
  }

  private static Scenario fleetOf(int count, String device, String... sets) {
    String[] all = new String[sets.length + 3];
    all[0] = "fleet=[{device=" + device + ",count=" + count + ",f-ghz=0.76}]";
    all[1] = "policy.methods=[" + Method.PROPOSED.label() + "]";
    all[2] = "policy.attempts=1";
    System.arraycopy(sets, 0, all, 3, sets.length);
    return CaseStudy.with(all);
  }
}

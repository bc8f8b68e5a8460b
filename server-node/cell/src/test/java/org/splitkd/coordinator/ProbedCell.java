package org.splitkd.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.LoggingTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import akka.persistence.testkit.PersistenceTestKitSnapshotPlugin;
import akka.persistence.testkit.javadsl.EventSourcedBehaviorTestKit;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.splitkd.api.policy.Choice;
import org.splitkd.api.policy.Policy;
import org.splitkd.checkpoint.CheckpointId;
import org.splitkd.coordinator.CellProgress.NotDeployed;
import org.splitkd.coordinator.Coordinator.Command;
import org.splitkd.edge.AccessPoint.Observe;
import org.splitkd.edge.EdgeGpu;
import org.splitkd.edge.EdgeGpu.AbandonStudent;
import org.splitkd.edge.Silence;
import org.splitkd.model.CutLayer;
import org.splitkd.protocol.SessionId;
import org.splitkd.protocol.VehicleCommand;
import org.splitkd.scenario.Scenario;
import org.splitkd.time.EmulatedInstant;
import org.splitkd.time.Pace;

/**
 * A lone coordinator: its two vehicles and all other partners are probes. Its journal is the
 * testkit's, which writes and reads the events as they would be stored.
 */
final class ProbedCell {

  static final CutLayer CUT = new CutLayer(3);
  static final double GHZ = 1.5;
  static final String RUN = "run-1";

  /** The part of its policy's rationale that is kept. */
  static final Optional<Why> WHY = Optional.of(new Why("The first.", 0, List.of()));

  /** Serves the first vehicle that is in coverage. */
  private static final Policy FIRST_COVERED =
      round ->
          round.candidates().stream()
              .filter(vehicle -> round.rates(vehicle).inCoverage())
              .findFirst()
              .map(vehicle -> Choice.serve(vehicle, CUT, GHZ, SmallCell.WHY))
              .orElse(new Choice.Wait(0.5, SmallCell.WHY));

  final TestProbe<Observe> accessPoint;
  final TestProbe<EdgeGpu.Command> gpu;
  final List<TestProbe<VehicleCommand>> vehicles;
  final TestProbe<CellProgress> observer;
  final TestProbe<CellRun> requester;

  /** Forwards progress reports to the observer. */
  private final ActorRef<CellProgress> steps;

  final EventSourcedBehaviorTestKit<Command, CellEvent, CellState> tested;

  private final ActorTestKit kit;
  private final CellJournal journal;
  private final AtomicReference<ActorRef<Command>> coordinator = new AtomicReference<>();

  /** Digest of what is run, from the next restart on. */
  private String digest;

  ProbedCell(ActorTestKit kit, CellProgram program, int attempts, int snapshotEvery) {
    this.kit = kit;
    journal = new CellJournal(RUN, SmallCell.journal().cell(), "digest", snapshotEvery);
    digest = journal.scenario();
    accessPoint = kit.createTestProbe();
    gpu = kit.createTestProbe();
    vehicles = Stream.generate(() -> kit.<VehicleCommand>createTestProbe()).limit(2).toList();
    observer = kit.createTestProbe();
    steps = SmallCell.steps(kit, observer.ref());
    requester = kit.createTestProbe();
    Scenario scenario =
        SmallCell.scenario(
            2,
            "policy.attempts=" + attempts,
            "policy.accounting=active",
            "policy.count-base-station=false");
    tested =
        EventSourcedBehaviorTestKit.create(
            kit.system(),
            coordinator(scenario, program),
            EventSourcedBehaviorTestKit.enabledSerializationSettings()
                .withVerifyEquality(true)
                .withVerifyCommands(false)
                .withVerifyEvents(true)
                .withVerifyState(true));
  }

  /** The settings of an actor system in which such cells are tested. */
  static Config config() {
    return ConfigFactory.parseString(
            "akka.persistence.testkit { events.serialize = on, snapshots.serialize = on }")
        .withFallback(EventSourcedBehaviorTestKit.config())
        .withFallback(PersistenceTestKitSnapshotPlugin.config())
        .withFallback(ConfigFactory.load());
  }

  String persistenceId() {
    return "cell|" + journal.run() + "/" + journal.cell();
  }

  EventSourcedBehaviorTestKit.CommandResult<Command, CellEvent, CellState> say(Command command) {
    return tested.runCommand(command);
  }

  EventSourcedBehaviorTestKit.CommandResult<Command, CellEvent, CellState> proceed() {
    return say(new Coordinator.Proceed(requester.ref()));
  }

  CellState restart() {
    return tested.restart().state();
  }

  CellState restartWithScenario(String other) {
    digest = other;
    return restart();
  }

  ActorRef<Command> coordinator() {
    return Objects.requireNonNull(coordinator.get());
  }

  /** Asserts that the coordinator fails at a command, with exactly this line as its message. */
  void assertFails(Command command, String line) {
    ActorRef<Command> failing = coordinator();
    LoggingTestKit.error(IllegalStateException.class)
        .withCustom(event -> event.message().equals(line))
        .expect(
            kit.system(),
            () -> {
              failing.tell(command);
              kit.createTestProbe().expectTerminated(failing);
              return failing;
            });
  }

  List<Object> stored() {
    return tested.persistenceTestKit().persistedInStorage(persistenceId());
  }

  void assertObserves(double at) {
    assertEquals(new EmulatedInstant(at), accessPoint.receiveMessage().at());
  }

  /**
   * Asserts that no partner got any other message: one sent to a probe now arrives right after the
   * coordinator's earlier ones.
   */
  void assertNothingElse() {
    assertNothingElse(accessPoint, new Observe(EmulatedInstant.START, kit.system().ignoreRef()));
    assertNothingElse(gpu, new AbandonStudent(new SessionId(0, 0, 0)));
    CellProgress last = new NotDeployed(-1, "nothing else");
    steps.tell(last);
    observer.expectMessage(last);
    assertNothingElse(
        requester,
        new CellRun(List.of(), List.of(), Optional.of(new CheckpointId("nothing-else"))));
  }

  private static <M> void assertNothingElse(TestProbe<M> probe, M last) {
    probe.ref().tell(last);
    probe.expectMessage(last);
  }

  private Behavior<Command> coordinator(Scenario scenario, CellProgram program) {
    return Behaviors.setup(
        context -> {
          coordinator.set(context.getSelf());
          return Coordinator.create(
              new CellParts(
                  new CellJournal(journal.run(), journal.cell(), digest, journal.snapshotEvery()),
                  scenario,
                  SmallCell.policy(scenario, FIRST_COVERED),
                  SmallCell.covered(scenario),
                  program,
                  accessPoint.ref(),
                  gpu.ref(),
                  vehicle -> vehicles.get(vehicle).ref(),
                  Pace.unlimited(),
                  Silence.inEmulatedTime(scenario.run().answerTimeout()),
                  steps));
        });
  }
}

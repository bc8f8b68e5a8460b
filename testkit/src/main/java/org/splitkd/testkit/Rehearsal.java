package org.splitkd.testkit;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.ChildFailed;
import akka.actor.typed.RecipientRef;
import akka.actor.typed.Terminated;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.splitkd.coordinator.CellEvent;
import org.splitkd.coordinator.CellJournal;
import org.splitkd.coordinator.CellParts;
import org.splitkd.coordinator.CellProgress;
import org.splitkd.coordinator.CellProgress.Recorded;
import org.splitkd.coordinator.CellRun;
import org.splitkd.coordinator.Coordinator;
import org.splitkd.device.ArithmeticDeviceTrainer;
import org.splitkd.device.ScenarioVehicle;
import org.splitkd.edge.AccessPoint;
import org.splitkd.edge.EdgeGpu;
import org.splitkd.edge.Fleet;
import org.splitkd.edge.Silence;
import org.splitkd.edge.StruckEdgeTrainer;
import org.splitkd.edge.StruckFleet;
import org.splitkd.fault.Fault;
import org.splitkd.fault.FaultScript;
import org.splitkd.protocol.VehicleCommand;
import org.splitkd.scenario.Scenario;
import org.splitkd.time.Pace;

/**
 * One cell on a stage, from its start to its end. Another rehearsal can resume from the same
 * journal.
 */
final class Rehearsal {

  /** More timeouts than any number of attempts can cause. */
  private static final int MOST_SILENCES = 10_000;

  /** Messages to the cell's guardian. */
  private sealed interface Heard {}

  private record Progressed(CellProgress progress) implements Heard {}

  private record Ended(CellRun run) implements Heard {}

  private enum Killed implements Heard {
    INSTANCE
  }

  private final Stage stage;
  private final CellCast cast;
  private final CellJournal journal;
  private final Story story;
  private final StoryTeller teller;
  private final int killAfter;
  private final List<CellEvent> events = new ArrayList<>();
  private final List<CellProgress> progress = new ArrayList<>();
  private @Nullable CellRun run;
  private @Nullable String failure;
  private boolean over;

  /**
   * @param killAfter number of events after which the cell is killed; 0 for never
   */
  Rehearsal(Stage stage, CellCast cast, CellJournal journal, Story story, int killAfter) {
    this.stage = stage;
    this.cast = cast;
    this.journal = journal;
    this.story = story;
    teller = new StoryTeller(story);
    this.killAfter = killAfter;
  }

  /** Starts the cell without waiting. */
  void start() {
    stage.spawn(guardian(), stage.nextCell());
  }

  /** Waits for the end, and lets time pass whenever the cell waits for a silent actor. */
  void finish() {
    stage.settle();
    Duration timeout = cast.scenario().run().answerTimeout();
    for (int silences = 0; !isOver(); silences++) {
      if (silences == MOST_SILENCES) {
        throw new AssertionError(
            "The cell does not finish: no actor has anything left to do.\n" + story.told());
      }
      stage.timePasses(timeout);
      stage.settle();
    }
  }

  synchronized Optional<CellRun> run() {
    return Optional.ofNullable(run);
  }

  /** Why the cell stopped before its end. */
  synchronized Optional<String> failure() {
    return Optional.ofNullable(failure);
  }

  /** The events of this rehearsal. */
  synchronized List<CellEvent> events() {
    return List.copyOf(events);
  }

  /** Progress this rehearsal reported to its observer, besides its events. */
  synchronized List<CellProgress> progress() {
    return List.copyOf(progress);
  }

  synchronized boolean isOver() {
    return over;
  }

  private Behavior<Heard> guardian() {
    return Behaviors.setup(
        context -> {
          ActorRef<CellProgress> observer =
              context.messageAdapter(CellProgress.class, Progressed::new);
          ActorRef<CellRun> requester = context.messageAdapter(CellRun.class, Ended::new);
          ActorRef<Coordinator.Command> coordinator =
              context.spawn(Coordinator.create(parts(context, observer)), "coordinator");
          context.watch(coordinator);
          coordinator.tell(new Coordinator.Proceed(requester));
          return Behaviors.receive(Heard.class)
              .onMessage(Progressed.class, progressed -> progressed(context, progressed.progress()))
              .onMessage(Ended.class, ended -> ended(ended.run()))
              .onMessage(Killed.class, killed -> stopped("the cell was killed"))
              .onSignal(ChildFailed.class, child -> stopped(reason(child.cause())))
              .onSignal(Terminated.class, child -> stopped("the coordinator ended"))
              .build();
        });
  }

  private synchronized Behavior<Heard> progressed(ActorContext<Heard> context, CellProgress told) {
    if (!(told instanceof Recorded)) {
      progress.add(told);
    }
    if (told instanceof Recorded recorded) {
      events.add(recorded.event());
      teller.tell(recorded.event());
      if (events.size() == killAfter) {
        context.getSelf().tell(Killed.INSTANCE);
      }
    }
    return Behaviors.same();
  }

  private synchronized Behavior<Heard> ended(CellRun whole) {
    run = whole;
    over = true;
    return Behaviors.stopped();
  }

  private synchronized Behavior<Heard> stopped(String reason) {
    if (!over) {
      failure = reason;
      over = true;
      story.happened(Double.NaN, Story.COORDINATOR, "✗ the cell stops: " + reason);
    }
    return Behaviors.stopped();
  }

  private void struck(Fault fault) {
    story.happened(Double.NaN, Story.vehicle(fault.vehicle()), "✗ " + fault);
  }

  private static String reason(Throwable failure) {
    return String.valueOf(failure.getMessage());
  }

  private CellParts parts(ActorContext<Heard> context, ActorRef<CellProgress> observer) {
    Scenario scenario = cast.scenario();
    FaultScript script = scenario.faults().script();
    Fleet.Provider fleets = (cell, drives) -> vehicles(context);
    return new CellParts(
        journal,
        scenario,
        cast.policy(),
        cast.drives(),
        cast.program(),
        cast.accessPoint()
            .orElseGet(() -> context.spawn(AccessPoint.create(cast.drives()), "access-point")),
        cast.gpu().orElseGet(() -> gpu(context, scenario, script)),
        StruckFleet.of(fleets, script, this::struck).forCell(context, cast.drives()),
        Pace.unlimited(),
        Silence.inEmulatedTime(scenario.run().answerTimeout()),
        observer);
  }

  private ActorRef<EdgeGpu.Command> gpu(
      ActorContext<Heard> context, Scenario scenario, FaultScript script) {
    ActorRef<EdgeGpu.Command> gpu =
        context.spawn(
            GpuTap.on(
                EdgeGpu.create(scenario.server(), StruckEdgeTrainer.of(cast.trainers(), script)),
                story),
            "gpu");
    context.watch(gpu);
    return gpu;
  }

  private Fleet vehicles(ActorContext<Heard> context) {
    List<RecipientRef<VehicleCommand>> vehicles = new ArrayList<>();
    for (int index = 0; index < cast.drives().size(); index++) {
      vehicles.add(vehicle(context, index));
    }
    return vehicles::get;
  }

  private RecipientRef<VehicleCommand> vehicle(ActorContext<Heard> context, int index) {
    ActorRef<VehicleCommand> probe = cast.vehicles().get(index);
    if (probe != null) {
      return probe;
    }
    Scenario scenario = cast.scenario();
    return context.spawn(
        VehicleTap.on(
            ScenarioVehicle.create(
                scenario,
                0,
                vehicle -> new ArithmeticDeviceTrainer(scenario.workload()),
                index,
                cast.drives().get(index)),
            story,
            index),
        "vehicle-" + (index + 1));
  }
}

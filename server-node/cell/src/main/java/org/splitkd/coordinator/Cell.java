package org.splitkd.coordinator;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.ChildFailed;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import org.splitkd.edge.AccessPoint;
import org.splitkd.edge.EdgeGpu;
import org.splitkd.edge.Silence;
import org.splitkd.edge.StruckEdgeTrainer;
import org.splitkd.edge.StruckFleet;
import org.splitkd.fault.FaultScript;

/**
 * One base station with its edge server and its vehicles. It starts their actors, waits for the
 * coordinator to finish, and stops with them. It fails if its coordinator or its GPU fails.
 */
public final class Cell {

  /** The run of the cell with this index is over. */
  public record Finished(int index, CellRun run) {}

  private Cell() {}

  /**
   * Creates a cell that carries out its plan.
   *
   * @param index identifies the cell in {@link Finished}
   * @param observer is told the cell's progress
   */
  public static Behavior<CellRun> create(
      int index, CellPlan plan, ActorRef<CellProgress> observer, ActorRef<Finished> replyTo) {
    return Behaviors.setup(
        context -> {
          CellParts parts = parts(context, plan, observer);
          context.watch(parts.gpu());
          ActorRef<Coordinator.Command> coordinator =
              context.spawn(Coordinator.create(parts), "coordinator");
          context.watch(coordinator);
          coordinator.tell(new Coordinator.Proceed(context.getSelf()));
          return awaitingRun(index, replyTo);
        });
  }

  private static Behavior<CellRun> awaitingRun(int index, ActorRef<Finished> replyTo) {
    return Behaviors.receive(CellRun.class)
        .onMessage(
            CellRun.class,
            run -> {
              replyTo.tell(new Finished(index, run));
              return Behaviors.stopped();
            })
        .onSignal(ChildFailed.class, Failures::rethrow)
        .build();
  }

  private static CellParts parts(
      ActorContext<CellRun> context, CellPlan plan, ActorRef<CellProgress> observer) {
    FaultScript script = plan.scenario().faults().script();
    return new CellParts(
        plan.journal(),
        plan.scenario(),
        plan.policy(),
        plan.drives(),
        plan.program(),
        context.spawn(AccessPoint.create(plan.drives()), "access-point"),
        context.spawn(
            EdgeGpu.create(plan.scenario().server(), StruckEdgeTrainer.of(plan.trainers(), script)),
            "gpu",
            plan.dispatcher()),
        StruckFleet.of(plan.fleets(), script).forCell(context, plan.drives()),
        plan.pace(),
        Silence.inRealTime(plan.scenario().run().answerTimeout(), script),
        observer);
  }
}

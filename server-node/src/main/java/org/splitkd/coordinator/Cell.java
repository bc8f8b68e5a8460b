package org.splitkd.coordinator;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.splitkd.edge.AccessPoint;
import org.splitkd.edge.ArithmeticEdgeTrainer;
import org.splitkd.edge.EdgeGpu;
import org.splitkd.edge.EdgeTrainer;
import org.splitkd.edge.Fleet;
import org.splitkd.radio.Drive;
import org.splitkd.scenario.Scenario;

/**
 * One base station with its edge server and its vehicles: brings the actors up, waits for the
 * round, and goes down with them.
 */
public final class Cell {

  /** The round of the cell at {@code index} is over. */
  public record Finished(int index, RoundResult round) {}

  private Cell() {}

  /**
   * A cell that runs one round.
   *
   * @param index of the cell in the catalogue
   */
  public static Behavior<RoundResult> create(
      CellCatalogue catalogue, int index, Fleet.Provider fleets, ActorRef<Finished> replyTo) {
    return Behaviors.setup(
        context -> {
          CellParts parts = parts(context, catalogue, index, fleets);
          // Watched without a handler: if the coordinator fails, so does the cell, and whoever
          // watches it hears of it.
          context.watch(context.spawn(Coordinator.create(parts, context.getSelf()), "coordinator"));
          return awaitingRound(index, replyTo);
        });
  }

  private static Behavior<RoundResult> awaitingRound(int index, ActorRef<Finished> replyTo) {
    return Behaviors.receive(RoundResult.class)
        .onMessage(
            RoundResult.class,
            round -> {
              replyTo.tell(new Finished(index, round));
              return Behaviors.stopped();
            })
        .build();
  }

  private static CellParts parts(
      ActorContext<RoundResult> context,
      CellCatalogue catalogue,
      int index,
      Fleet.Provider fleets) {
    Scenario scenario = catalogue.scenario();
    List<Drive> drives = catalogue.drives(index);
    EdgeTrainer trainer = new ArithmeticEdgeTrainer(scenario.workload());
    return new CellParts(
        catalogue.policy(index),
        context.spawn(AccessPoint.create(drives), "access-point"),
        context.spawn(EdgeGpu.create(scenario.server(), trainer), "gpu"),
        trainer,
        fleets.forCell(context, drives),
        IntStream.range(0, drives.size()).mapToObj(scenario::equipment).toList(),
        drives,
        scenario.workload().schedule(),
        scenario.policy().accounting(),
        Duration.ofNanos((long) (scenario.run().answerTimeoutSeconds() * 1e9)));
  }
}

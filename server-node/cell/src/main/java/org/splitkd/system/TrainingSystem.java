package org.splitkd.system;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.ChildFailed;
import akka.actor.typed.PostStop;
import akka.actor.typed.Props;
import akka.actor.typed.javadsl.Behaviors;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.splitkd.coordinator.Cell;
import org.splitkd.coordinator.CellPlan;
import org.splitkd.coordinator.CellProgress;
import org.splitkd.coordinator.CellRun;
import org.splitkd.journal.Journal;
import org.splitkd.metrics.NodeFigures;

/** Runs one cell that trains in its own actor system, for callers that are not actors. */
public final class TrainingSystem {

  /** The messages the guardian receives. */
  private sealed interface Event {}

  private record Told(CellProgress progress) implements Event {}

  private record Done(CellRun run) implements Event {}

  /** The caller no longer waits for the end. */
  private enum Stop implements Event {
    INSTANCE
  }

  private TrainingSystem() {}

  /**
   * Runs a cell and waits for its end; its trainers are closed by then.
   *
   * @param journal where its events are kept; a cell that it already knows resumes
   * @param threads that compute; their number does not affect the result
   * @param progress is told the cell's progress, one call at a time
   * @throws IllegalStateException if the cell fails, with the reason
   */
  public static CellRun run(
      CellPlan plan, Journal journal, int threads, Consumer<CellProgress> progress) {
    return SystemRun.await(
        "the training", journal, threads, result -> guardian(plan, progress, result));
  }

  /**
   * Runs a cell in an existing system, which stays up and keeps events in its configured journal.
   *
   * @throws InterruptedException if this thread is interrupted; the cell is stopped then
   * @throws IllegalStateException if the cell fails or the system ends, with the reason
   */
  public static CellRun runIn(ActorSystem<?> system, CellPlan plan, Consumer<CellProgress> progress)
      throws InterruptedException {
    CompletableFuture<CellRun> result = new CompletableFuture<>();
    ActorRef<Event> guardian =
        system.systemActorOf(guardian(plan, progress, result), "training", Props.empty());
    try {
      return result.get();
    } catch (ExecutionException failure) {
      throw SystemRun.failed(failure);
    } finally {
      guardian.tell(Stop.INSTANCE);
    }
  }

  private static Behavior<Event> guardian(
      CellPlan plan, Consumer<CellProgress> progress, CompletableFuture<CellRun> result) {
    return Behaviors.setup(
        context -> {
          ActorRef<CellProgress> observer = context.messageAdapter(CellProgress.class, Told::new);
          ActorRef<Cell.Finished> finished =
              context.messageAdapter(Cell.Finished.class, cell -> new Done(cell.run()));
          CellFigures figures = new CellFigures(NodeFigures.of(context.getSystem()).run());
          context.watch(context.spawn(Cell.create(0, plan, observer, finished), "cell"));
          return Behaviors.receive(Event.class)
              .onMessage(
                  Told.class,
                  told -> {
                    figures.count(told.progress());
                    progress.accept(told.progress());
                    return Behaviors.same();
                  })
              .onMessage(
                  Done.class,
                  done -> {
                    result.complete(done.run());
                    return Behaviors.stopped();
                  })
              .onMessage(Stop.class, stop -> Behaviors.stopped())
              .onSignal(
                  PostStop.class,
                  stop -> {
                    result.completeExceptionally(
                        new IllegalStateException("the training ended early"));
                    return Behaviors.same();
                  })
              .onSignal(
                  ChildFailed.class,
                  cell -> {
                    result.completeExceptionally(cell.cause());
                    return Behaviors.stopped();
                  })
              .build();
        });
  }
}

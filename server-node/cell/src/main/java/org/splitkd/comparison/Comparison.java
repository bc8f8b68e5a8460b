package org.splitkd.comparison;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.ChildFailed;
import akka.actor.typed.Terminated;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.splitkd.coordinator.Cell;
import org.splitkd.coordinator.CellPlan;
import org.splitkd.coordinator.CellRun;
import org.splitkd.coordinator.RoundResult;
import org.splitkd.edge.EdgeTrainer;
import org.splitkd.edge.Fleet;
import org.splitkd.plugin.PluginException;

/**
 * Runs the cells of a comparison, many at once but never more than a window, and reports them in
 * catalogue order when all are done: the result does not depend on which finished first.
 */
public final class Comparison extends AbstractBehavior<Comparison.Event> {

  /** Cells at work at a time: enough to keep every core busy, few enough to keep memory flat. */
  private static final int WINDOW = 64;

  /** Prefix of a cell's name, followed by its number. */
  private static final String CELL = "cell-";

  /** The messages a comparison receives. */
  public sealed interface Event {}

  private record CellFinished(int index, CellRun run) implements Event {}

  /** A plug-in failed while the plan of a cell was made. */
  private record PlanFailed(int index, PluginException cause) implements Event {}

  /** The messages a comparison sends. */
  public sealed interface Progress {}

  /** One more cell is done. */
  public record CellDone(int done, int total) implements Progress {}

  /** All cells are done; they are listed in order. */
  public record ComparisonDone(List<CellResult> cells) implements Progress {}

  /** A cell's actor failed. */
  public record ComparisonFailed(CellId cell, Throwable cause) implements Progress {}

  private final CellCatalogue catalogue;
  private final Fleet.ByTrial fleets;
  private final EdgeTrainer.Provider trainers;
  private final ActorRef<Progress> replyTo;
  private final ActorRef<Cell.Finished> finished;
  private final Map<Integer, RoundResult> rounds = new TreeMap<>();
  private int started;

  private Comparison(
      ActorContext<Event> context,
      CellCatalogue catalogue,
      Fleet.ByTrial fleets,
      EdgeTrainer.Provider trainers,
      ActorRef<Progress> replyTo) {
    super(context);
    this.catalogue = catalogue;
    this.fleets = fleets;
    this.trainers = trainers;
    this.replyTo = replyTo;
    finished =
        context.messageAdapter(
            Cell.Finished.class, cell -> new CellFinished(cell.index(), cell.run()));
  }

  public static Behavior<Event> create(
      CellCatalogue catalogue,
      Fleet.ByTrial fleets,
      EdgeTrainer.Provider trainers,
      ActorRef<Progress> replyTo) {
    return Behaviors.setup(
        context -> new Comparison(context, catalogue, fleets, trainers, replyTo).begin());
  }

  @Override
  public Receive<Event> createReceive() {
    return newReceiveBuilder()
        .onMessage(CellFinished.class, this::collect)
        .onMessage(PlanFailed.class, failed -> fail(failed.index(), failed.cause()))
        .onSignal(ChildFailed.class, this::fail)
        .onSignal(Terminated.class, ended -> this)
        .build();
  }

  private Behavior<Event> begin() {
    while (started < Math.min(WINDOW, catalogue.size())) {
      startNext();
    }
    return this;
  }

  private void startNext() {
    int index = started++;
    CellPlan plan;
    try {
      plan = catalogue.plan(index, fleets, trainers);
    } catch (PluginException failure) {
      getContext().getSelf().tell(new PlanFailed(index, failure));
      return;
    }
    // A comparison reports cells, not what happens within them.
    Behavior<CellRun> behavior =
        Cell.create(index, plan, getContext().getSystem().ignoreRef(), finished);
    ActorRef<CellRun> cell = getContext().spawn(behavior, CELL + (index + 1));
    getContext().watch(cell);
  }

  private Behavior<Event> collect(CellFinished cell) {
    rounds.put(cell.index(), onlyRound(cell.run()));
    replyTo.tell(new CellDone(rounds.size(), catalogue.size()));
    if (started < catalogue.size()) {
      startNext();
    }
    if (rounds.size() < catalogue.size()) {
      return this;
    }
    replyTo.tell(new ComparisonDone(results()));
    return Behaviors.stopped();
  }

  private static RoundResult onlyRound(CellRun run) {
    if (run.rounds().size() != 1) {
      throw new IllegalStateException(
          "a cell of a comparison ran " + run.rounds().size() + " rounds");
    }
    return run.rounds().get(0);
  }

  private List<CellResult> results() {
    return rounds.entrySet().stream()
        .map(entry -> new CellResult(catalogue.id(entry.getKey()), entry.getValue()))
        .toList();
  }

  /** A cell sends its result before it ends, so one that failed has none. */
  private Behavior<Event> fail(ChildFailed cell) {
    int index = Integer.parseInt(cell.getRef().path().name().substring(CELL.length())) - 1;
    return fail(index, cell.cause());
  }

  private Behavior<Event> fail(int index, Throwable cause) {
    replyTo.tell(new ComparisonFailed(catalogue.id(index), cause));
    return Behaviors.stopped();
  }
}

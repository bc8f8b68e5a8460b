package org.splitkd.system;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.javadsl.Behaviors;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.splitkd.comparison.CellCatalogue;
import org.splitkd.comparison.CellResult;
import org.splitkd.comparison.Comparison;
import org.splitkd.comparison.Comparison.CellDone;
import org.splitkd.comparison.Comparison.ComparisonDone;
import org.splitkd.comparison.Comparison.ComparisonFailed;
import org.splitkd.comparison.Comparison.Progress;
import org.splitkd.coordinator.CellEvent;
import org.splitkd.coordinator.CellPlan;
import org.splitkd.coordinator.CellProgress.Recorded;
import org.splitkd.cost.Workload;
import org.splitkd.decision.PolicyException;
import org.splitkd.device.ArithmeticDeviceTrainer;
import org.splitkd.edge.ArithmeticEdgeTrainer;
import org.splitkd.edge.Fleet;
import org.splitkd.edge.LocalFleet;
import org.splitkd.journal.Journal;
import org.splitkd.plugin.PluginException;
import org.splitkd.scenario.Scenario;

/** Runs a comparison in its own actor system, for callers that are not actors. */
public final class ComparisonSystem {

  private ComparisonSystem() {}

  /**
   * Runs every cell of a scenario and waits for the last.
   *
   * @param threads of the dispatcher; their number does not affect the result
   * @param progress told after every cell, one call at a time
   * @throws IllegalStateException if a cell fails
   */
  public static List<CellResult> run(Scenario scenario, int threads, Consumer<CellDone> progress) {
    return SystemRun.await(
        "the comparison",
        new Journal.Memory(),
        threads,
        result -> guardian(new CellCatalogue(scenario), progress, result));
  }

  private static Behavior<Progress> guardian(
      CellCatalogue catalogue,
      Consumer<CellDone> progress,
      CompletableFuture<List<CellResult>> result) {
    return Behaviors.setup(
        context -> {
          context.spawn(arithmetic(catalogue, context.getSelf()), "comparison");
          return Behaviors.receive(Progress.class)
              .onMessage(
                  CellDone.class,
                  done -> {
                    progress.accept(done);
                    return Behaviors.same();
                  })
              .onMessage(
                  ComparisonDone.class,
                  done -> {
                    result.complete(done.cells());
                    return Behaviors.stopped();
                  })
              .onMessage(
                  ComparisonFailed.class,
                  failed -> {
                    result.completeExceptionally(failure(failed));
                    return Behaviors.stopped();
                  })
              .build();
        });
  }

  /** Returns an extension's own message without the cell's name, as it fails in every cell. */
  private static IllegalStateException failure(ComparisonFailed failed) {
    return PolicyException.in(failed.cause())
        .<RuntimeException>map(policy -> policy)
        .or(() -> PluginException.in(failed.cause()))
        .map(extension -> new IllegalStateException(extension.getMessage(), extension))
        .orElseGet(
            () ->
                new IllegalStateException(
                    failed.cell() + " failed: " + failed.cause().getMessage(), failed.cause()));
  }

  /**
   * Runs one cell by itself and returns its events; the result is the same as among the others.
   *
   * @param index 0 to {@code catalogue.size() − 1}
   * @throws IllegalStateException if it fails
   */
  public static List<CellEvent> events(CellCatalogue catalogue, int index) {
    Workload workload = catalogue.scenario().workload();
    CellPlan plan =
        catalogue
            .plan(index, vehicles(catalogue), () -> new ArithmeticEdgeTrainer(workload))
            .forReaders();
    List<CellEvent> events = Collections.synchronizedList(new ArrayList<>());
    TrainingSystem.run(
        plan,
        new Journal.Memory(),
        1,
        progress -> {
          if (progress instanceof Recorded recorded) {
            events.add(recorded.event());
          }
        });
    return List.copyOf(events);
  }

  /** Nothing is learned in a comparison: sizes alone decide time and energy. */
  private static Behavior<Comparison.Event> arithmetic(
      CellCatalogue catalogue, ActorRef<Progress> replyTo) {
    Workload workload = catalogue.scenario().workload();
    return Comparison.create(
        catalogue, vehicles(catalogue), () -> new ArithmeticEdgeTrainer(workload), replyTo);
  }

  private static Fleet.ByTrial vehicles(CellCatalogue catalogue) {
    return trial ->
        LocalFleet.of(
            catalogue.scenario(),
            trial,
            vehicle -> new ArithmeticDeviceTrainer(catalogue.scenario().workload()),
            DispatcherSelector.defaultDispatcher());
  }
}

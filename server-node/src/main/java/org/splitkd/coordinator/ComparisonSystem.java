package org.splitkd.coordinator;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.splitkd.coordinator.Comparison.CellDone;
import org.splitkd.coordinator.Comparison.ComparisonDone;
import org.splitkd.coordinator.Comparison.ComparisonFailed;
import org.splitkd.coordinator.Comparison.Progress;
import org.splitkd.edge.LocalFleet;
import org.splitkd.scenario.Scenario;

/** Runs a comparison in an actor system of its own, from code that is no actor. */
public final class ComparisonSystem {

  private ComparisonSystem() {}

  /**
   * Runs every cell of a scenario and waits for the last.
   *
   * @param threads of the dispatcher; the result is the same whatever their number
   * @param progress told after every cell, one call at a time
   * @throws IllegalStateException if a cell fails
   */
  public static List<CellResult> run(Scenario scenario, int threads, Consumer<CellDone> progress) {
    CompletableFuture<List<CellResult>> result = new CompletableFuture<>();
    CellCatalogue catalogue = new CellCatalogue(scenario);
    ActorSystem<Progress> system =
        ActorSystem.create(guardian(catalogue, progress, result), "splitkd", config(threads));
    // Whatever ends the system, a failed guardian included, ends the waiting.
    system
        .getWhenTerminated()
        .whenComplete(
            (done, error) ->
                result.completeExceptionally(
                    new IllegalStateException("the comparison ended early")));
    try {
      return result.join();
    } finally {
      system.terminate();
      system.getWhenTerminated().toCompletableFuture().join();
    }
  }

  private static Behavior<Progress> guardian(
      CellCatalogue catalogue,
      Consumer<CellDone> progress,
      CompletableFuture<List<CellResult>> result) {
    return Behaviors.setup(
        context -> {
          context.spawn(
              Comparison.create(catalogue, LocalFleet.of(catalogue.scenario()), context.getSelf()),
              "comparison");
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
                    result.completeExceptionally(
                        new IllegalStateException("failed: " + failed.cell()));
                    return Behaviors.stopped();
                  })
              .build();
        });
  }

  private static Config config(int threads) {
    String pool = "akka.actor.default-dispatcher.fork-join-executor.";
    return ConfigFactory.parseMap(
            Map.of(pool + "parallelism-min", threads, pool + "parallelism-max", threads))
        .withFallback(ConfigFactory.load());
  }
}

package org.splitkd.host;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.splitkd.link.RunText;

/** The runs a device node knows, each loaded once. Thread-safe. */
final class HostedRuns {

  private final Executor blocking;
  private final Function<RunText, HostedRun> loader;
  private final Map<String, CompletableFuture<HostedRun>> runs = new HashMap<>();

  /**
   * Creates an empty set of runs.
   *
   * @param blocking executor that loads runs, which takes seconds
   */
  HostedRuns(Executor blocking, Function<RunText, HostedRun> loader) {
    this.blocking = blocking;
    this.loader = loader;
  }

  /** Returns a run, which the first call loads. A run that failed to load is tried again. */
  synchronized CompletionStage<HostedRun> run(RunText text) {
    CompletableFuture<HostedRun> known = runs.get(text.run());
    if (known == null || known.isCompletedExceptionally()) {
      known = CompletableFuture.supplyAsync(() -> loader.apply(text), blocking);
      runs.put(text.run(), known);
    }
    return known;
  }
}

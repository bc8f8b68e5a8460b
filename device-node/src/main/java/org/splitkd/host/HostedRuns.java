package org.splitkd.host;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.splitkd.link.RunText;

/** The runs a device node knows: each is loaded once. Safe for use by any thread. */
final class HostedRuns {

  private final Executor blocking;
  private final Function<RunText, HostedRun> loader;
  private final Map<String, CompletableFuture<HostedRun>> runs = new HashMap<>();

  /**
   * None yet.
   *
   * @param blocking where runs are loaded, which takes seconds
   */
  HostedRuns(Executor blocking, Function<RunText, HostedRun> loader) {
    this.blocking = blocking;
    this.loader = loader;
  }

  /** A run, loaded by the first who asks. One that failed to load is tried again. */
  synchronized CompletionStage<HostedRun> run(RunText text) {
    CompletableFuture<HostedRun> known = runs.get(text.run());
    if (known == null || known.isCompletedExceptionally()) {
      known = CompletableFuture.supplyAsync(() -> loader.apply(text), blocking);
      runs.put(text.run(), known);
    }
    return known;
  }
}

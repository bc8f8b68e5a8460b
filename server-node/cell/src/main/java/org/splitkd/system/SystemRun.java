package org.splitkd.system;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import com.typesafe.config.Config;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.splitkd.cluster.SystemDefaults;
import org.splitkd.cluster.SystemThreads;
import org.splitkd.journal.Journal;

/** Runs a task in its own actor system, for callers that are not actors. */
final class SystemRun {

  private SystemRun() {}

  /**
   * Starts a system, waits for its result, and terminates it with all its actors.
   *
   * @param what names the task in error messages
   * @param journal where events are kept
   * @param threads of each dispatcher
   * @param guardian makes the first actor, which completes the result it is given
   * @throws IllegalStateException if there is no result, with the reason
   */
  static <T, M> T await(
      String what,
      Journal journal,
      int threads,
      Function<CompletableFuture<T>, Behavior<M>> guardian) {
    CompletableFuture<T> result = new CompletableFuture<>();
    ActorSystem<M> system =
        ActorSystem.create(guardian.apply(result), "splitkd", config(journal, threads));
    // However the system ends, a failed guardian included, the wait ends too.
    system
        .getWhenTerminated()
        .whenComplete(
            (done, error) ->
                result.completeExceptionally(new IllegalStateException(what + " ended early")));
    try {
      return result.join();
    } catch (CompletionException failure) {
      throw failed(failure);
    } finally {
      system.terminate();
      system.getWhenTerminated().toCompletableFuture().join();
    }
  }

  /** The exception for a caller whose result will not come. */
  static IllegalStateException failed(Exception failure) {
    Throwable cause = failure.getCause();
    return new IllegalStateException(
        String.valueOf((cause == null ? failure : cause).getMessage()), failure);
  }

  private static Config config(Journal journal, int threads) {
    return SystemThreads.config(threads)
        .withFallback(journal.config())
        .withFallback(SystemDefaults.load())
        .resolve();
  }
}

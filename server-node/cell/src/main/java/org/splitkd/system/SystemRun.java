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

/** Runs something in an actor system of its own, from code that is no actor. */
final class SystemRun {

  private SystemRun() {}

  /**
   * Starts a system, waits for its result and takes it down, all its actors stopped.
   *
   * @param what is run, for the message of a failure
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
    // Whatever ends the system, a failed guardian included, ends the waiting.
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

  /** For whoever waits for a result that will not come. */
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

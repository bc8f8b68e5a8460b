package org.splitkd.testkit;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.ManualTime;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.splitkd.journal.Journal;

/** An actor system in which cells are rehearsed, one after another. */
final class Stage implements AutoCloseable {

  private static final AtomicInteger STAGES = new AtomicInteger();
  private static final Duration LONG = Duration.ofMinutes(1);

  /** Every dispatcher that an actor may run on. */
  private static final String[] DISPATCHERS = {
    "akka.actor.default-dispatcher",
    "akka.actor.internal-dispatcher",
    "akka.actor.default-blocking-io-dispatcher",
    "akka.persistence.dispatchers.default-plugin-dispatcher",
    "akka.persistence.dispatchers.default-replay-dispatcher",
    "akka.persistence.dispatchers.default-stream-dispatcher",
    "splitkd.compute-dispatcher"
  };

  private final String name;
  private final SteppedExecutor executor;
  private final ActorTestKit kit;
  private final ManualTime time;
  private final List<ActorRef<?>> actors = new ArrayList<>();
  private int cells;

  Stage(int threads) {
    name = "rehearsal-" + STAGES.incrementAndGet();
    executor = new SteppedExecutor(threads);
    SteppedDispatcher.register(name, executor);
    kit = ActorTestKit.create(name, config(name));
    time = ManualTime.get(kit.system());
  }

  private static Config config(String name) {
    Config settings = ConfigFactory.empty();
    for (String dispatcher : DISPATCHERS) {
      settings =
          settings.withFallback(
              ConfigFactory.parseMap(
                  Map.of(
                      dispatcher + ".type",
                      "Dispatcher",
                      dispatcher + ".executor",
                      SteppedDispatcher.class.getName(),
                      dispatcher + ".throughput",
                      1,
                      dispatcher + "." + SteppedDispatcher.NAME,
                      name)));
    }
    return settings
        .withFallback(
            ConfigFactory.parseString(
                "akka { loglevel = WARNING, logger-startup-timeout = 60s, log-dead-letters = off,"
                    + " log-dead-letters-during-shutdown = off, java-flight-recorder.enabled = off,"
                    + " actor.allow-java-serialization = off,"
                    + " actor.testkit.typed.single-expect-default = 30s }"))
        .withFallback(new Journal.Memory().config())
        .withFallback(ManualTime.config())
        .withFallback(ConfigFactory.defaultReference())
        .resolve();
  }

  ActorTestKit kit() {
    return kit;
  }

  SteppedExecutor executor() {
    return executor;
  }

  /** Spawns an actor that stays until it stops or the stage is cleared. */
  <M> ActorRef<M> spawn(Behavior<M> behavior, String name) {
    ActorRef<M> actor = kit.spawn(behavior, name);
    actors.add(actor);
    return actor;
  }

  /** Returns a name that is unique on this stage. */
  String nextCell() {
    return "cell-" + ++cells;
  }

  /** Lets real time pass for actors that wait for an answer. */
  void timePasses(Duration duration) {
    time.timePasses(duration);
  }

  /** Waits until no actor has anything left to do. */
  void settle() {
    try {
      executor.awaitIdle();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", stop);
    }
  }

  /** Stops all remaining actors, the latest first. */
  void clear() {
    executor.inOrder();
    for (int i = actors.size() - 1; i >= 0; i--) {
      kit.stop(actors.get(i), LONG);
    }
    actors.clear();
    settle();
  }

  @Override
  public void close() {
    executor.inOrder();
    kit.shutdownTestKit();
    SteppedDispatcher.forget(name);
    executor.shutdown();
  }
}

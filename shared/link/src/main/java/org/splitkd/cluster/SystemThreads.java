package org.splitkd.cluster;

import akka.actor.typed.DispatcherSelector;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.Map;

/** The number of threads of an actor system. */
public final class SystemThreads {

  private static final String COMPUTE_DISPATCHER = "splitkd.compute-dispatcher";

  private SystemThreads() {}

  /** Returns the dispatcher for GPUs and vehicles that train. */
  public static DispatcherSelector compute() {
    return DispatcherSelector.fromConfig(COMPUTE_DISPATCHER);
  }

  /** Returns settings that give each dispatcher of a system this number of threads. */
  public static Config config(int threads) {
    String pool = "akka.actor.default-dispatcher.fork-join-executor.";
    return ConfigFactory.parseMap(
        Map.of(
            pool + "parallelism-min",
            threads,
            pool + "parallelism-max",
            threads,
            COMPUTE_DISPATCHER + ".thread-pool-executor.fixed-pool-size",
            threads));
  }
}

package org.splitkd.cluster;

import akka.actor.typed.DispatcherSelector;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.Map;

/** On how many threads an actor system works. */
public final class SystemThreads {

  private static final String COMPUTE_DISPATCHER = "splitkd.compute-dispatcher";

  private SystemThreads() {}

  /** Where GPUs and vehicles that train belong. */
  public static DispatcherSelector compute() {
    return DispatcherSelector.fromConfig(COMPUTE_DISPATCHER);
  }

  /** What gives each dispatcher of a system so many threads. */
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

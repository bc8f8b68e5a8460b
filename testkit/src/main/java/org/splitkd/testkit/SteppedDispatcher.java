package org.splitkd.testkit;

import akka.dispatch.DispatcherPrerequisites;
import akka.dispatch.ExecutorServiceConfigurator;
import akka.dispatch.ExecutorServiceFactory;
import com.typesafe.config.Config;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;

/**
 * Gives the dispatchers of an actor system their {@link SteppedExecutor}. Akka creates this class
 * by name, so the executor is also found by a name, which is in the configuration.
 */
public final class SteppedDispatcher extends ExecutorServiceConfigurator {

  static final String NAME = "rehearsal";

  private static final Map<String, SteppedExecutor> EXECUTORS = new ConcurrentHashMap<>();

  private final String name;

  /** Called by Akka. */
  public SteppedDispatcher(Config config, DispatcherPrerequisites prerequisites) {
    super(config, prerequisites);
    name = config.getString(NAME);
  }

  static void register(String name, SteppedExecutor executor) {
    EXECUTORS.put(name, executor);
  }

  static void forget(String name) {
    EXECUTORS.remove(name);
  }

  @Override
  public ExecutorServiceFactory createExecutorServiceFactory(String id, ThreadFactory threads) {
    SteppedExecutor executor = EXECUTORS.get(name);
    if (executor == null) {
      throw new IllegalStateException("no executor " + name + " for dispatcher " + id);
    }
    return () -> executor;
  }
}

package org.splitkd.testkit;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A pool of stages, because an actor system takes longer to start than a cell to run. A stage
 * belongs to one test at a time. Only the journals of a test's cells stay on it, and their names
 * are unique. Thread-safe.
 */
final class Stages implements AutoCloseable {

  private final Deque<Stage> ready = new ArrayDeque<>();

  /** Takes a free stage. */
  synchronized Stage take() {
    Stage stage = ready.poll();
    return stage == null ? new Stage(1) : stage;
  }

  /** Clears a stage and returns it to the pool. */
  void giveBack(Stage stage) {
    stage.clear();
    synchronized (this) {
      ready.push(stage);
    }
  }

  @Override
  public synchronized void close() {
    ready.forEach(Stage::close);
    ready.clear();
  }
}

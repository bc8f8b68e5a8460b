package org.splitkd.testkit;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Stages that stand ready, since an actor system takes longer to start than a cell to run. A stage
 * belongs to one test at a time, and nothing of a test stays on it but the journals of its cells,
 * whose names no other test has. Safe for several threads.
 */
final class Stages implements AutoCloseable {

  private final Deque<Stage> ready = new ArrayDeque<>();

  /** One on which nobody is. */
  synchronized Stage take() {
    Stage stage = ready.poll();
    return stage == null ? new Stage(1) : stage;
  }

  /** Clears one, and keeps it ready. */
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

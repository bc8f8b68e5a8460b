package org.splitkd.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The executor of all actors of a rehearsal. It knows when no actor has anything left to do, so a
 * test waits for that instead of the wall clock. It can also run the actors in an order drawn from
 * a seed, to show that results do not depend on the order.
 *
 * <p>An actor is queued here whenever it has a message, for one message at a time. Every order is
 * therefore one that may really happen: messages from one actor to another are never swapped.
 */
final class SteppedExecutor extends AbstractExecutorService {

  private final List<Runnable> waiting = new ArrayList<>();
  private final List<Thread> workers = new ArrayList<>();
  private @Nullable SplittableRandom order;
  private int working;
  private boolean shutDown;

  SteppedExecutor(int threads) {
    for (int i = 0; i < threads; i++) {
      Thread worker = new Thread(this::work, "rehearsal-" + (i + 1));
      worker.setDaemon(true);
      workers.add(worker);
      worker.start();
    }
  }

  /** Runs tasks from now on in the order in which they are queued. */
  synchronized void inOrder() {
    order = null;
  }

  /** Runs tasks from now on in an order drawn from a seed. */
  synchronized void shuffled(long seed) {
    order = new SplittableRandom(seed);
  }

  /** Waits until no task is queued or running. */
  synchronized void awaitIdle() throws InterruptedException {
    while (!waiting.isEmpty() || working > 0) {
      wait();
    }
  }

  @Override
  public synchronized void execute(Runnable task) {
    waiting.add(task);
    notifyAll();
  }

  private void work() {
    while (true) {
      Runnable task = next();
      if (task == null) {
        return;
      }
      try {
        task.run();
      } finally {
        done();
      }
    }
  }

  private synchronized @Nullable Runnable next() {
    while (waiting.isEmpty()) {
      if (shutDown) {
        return null;
      }
      try {
        wait();
      } catch (InterruptedException stop) {
        return null;
      }
    }
    working++;
    return waiting.remove(order == null ? 0 : order.nextInt(waiting.size()));
  }

  private synchronized void done() {
    working--;
    notifyAll();
  }

  @Override
  public synchronized void shutdown() {
    shutDown = true;
    notifyAll();
  }

  @Override
  public List<Runnable> shutdownNow() {
    shutdown();
    return List.of();
  }

  @Override
  public synchronized boolean isShutdown() {
    return shutDown;
  }

  @Override
  public boolean isTerminated() {
    return isShutdown() && workers.stream().noneMatch(Thread::isAlive);
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    for (Thread worker : workers) {
      if (worker != Thread.currentThread()) {
        worker.join(Math.max(1, unit.toMillis(timeout)));
      }
    }
    return isTerminated();
  }
}

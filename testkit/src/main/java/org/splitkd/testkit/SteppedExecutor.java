package org.splitkd.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Where all actors of a rehearsal run. It knows when nobody has anything left to do, so a test
 * waits for that instead of for the wall clock; and it can let them take their turns in an order
 * drawn from a seed, so that what must not depend on the order is seen not to.
 *
 * <p>Actors are queued here whenever they have a message, one message at a time, so an order is a
 * permutation of what may happen: messages from one actor to another are never swapped.
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

  /** From now on in the order in which they are queued. */
  synchronized void inOrder() {
    order = null;
  }

  /** From now on in an order drawn from a seed. */
  synchronized void shuffled(long seed) {
    order = new SplittableRandom(seed);
  }

  /** Waits until nothing is queued and nobody is at work. */
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

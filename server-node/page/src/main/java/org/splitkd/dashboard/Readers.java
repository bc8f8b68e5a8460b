package org.splitkd.dashboard;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts the readers of a page that have not received everything yet. Thread-safe. */
final class Readers {

  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger lost = new AtomicInteger();

  /** A reader opens a stream, most likely one whose stream broke off before. */
  void opened() {
    open.incrementAndGet();
    lost.updateAndGet(readers -> Math.max(0, readers - 1));
  }

  /**
   * A stream ends.
   *
   * @param complete whether it had sent everything
   */
  void closed(boolean complete) {
    open.decrementAndGet();
    if (!complete) {
      lost.incrementAndGet();
    }
  }

  /** Open streams. */
  int open() {
    return open.get();
  }

  /** Streams that broke off and have not been opened again: the reader has left, or tries to. */
  int lost() {
    return lost.get();
  }
}

package org.splitkd.metrics;

import java.util.concurrent.atomic.LongAdder;

/** How long the journal takes to keep events, on the wall clock. Safe for use by any thread. */
public final class JournalFigures {

  final LongAdder writes = new LongAdder();
  final LongAdder nanos = new LongAdder();

  JournalFigures() {}

  /**
   * Events are handed to the journal.
   *
   * @return to be given back when they are {@link #kept}
   */
  public long handedOver() {
    return System.nanoTime();
  }

  /** The journal says that it has them. */
  public void kept(long handedOver) {
    writes.increment();
    nanos.add(System.nanoTime() - handedOver);
  }
}

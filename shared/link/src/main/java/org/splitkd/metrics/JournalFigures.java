package org.splitkd.metrics;

import java.util.concurrent.atomic.LongAdder;

/** Wall-clock time the journal takes to store events. Safe for use by any thread. */
public final class JournalFigures {

  final LongAdder writes = new LongAdder();
  final LongAdder nanos = new LongAdder();

  JournalFigures() {}

  /**
   * Called when events are handed to the journal.
   *
   * @return the value to pass to {@link #kept} when they are stored
   */
  public long handedOver() {
    return System.nanoTime();
  }

  /** Called when the journal confirms that the events are stored. */
  public void kept(long handedOver) {
    writes.increment();
    nanos.add(System.nanoTime() - handedOver);
  }
}

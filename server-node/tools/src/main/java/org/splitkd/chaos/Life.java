package org.splitkd.chaos;

import java.util.HashSet;
import java.util.Set;
import org.splitkd.chaos.RunFiles.Look;

/** Observations of one process since its start. */
final class Life {

  private final long bornNanos;
  private final Set<String> known;
  private final Set<String> old;
  private Look look;
  private int checkpoints;
  private double age;
  private double newestMillis;

  /**
   * @param before the files that existed when it started
   */
  Life(long bornNanos, Look before) {
    this.bornNanos = bornNanos;
    known = new HashSet<>(before.checkpoints());
    old = new HashSet<>(before.parts());
    old.addAll(before.baselineParts());
    look = before;
  }

  void see(long nanos, Look now) {
    look = now;
    age = (nanos - bornNanos) / 1e6;
    for (String checkpoint : now.checkpoints()) {
      if (known.add(checkpoint)) {
        checkpoints++;
        newestMillis = age;
      }
    }
  }

  /** Its age at the last observation, ms. */
  double age() {
    return age;
  }

  /** The number of checkpoints it has written. */
  int checkpoints() {
    return checkpoints;
  }

  /** Its age when it wrote the latest checkpoint, ms. */
  double newestMillis() {
    return newestMillis;
  }

  boolean writesCheckpoint() {
    return !old.containsAll(look.parts());
  }

  boolean writesBaseline() {
    return !old.containsAll(look.baselineParts());
  }
}

package org.splitkd.chaos;

import java.util.HashSet;
import java.util.Set;
import org.splitkd.chaos.RunFiles.Look;

/** What is seen of one process, from its start on. */
final class Life {

  private final long bornNanos;
  private final Set<String> known;
  private final Set<String> old;
  private Look look;
  private int checkpoints;
  private double age;
  private double newestMillis;

  /**
   * @param before what lay there when it started
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

  /** At which it was last seen, ms. */
  double age() {
    return age;
  }

  /** That it has written. */
  int checkpoints() {
    return checkpoints;
  }

  /** At which age it wrote the last of them, ms. */
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

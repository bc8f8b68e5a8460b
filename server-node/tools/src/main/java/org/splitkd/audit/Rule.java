package org.splitkd.audit;

import java.util.function.Consumer;

/** Something that holds in every run, however often it was interrupted. */
interface Rule {

  /**
   * Sees the next event.
   *
   * @param broken is told what contradicts the events before it
   */
  void see(Fact fact, Consumer<String> broken);
}

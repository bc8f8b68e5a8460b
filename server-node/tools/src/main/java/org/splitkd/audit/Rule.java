package org.splitkd.audit;

import java.util.function.Consumer;

/** An invariant of every run, however often it was interrupted. */
interface Rule {

  /**
   * Checks the next event.
   *
   * @param broken receives its contradictions to the events before it
   */
  void see(Fact fact, Consumer<String> broken);
}

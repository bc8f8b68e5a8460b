package org.splitkd.audit;

import java.util.Set;
import java.util.function.Consumer;

/** Events are numbered without gaps. A run starts once, with its first event, and ends once. */
final class Course implements Rule {

  private static final Set<String> KNOWN =
      Set.of(
          Fact.RUN_STARTED,
          Fact.RUN_RESUMED,
          Fact.INTERRUPTED,
          Fact.ROUND_STARTED,
          Fact.SELECTED,
          Fact.LEFT_OUT,
          Fact.COMMITTED,
          Fact.ABORTED,
          Fact.ROUND_COMPLETED,
          Fact.DEPLOYED,
          Fact.RUN_COMPLETED);

  private long last;
  private boolean started;
  private boolean completed;

  @Override
  public void see(Fact fact, Consumer<String> broken) {
    if (fact.sequence() != last + 1) {
      broken.accept(fact.says("has the number " + fact.sequence() + " after " + last));
    }
    last = fact.sequence();
    if (!KNOWN.contains(fact.kind())) {
      broken.accept(fact.says("is not known"));
    }
    if (fact.is(Fact.RUN_STARTED) == started) {
      broken.accept(fact.says(started ? "the run has started before" : "the run has not started"));
    }
    started = true;
    if (completed && !fact.is(Fact.RUN_RESUMED)) {
      broken.accept(fact.says("the run is over"));
    }
    completed |= fact.is(Fact.RUN_COMPLETED);
  }
}

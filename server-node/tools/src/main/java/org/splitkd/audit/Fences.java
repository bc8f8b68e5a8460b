package org.splitkd.audit;

import java.util.function.Consumer;

/**
 * Every restart of the coordinator and every interruption of a session raises the fence, and the
 * sessions carry the latest one.
 */
final class Fences implements Rule {

  private static final String FENCE = "fence";

  private long latest = 1;

  @Override
  public void see(Fact fact, Consumer<String> broken) {
    if (fact.is(Fact.RUN_RESUMED) || fact.is(Fact.INTERRUPTED)) {
      long fence = fact.content().path(FENCE).asLong(-1);
      if (fence <= latest) {
        broken.accept(fact.says("fence " + fence + " after " + latest));
      }
      latest = fence;
    } else if (fact.ofSession()) {
      long fence = fact.content().path("session").path(FENCE).asLong(-1);
      if (fence != latest) {
        broken.accept(fact.says("fence " + fence + " where " + latest + " is the latest"));
      }
    }
  }
}

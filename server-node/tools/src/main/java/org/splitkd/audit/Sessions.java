package org.splitkd.audit;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sessions run one after the other. Each is selected with the next order number of the round and
 * the next attempt number of its vehicle, and ends before another begins.
 */
final class Sessions implements Rule {

  /** Attempts in this round, by vehicle. */
  private final Map<Integer, Integer> attempts = new HashMap<>();

  /** Order numbers used in this round. */
  private int places;

  private @Nullable Session running;

  @Override
  public void see(Fact fact, Consumer<String> broken) {
    if (fact.is(Fact.ROUND_STARTED)) {
      attempts.clear();
      places = 0;
    } else if (fact.is(Fact.SELECTED)) {
      select(fact, fact.session(), broken);
    } else if (fact.ofSession()) {
      if (!fact.session().equals(running)) {
        broken.accept(fact.says(fact.session() + " ends, but " + runs()));
      }
      running = null;
    } else if (fact.is(Fact.INTERRUPTED)) {
      if (!fact.session().equals(running)) {
        broken.accept(fact.says(fact.session() + " is interrupted, but " + runs()));
      }
    } else if (!fact.is(Fact.RUN_RESUMED)) {
      places += fact.is(Fact.LEFT_OUT) ? 1 : 0;
      if (running != null) {
        broken.accept(fact.says(runs()));
        running = null;
      }
    }
  }

  private void select(Fact fact, Session session, Consumer<String> broken) {
    if (running != null) {
      broken.accept(fact.says(runs()));
    }
    places++;
    if (session.order() != places) {
      broken.accept(fact.says(session + " where order " + places + " is next"));
      places = session.order();
    }
    int attempt = attempts.merge(session.vehicle(), 1, Integer::sum);
    if (session.attempt() != attempt) {
      broken.accept(fact.says(session + " where attempt " + attempt + " is next"));
      attempts.put(session.vehicle(), session.attempt());
    }
    running = session;
  }

  private String runs() {
    return running == null ? "none runs" : running + " runs";
  }
}

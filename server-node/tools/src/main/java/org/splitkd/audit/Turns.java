package org.splitkd.audit;

import java.util.BitSet;
import java.util.function.Consumer;

/** Every vehicle's turn ends exactly once in a round. */
final class Turns implements Rule {

  private final BitSet ended = new BitSet();
  private int vehicles;

  @Override
  public void see(Fact fact, Consumer<String> broken) {
    if (fact.is(Fact.RUN_STARTED)) {
      vehicles = fact.content().path("vehicles").asInt(-1);
    } else if (fact.is(Fact.ROUND_STARTED)) {
      ended.clear();
    } else if (fact.inRound()) {
      see(fact, fact.vehicle(), broken);
    } else if (fact.is(Fact.ROUND_COMPLETED)) {
      for (int vehicle = 0; vehicle < vehicles; vehicle++) {
        if (!ended.get(vehicle)) {
          broken.accept(fact.says("vehicle " + vehicle + " had no turn"));
        }
      }
    }
  }

  private void see(Fact fact, int vehicle, Consumer<String> broken) {
    if (vehicle < 0 || vehicle >= vehicles) {
      broken.accept(fact.says("vehicle " + vehicle + " of " + vehicles));
      return;
    }
    if (ended.get(vehicle)) {
      broken.accept(fact.says("vehicle " + vehicle + " has had its turn"));
    }
    if (!fact.is(Fact.SELECTED) && !fact.retried()) {
      ended.set(vehicle);
    }
  }
}

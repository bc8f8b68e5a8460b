package org.splitkd.audit;

import java.util.function.Consumer;

/** Each round begins and completes once, in order, and the run ends with the last. */
final class Rounds implements Rule {

  private static final String ROUND = "round";

  private int begun;
  private int completed;
  private int planned;

  @Override
  public void see(Fact fact, Consumer<String> broken) {
    int round = fact.content().path(ROUND).asInt(-1);
    if (fact.is(Fact.RUN_STARTED)) {
      planned = fact.content().path("program").path("rounds").asInt(-1);
    } else if (fact.is(Fact.ROUND_STARTED)) {
      if (begun != completed || round != begun + 1) {
        broken.accept(fact.says("round " + round + where()));
      }
      begun = round;
    } else if (fact.is(Fact.ROUND_COMPLETED)) {
      if (begun == completed || round != begun) {
        broken.accept(fact.says("round " + round + where()));
      }
      completed = round;
    } else if (fact.ofSession()) {
      if (begun == completed || fact.session().round() != begun) {
        broken.accept(fact.says(fact.session() + where()));
      }
    } else if (fact.is(Fact.LEFT_OUT)) {
      if (begun == completed) {
        broken.accept(fact.says("vehicle " + fact.vehicle() + where()));
      }
    } else if ((fact.is(Fact.DEPLOYED) || fact.is(Fact.RUN_COMPLETED))
        && (begun != completed || completed != planned)) {
      broken.accept(fact.says("of " + planned + " rounds" + where()));
    }
  }

  private String where() {
    return ", where " + begun + " rounds were begun and " + completed + " completed";
  }
}

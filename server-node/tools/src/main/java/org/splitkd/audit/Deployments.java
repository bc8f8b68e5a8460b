package org.splitkd.audit;

import java.util.function.Consumer;

/** If the program deploys, every vehicle is sent the student once, in the order of the vehicles. */
final class Deployments implements Rule {

  private int planned;
  private int done;

  @Override
  public void see(Fact fact, Consumer<String> broken) {
    if (fact.is(Fact.RUN_STARTED)) {
      boolean deploys = fact.content().path("program").path("deploys").asBoolean();
      planned = deploys ? fact.content().path("vehicles").asInt(-1) : 0;
    } else if (fact.is(Fact.DEPLOYED)) {
      int vehicle = fact.content().path("deployment").path("vehicle").asInt(-1);
      if (vehicle != done || vehicle >= planned) {
        broken.accept(fact.says("vehicle " + vehicle + " after " + done + " of " + planned));
      }
      done++;
    } else if (fact.is(Fact.RUN_COMPLETED) && done != planned) {
      broken.accept(fact.says(done + " deployments of " + planned));
    }
  }
}

package org.splitkd.audit;

import java.util.function.Consumer;

/** Emulated time never runs backwards. */
final class EmulatedTime implements Rule {

  private double now;

  @Override
  public void see(Fact fact, Consumer<String> broken) {
    switch (fact.kind()) {
      case Fact.ROUND_STARTED, Fact.SELECTED -> advance(fact, fact.seconds("at"), broken);
      case Fact.COMMITTED -> span(fact, broken, "charge", "span");
      case Fact.DEPLOYED -> span(fact, broken, "deployment", "airtime");
      case Fact.ABORTED -> {
        if (fact.content().has("spent")) { // since version 2
          span(fact, broken, "spent", "span");
        }
      }
      default -> {
        // takes no time
      }
    }
  }

  private void span(Fact fact, Consumer<String> broken, String what, String span) {
    advance(fact, fact.seconds(what, span, "start"), broken);
    advance(fact, fact.seconds(what, span, "end"), broken);
  }

  private void advance(Fact fact, double seconds, Consumer<String> broken) {
    if (seconds >= now) {
      now = seconds;
    } else {
      broken.accept(fact.says(seconds + " s after " + now + " s"));
    }
  }
}

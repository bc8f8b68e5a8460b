package org.splitkd.policy;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.splitkd.api.Setting;
import org.splitkd.api.Settings;
import org.splitkd.api.policy.Policy;
import org.splitkd.api.policy.PolicyContext;
import org.splitkd.api.policy.PolicyFactory;

/**
 * The method that knows the drives in advance, as an operator of a road may: it serves the vehicles
 * in the order in which the last session ends first, each as another method would decide.
 */
public final class ExactOrder implements PolicyFactory {

  private static final String PROPOSED = "proposed";

  private static final Setting DECISION =
      Setting.choice(
              "order-decision",
              "what decides cut and clock when a session begins",
              PROPOSED,
              "delay-price")
          .elseFrom("policy.order-decision")
          .defaultsTo(PROPOSED);

  private static final Setting BEAM =
      Setting.whole(
              "beam", "number of sets of served vehicles that are followed from 13 vehicles on")
          .between(1, 1_000_000)
          .elseFrom("policy.beam")
          .defaultsTo(4096)
          .source("assumed");

  @Override
  public String name() {
    return "exact-order";
  }

  @Override
  public String summary() {
    return "The best order of the vehicles along their known drives, each with the cut and clock of"
        + " proposed or delay-price.";
  }

  @Override
  public List<Setting> settings() {
    return LineSettings.with(DECISION, BEAM, Proposed.BETA, DelayPrice.PRICE);
  }

  @Override
  public Policy create(Settings settings, PolicyContext context) {
    LineSettings line = new LineSettings(settings, context);
    IntFunction<Line.Decision> decision =
        settings.text(DECISION.key()).equals(PROPOSED)
            ? Proposed.decision(settings, context, line)
            : DelayPrice.decision(settings, context, line);
    return new PlannedLine(
        IntStream.range(0, context.vehicles().size()).mapToObj(decision).toList(),
        line.waitSeconds(),
        Math.toIntExact(settings.whole(BEAM.key())));
  }
}

package org.splitkd.policy;

import java.util.List;
import java.util.function.IntFunction;
import org.splitkd.api.Setting;
import org.splitkd.api.Settings;
import org.splitkd.api.policy.Policy;
import org.splitkd.api.policy.PolicyContext;
import org.splitkd.api.policy.PolicyFactory;

/** The method that weighs a second against energy: least energy + price · delay. */
public final class DelayPrice implements PolicyFactory {

  /** The scenario's key and this policy's. */
  static final Setting PRICE =
      Setting.number("delay-price", "energy that a second of delay is worth")
          .in("J/s")
          .between(0, 1e9)
          .elseFrom("policy.delay-price")
          .defaultsTo(100)
          .source("assumed");

  @Override
  public String name() {
    return "delay-price";
  }

  @Override
  public String summary() {
    return "The cut and clock of least energy + delay-price x delay, then the vehicle of least"
        + " predicted delay.";
  }

  @Override
  public List<Setting> settings() {
    return LineSettings.with(PRICE);
  }

  @Override
  public Policy create(Settings settings, PolicyContext context) {
    LineSettings line = new LineSettings(settings, context);
    return line.line(
        decision(settings, context, line),
        true,
        "Of the vehicles in coverage, each with the cut and clock of least energy plus price times"
            + " delay, this one has the least predicted delay.");
  }

  /** The decisions for each vehicle, with the price of the settings. */
  static IntFunction<Line.Decision> decision(
      Settings settings, PolicyContext context, LineSettings line) {
    double price = settings.number(PRICE.key());
    return vehicle ->
        new LeastOf(
            context,
            vehicle,
            line.cuts(vehicle),
            (cut, rates) -> context.costs().leastCostGhz(vehicle, cut, rates, price),
            option -> option.predicted().cost(price));
  }
}

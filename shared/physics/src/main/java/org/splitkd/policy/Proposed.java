package org.splitkd.policy;

import java.util.List;
import java.util.function.IntFunction;
import org.splitkd.api.Setting;
import org.splitkd.api.Settings;
import org.splitkd.api.policy.Policy;
import org.splitkd.api.policy.PolicyContext;
import org.splitkd.api.policy.PolicyFactory;

/** The proposed method: least energy within the delay limit, vehicle by vehicle. */
public final class Proposed implements PolicyFactory {

  private static final String GREEDY = "greedy";
  private static final String WHY_GREEDY =
      "Of the vehicles in coverage, each with the cut and clock of least energy within the delay"
          + " limit, this one has the least predicted delay.";
  private static final String WHY_BY_INDEX =
      "The next vehicle by index, with the cut and clock of least energy within the delay limit.";

  static final Setting BETA =
      Setting.number("beta", "delay limit of a session relative to cut 1 at the highest clock")
          .above(0)
          .atMost(100)
          .elseFrom("policy.beta");

  private static final Setting SELECTION =
      Setting.choice(
              "selection",
              "greedy: next the vehicle with the least predicted delay; index: in index order",
              GREEDY,
              "index")
          .elseFrom("policy.selection");

  @Override
  public String name() {
    return "proposed";
  }

  @Override
  public String summary() {
    return "The cut and clock of least predicted energy within the delay limit, then the vehicle of"
        + " least predicted delay.";
  }

  @Override
  public List<Setting> settings() {
    return LineSettings.with(BETA, SELECTION);
  }

  @Override
  public Policy create(Settings settings, PolicyContext context) {
    LineSettings line = new LineSettings(settings, context);
    boolean greedy = settings.text(SELECTION.key()).equals(GREEDY);
    return line.line(decision(settings, context, line), greedy, greedy ? WHY_GREEDY : WHY_BY_INDEX);
  }

  /** The decisions for each vehicle, with the delay limit of the settings. */
  static IntFunction<Line.Decision> decision(
      Settings settings, PolicyContext context, LineSettings line) {
    double beta = settings.number(BETA.key());
    return vehicle ->
        new ExactDecision(
            context.costs(), vehicle, line.cuts(vehicle), context.clocks().maxGhz(), beta);
  }
}

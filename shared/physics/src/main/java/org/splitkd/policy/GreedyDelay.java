package org.splitkd.policy;

import java.util.List;
import org.splitkd.api.Setting;
import org.splitkd.api.Settings;
import org.splitkd.api.policy.Policy;
import org.splitkd.api.policy.PolicyContext;
import org.splitkd.api.policy.PolicyFactory;

/** The method for which only delay counts. */
public final class GreedyDelay implements PolicyFactory {

  @Override
  public String name() {
    return "greedy-delay";
  }

  @Override
  public String summary() {
    return "The cut of least predicted delay at the GPU's highest clock, then the vehicle of least"
        + " predicted delay.";
  }

  @Override
  public List<Setting> settings() {
    return LineSettings.with();
  }

  @Override
  public Policy create(Settings settings, PolicyContext context) {
    LineSettings line = new LineSettings(settings, context);
    return line.line(
        vehicle ->
            new LeastOf(
                context,
                vehicle,
                line.cuts(vehicle),
                (cut, rates) -> context.clocks().maxGhz(),
                option -> option.predicted().delaySeconds()),
        true,
        "Of the vehicles in coverage, each with the cut of least delay at the highest clock, this"
            + " one has the least predicted delay.");
  }
}

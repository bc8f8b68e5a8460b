package org.splitkd.policy;

import java.util.List;
import java.util.stream.IntStream;
import org.splitkd.api.Setting;
import org.splitkd.api.Settings;
import org.splitkd.api.policy.Policy;
import org.splitkd.api.policy.PolicyContext;
import org.splitkd.api.policy.PolicyFactory;

/**
 * The method that schedules by energy levels: the poor take the shallowest cut and the fast clock,
 * the rich carry the load, and vehicles whose charge would fall below a reserve are passed over.
 */
public final class BatteryAware implements PolicyFactory {

  private static final String SKIP = "skip";

  private static final Setting RESERVE =
      Setting.number("reserve", "charge that no session may go below, share of the battery")
          .between(0, 1)
          .elseFrom("policy.reserve")
          .defaultsTo(0)
          .source("assumed");

  private static final Setting BELOW =
      Setting.choice(
              "below-reserve",
              "what happens to a vehicle that would fall below the reserve",
              SKIP,
              "serve")
          .elseFrom("policy.below-reserve")
          .defaultsTo(SKIP);

  @Override
  public String name() {
    return "battery-aware";
  }

  @Override
  public String summary() {
    return "The cut and clock of least energy that spare the vehicles with the least charge; next"
        + " the one whose channel is nearest to its best.";
  }

  @Override
  public List<Setting> settings() {
    return LineSettings.with(Proposed.BETA, RESERVE, BELOW);
  }

  @Override
  public Policy create(Settings settings, PolicyContext context) {
    LineSettings line = new LineSettings(settings, context);
    double beta = settings.number(Proposed.BETA.key());
    return new ChargeBalance(
        IntStream.range(0, context.vehicles().size())
            .mapToObj(vehicle -> new ChargeOptions(context, vehicle, line.cuts(vehicle), beta))
            .toList(),
        settings.number(RESERVE.key()),
        settings.text(BELOW.key()).equals(SKIP),
        line.waitSeconds());
  }
}

package org.splitkd.policy;

import java.util.List;
import org.splitkd.api.Setting;
import org.splitkd.api.Settings;
import org.splitkd.api.policy.CostModel;
import org.splitkd.api.policy.Policy;
import org.splitkd.api.policy.PolicyContext;
import org.splitkd.api.policy.PolicyFactory;
import org.splitkd.api.policy.Weighed;
import org.splitkd.api.radio.Rates;
import org.splitkd.model.CutLayer;

/**
 * The cut and clock that balance delay against the energy of the busy server, each relative to its
 * range over all cuts and clocks; vehicles in index order.
 *
 * @see <a href="https://doi.org/10.1109/LNET.2025.3530430">Li et al., Energy-Efficient Split
 *     Learning for Fine-Tuning Large Language Models in Edge Networks, IEEE Networking Letters,
 *     2025</a>
 */
public final class Card implements PolicyFactory {

  private static final Setting WEIGHT =
      Setting.number("card-weight", "weight of delay, against that of the server's energy")
          .between(0, 1)
          .elseFrom("policy.card-weight")
          .defaultsTo(0.5)
          .source("assumed");

  @Override
  public String name() {
    return "card";
  }

  @Override
  public String summary() {
    return "Every vehicle in index order with the cut and clock of the least weighted sum of delay"
        + " and server energy, each relative to its range.";
  }

  @Override
  public List<Setting> settings() {
    return LineSettings.with(WEIGHT);
  }

  @Override
  public Policy create(Settings settings, PolicyContext context) {
    LineSettings line = new LineSettings(settings, context);
    double weight = settings.number(WEIGHT.key());
    return line.line(
        vehicle -> {
          List<CutLayer> cuts = line.cuts(vehicle);
          return rates -> decide(context, vehicle, cuts, weight, rates);
        },
        false,
        "The next vehicle by index, with the cut and clock of the least weighted sum of delay and"
            + " server energy.");
  }

  private static Weighed decide(
      PolicyContext context, int vehicle, List<CutLayer> cuts, double weight, Rates rates) {
    Balance balance = Balance.of(context, vehicle, cuts, weight, rates);
    return new LeastOf(
            context,
            vehicle,
            cuts,
            (cut, at) -> context.costs().bestGhz(ghz -> balance.value(cut, ghz)),
            option -> balance.value(option.cut(), option.ghz()))
        .decide(rates);
  }

  /** The objective for one vehicle at given rates, with the ranges of its two terms. */
  private record Balance(
      CostModel costs,
      int vehicle,
      Rates rates,
      double weight,
      double leastSeconds,
      double mostSeconds,
      double leastJoules,
      double mostJoules) {

    static Balance of(
        PolicyContext context, int vehicle, List<CutLayer> cuts, double weight, Rates rates) {
      Balance open = new Balance(context.costs(), vehicle, rates, weight, 0, 0, 0, 0);
      double low = context.clocks().minGhz();
      double high = context.clocks().maxGhz();
      double leastSeconds = Double.POSITIVE_INFINITY;
      double mostSeconds = 0;
      double leastJoules = Double.POSITIVE_INFINITY;
      double mostJoules = 0;
      for (CutLayer cut : cuts) {
        leastSeconds = Math.min(leastSeconds, open.seconds(cut, high));
        mostSeconds = Math.max(mostSeconds, open.seconds(cut, low));
        double frugal = context.costs().bestGhz(ghz -> open.joules(cut, ghz));
        leastJoules = Math.min(leastJoules, open.joules(cut, frugal));
        mostJoules = Math.max(mostJoules, Math.max(open.joules(cut, low), open.joules(cut, high)));
      }
      return new Balance(
          context.costs(),
          vehicle,
          rates,
          weight,
          leastSeconds,
          mostSeconds,
          leastJoules,
          mostJoules);
    }

    double value(CutLayer cut, double ghz) {
      return weight * share(seconds(cut, ghz), leastSeconds, mostSeconds)
          + (1 - weight) * share(joules(cut, ghz), leastJoules, mostJoules);
    }

    private static double share(double value, double least, double most) {
      return most > least ? (value - least) / (most - least) : 0;
    }

    private double seconds(CutLayer cut, double ghz) {
      return costs.predict(vehicle, cut, ghz, rates).delaySeconds();
    }

    private double joules(CutLayer cut, double ghz) {
      return costs.energy(vehicle, cut, ghz, rates).server();
    }
  }
}

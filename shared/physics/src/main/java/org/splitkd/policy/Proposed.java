package org.splitkd.policy;

import java.util.List;
import java.util.stream.IntStream;
import org.splitkd.api.Setting;
import org.splitkd.api.Settings;
import org.splitkd.api.policy.Policy;
import org.splitkd.api.policy.PolicyContext;
import org.splitkd.api.policy.PolicyFactory;

/** The proposed method: least energy within the delay limit, vehicle by vehicle. */
public final class Proposed implements PolicyFactory {

  private static final String BETA = "beta";
  private static final String SELECTION = "selection";
  private static final String MEMORY = "respect-memory";
  private static final String WAIT = "wait-s";
  private static final String GREEDY = "greedy";

  private static final List<Setting> SETTINGS =
      List.of(
          Setting.number(BETA, "delay limit of a session relative to cut 1 at the highest clock")
              .above(0)
              .atMost(100)
              .elseFrom("policy.beta"),
          Setting.choice(
                  SELECTION,
                  "greedy: next the vehicle with the least predicted delay; index: in index order",
                  GREEDY,
                  "index")
              .elseFrom("policy.selection"),
          Setting.flag(MEMORY, "whether to use only cuts that fit the device's memory")
              .elseFrom("policy.respect-memory"),
          Setting.number(WAIT, "pause when no vehicle is in coverage")
              .in("s")
              .between(0.001, 3600)
              .elseFrom("policy.wait-s"));

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
    return SETTINGS;
  }

  @Override
  public Policy create(Settings settings, PolicyContext context) {
    List<ExactDecision> decisions =
        IntStream.range(0, context.vehicles().size())
            .mapToObj(
                vehicle ->
                    new ExactDecision(
                        context.costs(),
                        vehicle,
                        context.deepestCut(),
                        context.clocks().maxGhz(),
                        settings.number(BETA),
                        settings.flag(MEMORY)))
            .toList();
    return new LeastEnergy(
        decisions, settings.text(SELECTION).equals(GREEDY), settings.number(WAIT));
  }
}

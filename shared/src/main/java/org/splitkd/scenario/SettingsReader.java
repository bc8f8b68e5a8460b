package org.splitkd.scenario;

import java.util.Map;
import org.splitkd.cost.Accounting;
import org.splitkd.scenario.Scenario.FaultSettings;
import org.splitkd.scenario.Scenario.PolicySettings;
import org.splitkd.scenario.Scenario.RunSettings;
import org.splitkd.scenario.Scenario.Selection;

/** Reads {@code policy}, {@code run} and {@code faults}. */
final class SettingsReader {

  private static final Map<String, Selection> SELECTIONS =
      Choices.of("greedy", Selection.GREEDY, "index", Selection.INDEX);

  /** Whether waiting counts. */
  private static final Map<String, Boolean> ACCOUNTINGS = Choices.of("active", false, "full", true);

  private static final Range BETA = Range.aboveUpTo(0, 100);
  private static final Range WAIT_SECONDS = Range.between(0.001, 3600);
  private static final Range TIMEOUT_SECONDS = Range.aboveUpTo(0, 86_400);
  private static final Range PROBABILITY = Range.between(0, 1);
  private static final int MOST_ATTEMPTS = 100;
  private static final int MOST_TRIALS = 100_000;

  private SettingsReader() {}

  /**
   * @param methods that the section names
   */
  static PolicySettings policy(Section policy, MethodReader methods) {
    return new PolicySettings(
        methods.compared(),
        methods.described(),
        policy.number("beta", BETA),
        policy.choice("selection", SELECTIONS),
        policy.flag("respect-memory"),
        new Accounting(policy.choice("accounting", ACCOUNTINGS), policy.flag("count-base-station")),
        policy.number("wait-s", WAIT_SECONDS),
        policy.integer("attempts", 1, MOST_ATTEMPTS),
        !policy.has("forecast") || policy.flag("forecast"));
  }

  static RunSettings run(Section run) {
    return new RunSettings(
        run.integer("trials", 1, MOST_TRIALS),
        run.whole("seed"),
        run.number("answer-timeout-s", TIMEOUT_SECONDS));
  }

  static FaultSettings faults(Section faults) {
    return new FaultSettings(faults.number("vehicle-dies", PROBABILITY));
  }
}

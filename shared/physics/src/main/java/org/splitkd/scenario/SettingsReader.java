package org.splitkd.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.splitkd.api.cost.Accounting;
import org.splitkd.fault.Fault;
import org.splitkd.fault.FaultScript;
import org.splitkd.fault.FaultSentences;
import org.splitkd.scenario.Scenario.FaultSettings;
import org.splitkd.scenario.Scenario.PolicySettings;
import org.splitkd.scenario.Scenario.RunSettings;
import org.splitkd.scenario.Scenario.Selection;
import org.splitkd.scenario.text.Choices;
import org.splitkd.scenario.text.Range;
import org.splitkd.scenario.text.Section;
import org.splitkd.scenario.text.Words;

/** Reads {@code policy}, {@code run} and {@code faults}. */
final class SettingsReader {

  private static final Map<String, Selection> SELECTIONS =
      Choices.of("greedy", Selection.GREEDY, "index", Selection.INDEX);

  /** Accountings, and whether waiting counts in each. */
  private static final Map<String, Boolean> ACCOUNTINGS = Choices.of("active", false, "full", true);

  private static final Range BETA = Range.aboveUpTo(0, 100);
  private static final Range WAIT_SECONDS = Range.between(0.001, 3600);
  private static final Range TIMEOUT_SECONDS = Range.aboveUpTo(0, 86_400);
  private static final Range PROBABILITY = Range.between(0, 1);
  private static final int MOST_ATTEMPTS = 100;

  /** Keys of built-in methods that a scenario need not compare. */
  private static final String[] OF_ABSENT_METHODS = {
    "delay-price",
    "card-weight",
    "neurosurgeon",
    "order-decision",
    "beam",
    "reserve",
    "below-reserve"
  };

  private static final int MOST_TRIALS = 100_000;

  private SettingsReader() {}

  /**
   * @param methods reader of the methods that the section names
   */
  static PolicySettings policy(Section root, Section policy, MethodReader methods) {
    policy.allow(OF_ABSENT_METHODS);
    List<MethodSpec> compared = methods.compared();
    ClaimReader claims = new ClaimReader(compared);
    return new PolicySettings(
        compared,
        methods.described(),
        claims.claims(root),
        claims.reference(policy),
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

  /**
   * @param vehicles number of vehicles in the fleet, which bounds the vehicles of faults
   */
  static FaultSettings faults(Section faults, int vehicles) {
    return new FaultSettings(
        faults.number("vehicle-dies", PROBABILITY),
        faults.has("script") ? script(faults.list("script"), vehicles) : FaultScript.NONE);
  }

  private static FaultScript script(Section sentences, int vehicles) {
    List<Fault> faults = new ArrayList<>();
    for (String index : sentences.names()) {
      Fault fault =
          FaultSentences.read(sentences.text(index))
              .orElseThrow(
                  () ->
                      sentences.wrong(
                          index, "must be a sentence like: " + Words.or(FaultSentences.forms())));
      if (fault.vehicle() >= vehicles) {
        throw sentences.wrong(index, "must name one of " + Words.count(vehicles, "vehicle"));
      }
      faults.add(fault);
    }
    return new FaultScript(faults);
  }
}

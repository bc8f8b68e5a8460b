package org.splitkd.policy;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.splitkd.api.Setting;
import org.splitkd.api.Settings;
import org.splitkd.api.policy.Policy;
import org.splitkd.api.policy.PolicyContext;
import org.splitkd.model.CutLayer;

/** The settings that all methods share which serve one vehicle at a time. */
final class LineSettings {

  private static final String MEMORY = "respect-memory";
  private static final String WAIT = "wait-s";

  private static final List<Setting> SHARED =
      List.of(
          Setting.flag(MEMORY, "whether to use only cuts that fit the device's memory")
              .elseFrom("policy.respect-memory"),
          Setting.number(WAIT, "pause when no vehicle is in coverage")
              .in("s")
              .between(0.001, 3600)
              .elseFrom("policy.wait-s"));

  private final Settings settings;
  private final PolicyContext context;

  LineSettings(Settings settings, PolicyContext context) {
    this.settings = settings;
    this.context = context;
  }

  /** Returns a method's own settings followed by the shared ones. */
  static List<Setting> with(Setting... own) {
    return Stream.concat(Stream.of(own), SHARED.stream()).toList();
  }

  /** The cuts that may be chosen for a vehicle, shallowest first. */
  List<CutLayer> cuts(int vehicle) {
    return FeasibleCuts.of(context.costs(), vehicle, context.deepestCut(), settings.flag(MEMORY));
  }

  double waitSeconds() {
    return settings.number(WAIT);
  }

  /**
   * Returns the policy that decides for each vehicle in the same way.
   *
   * @param decision by vehicle
   * @param greedy whether the vehicle of least predicted delay is next, or the next by index
   * @param why one sentence about its choices
   */
  Policy line(IntFunction<Line.Decision> decision, boolean greedy, String why) {
    return new Line(
        IntStream.range(0, context.vehicles().size()).mapToObj(decision).toList(),
        greedy,
        waitSeconds(),
        why);
  }
}

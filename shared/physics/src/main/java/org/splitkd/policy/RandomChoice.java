package org.splitkd.policy;

import java.util.List;
import java.util.SplittableRandom;
import org.splitkd.api.Setting;
import org.splitkd.api.Settings;
import org.splitkd.api.policy.Choice;
import org.splitkd.api.policy.Choice.Wait;
import org.splitkd.api.policy.Policy;
import org.splitkd.api.policy.PolicyContext;
import org.splitkd.api.policy.PolicyFactory;
import org.splitkd.api.policy.Rationale;
import org.splitkd.api.policy.RoundView;
import org.splitkd.model.CutLayer;

/**
 * Any vehicle in coverage, with any feasible cut and any clock from the voltage floor up, each
 * drawn uniformly: what planning is worth at all.
 */
public final class RandomChoice implements PolicyFactory {

  /** Draws of a session, in this order: vehicle, cut, clock. */
  private static final int DRAWS = 3;

  private static final Rationale DRAWN =
      Rationale.of("A vehicle in coverage, a feasible cut and a clock, drawn uniformly.");
  private static final Rationale NOBODY =
      Rationale.of("No vehicle that may be served is in coverage.");

  @Override
  public String name() {
    return "random";
  }

  @Override
  public String summary() {
    return "A vehicle in coverage, a feasible cut and a clock, each drawn uniformly.";
  }

  @Override
  public List<Setting> settings() {
    return LineSettings.with();
  }

  @Override
  public Policy create(Settings settings, PolicyContext context) {
    LineSettings line = new LineSettings(settings, context);
    return round -> choose(round, line, context);
  }

  private static Choice choose(RoundView round, LineSettings line, PolicyContext context) {
    List<Integer> candidates =
        round.candidates().stream().filter(vehicle -> round.rates(vehicle).inCoverage()).toList();
    if (candidates.isEmpty()) {
      return new Wait(line.waitSeconds(), NOBODY);
    }
    // One stream for all sessions of a trial, so that the draws are those of any implementation.
    SplittableRandom random = new SplittableRandom(context.seed() + 1 + context.trial());
    for (int drawn = 0; drawn < DRAWS * round.results().size(); drawn++) {
      random.nextDouble();
    }
    int vehicle = candidates.get((int) (random.nextDouble() * candidates.size()));
    List<CutLayer> cuts = line.cuts(vehicle);
    CutLayer cut = cuts.get((int) (random.nextDouble() * cuts.size()));
    double low = context.floorGhz();
    double drawn = low + random.nextDouble() * (context.clocks().maxGhz() - low);
    // The nearest clock that the GPU can run at, as some have only a few.
    double ghz = context.costs().bestGhz(clock -> Math.abs(clock - drawn));
    return Choice.serve(vehicle, cut, ghz, DRAWN);
  }
}

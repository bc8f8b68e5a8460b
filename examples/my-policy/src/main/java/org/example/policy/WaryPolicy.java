package org.example.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.splitkd.api.policy.Choice;
import org.splitkd.api.policy.Policy;
import org.splitkd.api.policy.PolicyContext;
import org.splitkd.api.policy.Rationale;
import org.splitkd.api.policy.RoundView;
import org.splitkd.api.policy.SessionResult;
import org.splitkd.api.policy.Weighed;
import org.splitkd.model.CutLayer;

/**
 * Serves the vehicle with the least expected energy: the predicted energy of its best decision,
 * divided by the estimated share of its sessions that complete.
 *
 * <p>{@link #next} only reads what {@link #observed} has written, so a resumed run decides like one
 * that never stopped.
 */
final class WaryPolicy implements Policy {

  private final PolicyContext context;
  private final double memory;
  private final double waitSeconds;

  /** By vehicle: estimated probability that its next session completes, 0 to 1. */
  private final Map<Integer, Double> trust = new HashMap<>();

  WaryPolicy(PolicyContext context, double memory, double waitSeconds) {
    this.context = context;
    this.memory = memory;
    this.waitSeconds = waitSeconds;
  }

  @Override
  public Choice next(RoundView round) {
    List<Weighed> weighed = new ArrayList<>();
    for (int vehicle : round.candidates()) {
      if (round.rates(vehicle).inCoverage()) {
        best(round, vehicle).ifPresent(weighed::add);
      }
    }
    return weighed.stream()
        .min((one, other) -> Double.compare(expected(one), expected(other)))
        .map(
            best ->
                Choice.serve(
                    best.vehicle(),
                    best.cut(),
                    best.ghz(),
                    new Rationale("least energy expected, wasted sessions included", weighed)))
        .orElseGet(() -> new Choice.Wait(waitSeconds, Rationale.of("no vehicle is in coverage")));
  }

  @Override
  public void observed(SessionResult result) {
    double outcome = result.committed() ? 1 : 0;
    trust.merge(
        result.vehicle(),
        (1 - memory) + memory * outcome,
        (before, first) -> (1 - memory) * before + memory * outcome);
  }

  /** The cut and clock of least energy within the delay limit. */
  private Optional<Weighed> best(RoundView round, int vehicle) {
    double limit = round.limitSeconds(vehicle);
    Weighed best = null;
    for (int index = 1; index <= context.deepestCut().index(); index++) {
      CutLayer cut = new CutLayer(index);
      OptionalDouble ghz =
          round.fitsMemory(vehicle, cut)
              ? context.costs().leastEnergyGhz(vehicle, cut, round.rates(vehicle), limit)
              : OptionalDouble.empty();
      if (ghz.isPresent()) {
        var predicted = round.predict(vehicle, cut, ghz.getAsDouble());
        if (best == null || predicted.joules() < best.predicted().joules()) {
          best =
              new Weighed(vehicle, round.rates(vehicle), cut, ghz.getAsDouble(), predicted, true);
        }
      }
    }
    return Optional.ofNullable(best);
  }

  private double expected(Weighed session) {
    // A vehicle that has never completed a session is not excluded for good.
    return session.predicted().joules()
        / Math.max(0.01, trust.getOrDefault(session.vehicle(), 1.0));
  }
}

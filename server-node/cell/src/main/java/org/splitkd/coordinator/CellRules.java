package org.splitkd.coordinator;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import org.splitkd.api.policy.AbortKind;
import org.splitkd.coordinator.CellEvent.RoundCompleted;
import org.splitkd.coordinator.CellEvent.RoundStarted;
import org.splitkd.coordinator.CellEvent.RunCompleted;
import org.splitkd.coordinator.CellEvent.VehicleLeftOut;

/**
 * The events that follow from another without outside input: the start and end of rounds and the
 * end of the run.
 *
 * @param neverCovered vehicles that never come into coverage, so that waiting for them would never
 *     end
 */
record CellRules(CellProgram program, NavigableSet<Integer> neverCovered) {

  static final String NEVER_IN_COVERAGE = "never in coverage";

  /** Returns events and all that follow from them, each with the state after it. */
  List<Step> from(CellState before, List<? extends CellEvent> events) {
    List<Step> steps = new ArrayList<>();
    CellState state = before;
    for (CellEvent event : events) {
      state = state.apply(event);
      steps.add(new Step(event, state));
    }
    Optional<CellEvent> next = next(state);
    while (next.isPresent()) {
      state = state.apply(next.get());
      steps.add(new Step(next.get(), state));
      next = next(state);
    }
    return steps;
  }

  private Optional<CellEvent> next(CellState state) {
    return switch (state.phase()) {
      case NOT_STARTED, SERVING, DONE -> Optional.empty();
      case CHOOSING ->
          state.round().unserved().stream()
              .filter(neverCovered::contains)
              .findFirst()
              .map(vehicle -> new VehicleLeftOut(vehicle, AbortKind.COVERAGE, NEVER_IN_COVERAGE));
      case EVALUATING ->
          program.evaluates()
              ? Optional.empty()
              : Optional.of(new RoundCompleted(state.round().round(), Optional.empty()));
      case BETWEEN_ROUNDS -> betweenRounds(state);
    };
  }

  private Optional<CellEvent> betweenRounds(CellState state) {
    if (state.rounds().size() < program.rounds()) {
      return Optional.of(new RoundStarted(state.rounds().size() + 1, state.now()));
    }
    return program.deploys() && state.deployments().size() < state.vehicles()
        ? Optional.empty()
        : Optional.of(new RunCompleted());
  }
}

package org.splitkd.api.policy;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.splitkd.api.cost.Prediction;
import org.splitkd.api.mobility.Position;
import org.splitkd.api.radio.Rates;
import org.splitkd.model.CutLayer;
import org.splitkd.time.EmulatedInstant;

/**
 * A round as an operator of the cell would see it when a session may begin, so it does not reveal
 * future faults. Vehicles are identified by their index, from 0. Valid only until {@link
 * Policy#next} returns.
 */
public interface RoundView {

  /** The number of the round, from 1. */
  int round();

  /** The emulated instant. */
  EmulatedInstant now();

  /**
   * The vehicles that may be served now, in index order, at least one: those not yet served in this
   * round that have the fewest attempts.
   */
  List<Integer> candidates();

  /** The vehicles already served in this round, in serving order. */
  List<Integer> served();

  /** A vehicle's rates now. */
  Rates rates(int vehicle);

  /** The future rates; empty if the scenario sets {@code policy.forecast = off}. */
  Optional<Forecast> forecast();

  /** A vehicle's position now; empty if it is away or its position is unknown. */
  Optional<Position> position(int vehicle);

  /** The charge of a vehicle's battery; empty if its supply is unlimited. */
  Optional<Charge> battery(int vehicle);

  /** Energy a vehicle has drawn from its supply so far in this run, J. */
  double drawnJoules(int vehicle);

  /** Whether a vehicle's share of the student at a cut fits its memory. */
  boolean fitsMemory(int vehicle, CutLayer cut);

  /**
   * Predicts the cost of a session at these rates.
   *
   * @param ghz the GPU's clock
   */
  Prediction predict(int vehicle, CutLayer cut, double ghz, Rates rates);

  /** Predicts the cost of a session at the current rates. */
  default Prediction predict(int vehicle, CutLayer cut, double ghz) {
    return predict(vehicle, cut, ghz, rates(vehicle));
  }

  /** The delay limit of a session with a vehicle at the current rates, s. */
  double limitSeconds(int vehicle);

  /** Results of the sessions of this cell so far, in order. Must not be modified. */
  List<SessionResult> results();

  /**
   * Random numbers for this decision alone. Every cell, round, session and instant has its own
   * stream, which is the same when a run is repeated or resumed. Each call restarts the stream.
   */
  SplittableRandom random();
}

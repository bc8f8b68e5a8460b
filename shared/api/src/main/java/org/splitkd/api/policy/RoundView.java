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
 * A round as an operator of such a cell sees it when a session may begin, and nothing more: what
 * will go wrong is not in it. Vehicles are called by their index, from 0. Only good until {@link
 * Policy#next} returns.
 */
public interface RoundView {

  /** The number of the round, from 1. */
  int round();

  /** The emulated instant. */
  EmulatedInstant now();

  /**
   * The vehicles that may be served now, in index order, at least one: of those that have not been
   * served in this round, the ones that were tried least often.
   */
  List<Integer> candidates();

  /** The vehicles that have been served in this round, in the order in which they were. */
  List<Integer> served();

  /** A vehicle's rates now. */
  Rates rates(int vehicle);

  /** How the rates will be; empty where the scenario says {@code policy.forecast = off}. */
  Optional<Forecast> forecast();

  /** Where a vehicle is now; empty where it is away, or where nobody knows. */
  Optional<Position> position(int vehicle);

  /** How a vehicle's battery stands; empty where its supply does not end. */
  Optional<Charge> battery(int vehicle);

  /** What a vehicle has drawn from its supply in this run so far, J. */
  double drawnJoules(int vehicle);

  /** Whether a vehicle's share of the student at a cut fits its memory. */
  boolean fitsMemory(int vehicle, CutLayer cut);

  /**
   * What a session would cost at these rates.
   *
   * @param ghz the GPU's clock
   */
  Prediction predict(int vehicle, CutLayer cut, double ghz, Rates rates);

  /** The same at the rates now. */
  default Prediction predict(int vehicle, CutLayer cut, double ghz) {
    return predict(vehicle, cut, ghz, rates(vehicle));
  }

  /** The delay limit of a session with a vehicle at the rates now, s. */
  double limitSeconds(int vehicle);

  /** What came of the sessions of this cell so far, in their order. Not to be changed. */
  List<SessionResult> results();

  /**
   * Random numbers for this decision alone: another stream for every cell, round, session and
   * instant, the same one when a run is repeated or resumed. Each call begins the stream anew.
   */
  SplittableRandom random();
}

package org.splitkd.api.policy;

import java.util.List;
import java.util.Optional;
import org.splitkd.api.cost.Accounting;
import org.splitkd.api.radio.Rates;
import org.splitkd.model.CutLayer;

/** The facts about a cell that a policy knows before the first round. Immutable. */
public interface PolicyContext {

  /** The name of the policy's method in results. */
  String method();

  /** The vehicles, in index order. */
  List<VehicleFacts> vehicles();

  /** The deepest possible cut: the server keeps at least one block. */
  CutLayer deepestCut();

  /** The clocks of the edge server's GPU. */
  Clocks clocks();

  /**
   * The lowest clock at which the GPU's voltage still falls, GHz: below it, work only takes longer.
   * The lowest clock of the GPU if it is not known.
   */
  double floorGhz();

  /** The rates over a perfect link; empty if there is no such limit or it is not known. */
  Optional<Rates> peakRates();

  /** The trial of a comparison, from 0; 0 in a distillation. */
  int trial();

  /** The delay limit of a session, as a multiple of the delay at cut 1 and the highest clock. */
  double beta();

  /** The parts of the energy that count. */
  Accounting accounting();

  /** Predicts what sessions cost. */
  CostModel costs();

  /** Seed of the run. Random numbers for a decision come from {@link RoundView#random()}. */
  long seed();

  /** The delay limit of a session with a vehicle at these rates, s. */
  default double limitSeconds(int vehicle, Rates rates) {
    return beta()
        * costs().predict(vehicle, new CutLayer(1), clocks().maxGhz(), rates).delaySeconds();
  }
}

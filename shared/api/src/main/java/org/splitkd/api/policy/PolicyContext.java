package org.splitkd.api.policy;

import java.util.List;
import org.splitkd.api.cost.Accounting;
import org.splitkd.api.radio.Rates;
import org.splitkd.model.CutLayer;

/** What a policy may know of a cell before its first round. Immutable. */
public interface PolicyContext {

  /** The method that the policy decides for, as results name it. */
  String method();

  /** The vehicles, in index order. */
  List<VehicleFacts> vehicles();

  /** The deepest cut there is: the server keeps at least one block. */
  CutLayer deepestCut();

  /** Of the edge server's GPU. */
  Clocks clocks();

  /** The delay limit of a session, as a multiple of the delay at cut 1 and the highest clock. */
  double beta();

  /** Which energy counts. */
  Accounting accounting();

  /** Predicts what sessions cost. */
  CostModel costs();

  /** Seed of the run. Random numbers of a decision are {@link RoundView#random()}. */
  long seed();

  /** The delay limit of a session with a vehicle at these rates, s. */
  default double limitSeconds(int vehicle, Rates rates) {
    return beta()
        * costs().predict(vehicle, new CutLayer(1), clocks().maxGhz(), rates).delaySeconds();
  }
}

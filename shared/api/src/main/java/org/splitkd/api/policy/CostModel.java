package org.splitkd.api.policy;

import java.util.OptionalDouble;
import org.splitkd.api.cost.Prediction;
import org.splitkd.api.radio.Rates;
import org.splitkd.model.CutLayer;

/**
 * Predicts what a session would cost if the rates stayed as they are. It is exact where they do:
 * what is charged differs only by how rates change along the drive. Immutable.
 */
public interface CostModel {

  /**
   * Delay, energy and busy times of a session; infinite delay and energy where a rate is 0.
   *
   * @param ghz the GPU's clock
   */
  Prediction predict(int vehicle, CutLayer cut, double ghz, Rates rates);

  /**
   * The GPU's clock of least predicted energy for a session at a cut that keeps a limit on the
   * delay. Exact: energy is convex in the clock.
   *
   * @return empty if even the highest clock misses the limit
   */
  OptionalDouble leastEnergyGhz(int vehicle, CutLayer cut, Rates rates, double limitSeconds);

  /** Whether the vehicle's share of the student at a cut fits its memory. */
  boolean fitsMemory(int vehicle, CutLayer cut);
}

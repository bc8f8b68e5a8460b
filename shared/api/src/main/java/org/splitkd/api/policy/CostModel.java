package org.splitkd.api.policy;

import java.util.OptionalDouble;
import org.splitkd.api.cost.Prediction;
import org.splitkd.api.radio.Rates;
import org.splitkd.model.CutLayer;

/**
 * Predicts the cost of a session if the rates stayed as they are. The prediction is exact if they
 * do: the charge differs only by how the rates change along the drive. Immutable.
 */
public interface CostModel {

  /**
   * Predicts delay, energy and busy times of a session; delay and energy are infinite if a rate is
   * 0.
   *
   * @param ghz the GPU's clock
   */
  Prediction predict(int vehicle, CutLayer cut, double ghz, Rates rates);

  /**
   * Finds the GPU clock with the least predicted energy for a session at a cut, within a delay
   * limit. The result is exact because energy is convex in the clock.
   *
   * @return empty if even the highest clock misses the limit
   */
  OptionalDouble leastEnergyGhz(int vehicle, CutLayer cut, Rates rates, double limitSeconds);

  /** Whether the vehicle's share of the student at a cut fits its memory. */
  boolean fitsMemory(int vehicle, CutLayer cut);
}

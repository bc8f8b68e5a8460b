package org.splitkd.api.policy;

import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.splitkd.api.cost.EnergyParts;
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

  /**
   * Finds the GPU clock with the least predicted {@code energy + price · delay} of a session at a
   * cut. The result is exact because both are convex in the clock's period.
   *
   * @param price of a second, J/s
   */
  double leastCostGhz(int vehicle, CutLayer cut, Rates rates, double price);

  /**
   * Finds the clock with the least value of an objective among all that the GPU can run at. Tries
   * 257 clocks, or all if there are few, and refines around the best.
   *
   * @param objective of the clock in GHz, without a minimum narrower than a 256th of the range
   */
  double bestGhz(DoubleUnaryOperator objective);

  /** Predicts the energy of a session by consumer, whatever counts. */
  EnergyParts energy(int vehicle, CutLayer cut, double ghz, Rates rates);

  /** Whether the vehicle's share of the student at a cut fits its memory. */
  boolean fitsMemory(int vehicle, CutLayer cut);
}

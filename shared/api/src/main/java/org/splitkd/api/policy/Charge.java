package org.splitkd.api.policy;

/**
 * How a vehicle's battery stands.
 *
 * @param capacityJoules what it holds when it is full
 * @param leftJoules what is left of it
 */
public record Charge(double capacityJoules, double leftJoules) {

  /** 0 for empty, 1 for full. */
  public double share() {
    return leftJoules / capacityJoules;
  }
}

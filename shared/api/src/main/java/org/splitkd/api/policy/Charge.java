package org.splitkd.api.policy;

/**
 * The charge of a vehicle's battery.
 *
 * @param capacityJoules energy of the full battery
 * @param leftJoules energy left
 */
public record Charge(double capacityJoules, double leftJoules) {

  /** 0 for empty, 1 for full. */
  public double share() {
    return leftJoules / capacityJoules;
  }
}

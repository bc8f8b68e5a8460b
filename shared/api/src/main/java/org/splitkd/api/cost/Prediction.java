package org.splitkd.api.cost;

/** The cost of a session if the rates stayed as they are. */
public record Prediction(double delaySeconds, double joules, TimeParts time) {

  /**
   * Energy and delay in one figure, J.
   *
   * @param price of a second, J/s
   */
  public double cost(double price) {
    return joules + price * delaySeconds;
  }
}

package org.splitkd.api.cost;

/**
 * The energy of a session by consumer, J. Every part is recorded; an {@link Accounting} selects the
 * parts that count.
 *
 * @param server the GPU while it works
 * @param device the vehicle's processor while it works
 * @param transmit the vehicle's modem while it sends
 * @param receive the vehicle's modem while it receives
 * @param serverWaiting the GPU while it waits within the session
 * @param deviceIdle the vehicle's processor while it waits within the session
 * @param baseStation the base station's radio while it sends and receives
 */
public record EnergyParts(
    double server,
    double device,
    double transmit,
    double receive,
    double serverWaiting,
    double deviceIdle,
    double baseStation) {

  public static final EnergyParts NONE = new EnergyParts(0, 0, 0, 0, 0, 0, 0);

  /** Energy the vehicle draws from its supply, J. */
  public double vehicleJoules() {
    return device + transmit + receive + deviceIdle;
  }
}

package org.splitkd.cluster;

import java.util.Optional;

/**
 * Where a node is reached.
 *
 * @param port 0 for any that is free
 */
public record NodeAddress(String host, int port) {

  /** Where a server node listens when it is told nothing else. */
  public static final int DEFAULT_PORT = 2551;

  static final int MANAGEMENT_PORT = 8558;

  static final int MOST_PORT = 65_535;

  /**
   * Reads {@code host:port}.
   *
   * @throws IllegalArgumentException if the text is none, with what is allowed
   */
  public static NodeAddress parse(String text) {
    int colon = text.lastIndexOf(':');
    int port = colon < 1 ? 0 : port(text.substring(colon + 1)).orElse(0);
    if (port == 0) {
      throw new IllegalArgumentException(text + ": must be HOST:PORT, the port 1 to " + MOST_PORT);
    }
    return new NodeAddress(text.substring(0, colon), port);
  }

  /** A port, or 0 for any that is free; empty if the text is neither. */
  static Optional<Integer> port(String text) {
    return Optional.of(text)
        .filter(digits -> digits.matches("[0-9]{1,5}"))
        .map(Integer::valueOf)
        .filter(port -> port <= MOST_PORT);
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}

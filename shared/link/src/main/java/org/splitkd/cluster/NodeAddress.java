package org.splitkd.cluster;

import java.util.Optional;

/**
 * The address of a node.
 *
 * @param port 0 for any free port
 */
public record NodeAddress(String host, int port) {

  /** The default port of a server node. */
  public static final int DEFAULT_PORT = 2551;

  static final int MANAGEMENT_PORT = 8558;

  static final int MOST_PORT = 65_535;

  /**
   * Parses {@code host:port}.
   *
   * @throws IllegalArgumentException if the text is no such address; the message says what is
   *     allowed
   */
  public static NodeAddress parse(String text) {
    int colon = text.lastIndexOf(':');
    int port = colon < 1 ? 0 : port(text.substring(colon + 1)).orElse(0);
    if (port == 0) {
      throw new IllegalArgumentException(text + ": must be HOST:PORT, the port 1 to " + MOST_PORT);
    }
    return new NodeAddress(text.substring(0, colon), port);
  }

  /** Parses a port, or 0 for any free one; empty if the text is neither. */
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

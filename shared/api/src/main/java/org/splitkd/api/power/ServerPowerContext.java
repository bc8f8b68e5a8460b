package org.splitkd.api.power;

/** What a server's power model may know of its GPU. */
public interface ServerPowerContext {

  /** The catalogue's name of it. */
  String name();

  /** The lowest clock. */
  double minGhz();

  /** The highest clock. */
  double maxGhz();

  /**
   * The built-in cubic law of {@code p-max-w} and the keys beside it: one that is missing is
   * answered by one line.
   */
  PowerModel standard();
}

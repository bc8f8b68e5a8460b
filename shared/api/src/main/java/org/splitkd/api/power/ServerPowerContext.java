package org.splitkd.api.power;

/** The facts about a GPU that its power model may use. */
public interface ServerPowerContext {

  /** Its name in the catalogue. */
  String name();

  /** The lowest clock, GHz. */
  double minGhz();

  /** The highest clock, GHz. */
  double maxGhz();

  /**
   * The built-in cubic law, configured by {@code p-max-w} and its sibling keys. A missing key is
   * reported in one line.
   */
  PowerModel standard();
}

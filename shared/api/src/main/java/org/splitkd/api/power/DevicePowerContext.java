package org.splitkd.api.power;

/** The facts about a device that its power model may use. */
public interface DevicePowerContext {

  /** Its name in the catalogue. */
  String name();

  /** The clock it runs at, GHz. */
  double ghz();

  /**
   * The built-in cubic law, configured by {@code p-rated-w} and its sibling keys. A missing key is
   * reported in one line.
   */
  PowerModel standard();
}

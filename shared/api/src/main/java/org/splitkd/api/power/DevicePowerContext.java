package org.splitkd.api.power;

/** What a device's power model may know of it. */
public interface DevicePowerContext {

  /** The catalogue's name of it. */
  String name();

  /** The clock it runs at. */
  double ghz();

  /**
   * The built-in cubic law of {@code p-rated-w} and the keys beside it: one that is missing is
   * answered by one line.
   */
  PowerModel standard();
}

package org.splitkd.api.mobility;

/**
 * The parts of the scenario that a mobility model may read. A missing or wrong key is reported in
 * one line when the method that needs it is called.
 */
public interface MobilityContext {

  /** Number of vehicles. */
  int vehicles();

  /** Position of the base station from {@code mobility.base-station}, m. */
  Position station();

  /** The built-in laps, configured by {@code mobility.speed-kmh} and its sibling keys. */
  Mobility laps();

  /** The built-in drive along {@code mobility.trace}. */
  Mobility trace();
}

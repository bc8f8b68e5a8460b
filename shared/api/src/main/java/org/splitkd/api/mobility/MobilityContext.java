package org.splitkd.api.mobility;

/**
 * What a mobility may know of the scenario it moves in. What a key is missing for, or is wrong, is
 * answered by one line when it is asked for.
 */
public interface MobilityContext {

  /** As many as are driven. */
  int vehicles();

  /** Where {@code mobility.base-station} puts the base station, m. */
  Position station();

  /** The built-in laps, of {@code mobility.speed-kmh} and the keys beside it. */
  Mobility laps();

  /** The built-in drive along {@code mobility.trace}. */
  Mobility trace();
}

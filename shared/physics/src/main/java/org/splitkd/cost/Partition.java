package org.splitkd.cost;

/** The place where a text is generated. */
public enum Partition {
  /** On the vehicle alone. */
  NONE,
  /** Cut between vehicle and edge server for the least time. */
  LATENCY,
  /** Cut between vehicle and edge server for the least energy. */
  ENERGY
}

package org.splitkd.cost;

/** Where a text is generated. */
public enum Partition {
  /** On the vehicle alone. */
  NONE,
  /** Cut between vehicle and edge server so that it takes the least time. */
  LATENCY,
  /** Cut between vehicle and edge server so that it takes the least energy. */
  ENERGY
}

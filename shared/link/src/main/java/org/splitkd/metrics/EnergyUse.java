package org.splitkd.metrics;

/** What emulated energy was spent on. */
public enum EnergyUse implements Labelled {
  /** Sessions that completed. */
  COMMITTED,
  /** Sessions that were given up. */
  WASTED,
  /** Sending the distilled student to the vehicles. */
  DEPLOYMENT
}

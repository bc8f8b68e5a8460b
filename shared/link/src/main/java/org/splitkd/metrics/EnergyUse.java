package org.splitkd.metrics;

/** The uses of emulated energy. */
public enum EnergyUse implements Labelled {
  /** Sessions that completed. */
  COMMITTED,
  /** Aborted sessions. */
  WASTED,
  /** Sending the distilled student to the vehicles. */
  DEPLOYMENT
}

package org.splitkd.api.radio;

/** The direction of a transfer. */
public enum Direction {
  /** Vehicle to base station. */
  UPLINK,
  /** Base station to vehicle. */
  DOWNLINK
}

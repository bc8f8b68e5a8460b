package org.splitkd.api.radio;

/** Which way a transfer goes. */
public enum Direction {
  /** Vehicle to base station. */
  UPLINK,
  /** Base station to vehicle. */
  DOWNLINK
}

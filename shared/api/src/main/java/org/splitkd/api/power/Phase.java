package org.splitkd.api.power;

/** The activity of a processor. */
public enum Phase {
  /** It computes. */
  BUSY,
  /** It waits for others, within a session. */
  WAITING
}

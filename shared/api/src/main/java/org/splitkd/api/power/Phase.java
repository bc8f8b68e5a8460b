package org.splitkd.api.power;

/** What a processor is at. */
public enum Phase {
  /** It computes. */
  BUSY,
  /** It waits for others, within a session. */
  WAITING
}

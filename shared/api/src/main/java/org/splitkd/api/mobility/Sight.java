package org.splitkd.api.mobility;

/** Whether the base station is in line of sight of a place. */
public enum Sight {
  /** It is. */
  IN_SIGHT,
  /** Something stands between. */
  HIDDEN,
  /** The motion does not know; the radio model decides, by distance and chance. */
  UNKNOWN
}

package org.splitkd.plane;

import com.typesafe.config.Config;

/**
 * How a plane works.
 *
 * @param host on which it listens, and under which other nodes reach it
 * @param port 0 for any that is free
 * @param mostFrameBytes what is longer is neither offered nor fetched
 * @param mostHeldBytes of frames that wait to be fetched: while there are as many, who offers waits
 * @param window frames asked of one node at a time
 */
public record PlaneSettings(
    String host, int port, int mostFrameBytes, long mostHeldBytes, int window) {

  private static final String ROOT = "splitkd.tensor-plane";

  /** As {@code splitkd.tensor-plane} says. */
  public static PlaneSettings of(Config config) {
    Config plane = config.getConfig(ROOT);
    return new PlaneSettings(
        plane.getString("host"),
        plane.getInt("port"),
        Math.toIntExact(plane.getBytes("most-frame")),
        plane.getBytes("most-held"),
        plane.getInt("window"));
  }
}

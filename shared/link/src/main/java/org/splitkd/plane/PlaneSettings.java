package org.splitkd.plane;

import com.typesafe.config.Config;

/**
 * Settings of a plane.
 *
 * @param host on which it listens, and under which other nodes reach it
 * @param port 0 for any free port
 * @param mostFrameBytes longest frame that is offered or fetched
 * @param mostHeldBytes of frames that wait to be fetched; at that many, further offers wait
 * @param window frames requested from one node at a time
 */
public record PlaneSettings(
    String host, int port, int mostFrameBytes, long mostHeldBytes, int window) {

  private static final String ROOT = "splitkd.tensor-plane";

  /** Returns the settings in {@code splitkd.tensor-plane}. */
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

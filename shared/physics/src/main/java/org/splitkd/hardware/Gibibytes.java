package org.splitkd.hardware;

/** The unit in which memory sizes are given. */
final class Gibibytes {

  static final double BYTES = 1024.0 * 1024 * 1024;

  private Gibibytes() {}
}

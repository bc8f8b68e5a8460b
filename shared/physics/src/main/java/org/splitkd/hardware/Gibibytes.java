package org.splitkd.hardware;

/** The unit of memory sizes. */
final class Gibibytes {

  static final double BYTES = 1024.0 * 1024 * 1024;

  private Gibibytes() {}
}

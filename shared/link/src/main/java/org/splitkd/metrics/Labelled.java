package org.splitkd.metrics;

import java.util.Locale;

/** One of a few values that a label of a figure can have: never free text. */
interface Labelled {

  /** The constant's. */
  String name();

  /** As Prometheus sees it. */
  default String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}

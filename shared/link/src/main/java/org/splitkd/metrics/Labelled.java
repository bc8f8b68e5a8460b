package org.splitkd.metrics;

import java.util.Locale;

/** One of the few values of a metric's label, which is never free text. */
interface Labelled {

  /** Returns the constant's name. */
  String name();

  /** Returns the label as Prometheus sees it. */
  default String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package org.splitkd.sweep;

import java.util.List;

/**
 * A scenario of a sweep.
 *
 * @param number from 1
 * @param values of the varied keys
 * @param digest of all that its results depend on, 64 hexadecimal digits
 */
record SweepPoint(int number, List<String> values, String digest) {

  SweepPoint {
    values = List.copyOf(values);
  }
}

package org.splitkd.sweep;

import java.util.List;
import java.util.SortedMap;

/**
 * A scenario of a sweep.
 *
 * @param number from 1
 * @param values of the varied keys
 * @param digest of its scenario, 64 hexadecimal digits
 * @param dependencies SHA-256 of what its results depend on besides the scenario: plug-ins by the
 *     names of their jars, and files that their settings name by key
 */
record SweepPoint(
    int number, List<String> values, String digest, SortedMap<String, String> dependencies) {

  SweepPoint {
    values = List.copyOf(values);
  }
}

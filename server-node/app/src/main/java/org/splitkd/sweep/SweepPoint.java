package org.splitkd.sweep;

import java.util.List;
import java.util.SortedMap;

/**
 * One point of a sweep.
 *
 * @param number from 1
 * @param values of the varied keys
 * @param digest of its scenario, 64 hexadecimal digits
 * @param dependencies SHA-256 of further inputs of its results: plug-ins by jar name, and files
 *     named by their settings, by key
 */
record SweepPoint(
    int number, List<String> values, String digest, SortedMap<String, String> dependencies) {

  SweepPoint {
    values = List.copyOf(values);
  }
}

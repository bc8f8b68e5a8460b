package org.splitkd.metrics;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.DoubleAdder;

/** A sum for each constant of an enum. Safe for use by any thread. */
final class Tally<K extends Enum<K>> {

  private final Map<K, DoubleAdder> sums;

  Tally(Class<K> keys) {
    sums = new EnumMap<>(keys);
    for (K key : keys.getEnumConstants()) {
      sums.put(key, new DoubleAdder());
    }
  }

  void add(K key, double amount) {
    adder(key).add(amount);
  }

  double sum(K key) {
    return adder(key).sum();
  }

  /** Returns the sum of a key. */
  DoubleAdder adder(K key) {
    DoubleAdder sum = sums.get(key);
    if (sum == null) {
      throw new IllegalStateException("no sum of " + key);
    }
    return sum;
  }
}

package org.splitkd.coordinator;

import java.util.ArrayList;
import java.util.List;

/** Helpers for immutable lists. */
final class Lists {

  private Lists() {}

  /** Returns a copy of a list with one more element. */
  static <T> List<T> with(List<T> some, T another) {
    List<T> all = new ArrayList<>(some.size() + 1);
    all.addAll(some);
    all.add(another);
    return List.copyOf(all);
  }

  static <T> T last(List<T> some) {
    return some.get(some.size() - 1);
  }
}

package org.splitkd.dashboard;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The events of a run so far, entry by entry, for any number of readers. Each reader knows its own
 * position: the log never waits for a reader and keeps nothing for one. Thread-safe.
 *
 * <p>The reason for a choice and the plan of its session are kept for the last {@value #DETAILED}
 * choices; the rest is small.
 */
final class RunLog {

  private static final int DETAILED = 2_000;

  private final List<String> entries = new ArrayList<>();

  /** The short forms of entries with details, in order. */
  private final List<Brief> detailed = new ArrayList<>();

  private int oldestDetailed;

  private record Brief(int index, String entry) {}

  /** Adds an entry. */
  synchronized void add(ObjectNode entry) {
    entries.add(entry.toString());
  }

  /** Adds an entry whose details are kept for a while. */
  synchronized void add(ObjectNode entry, ObjectNode details) {
    detailed.add(new Brief(entries.size(), entry.toString()));
    entries.add(entry.setAll(details).toString());
    if (detailed.size() - oldestDetailed > DETAILED) {
      Brief oldest = detailed.get(oldestDetailed++);
      entries.set(oldest.index(), oldest.entry());
    }
    if (oldestDetailed == DETAILED) {
      detailed.subList(0, oldestDetailed).clear();
      oldestDetailed = 0;
    }
  }

  synchronized int size() {
    return entries.size();
  }

  /**
   * Returns entries from index {@code first} on, as JSON, until they have {@code characters}
   * characters or more.
   */
  synchronized List<String> from(int first, int characters) {
    List<String> some = new ArrayList<>();
    int left = characters;
    for (int i = first; i < entries.size() && left > 0; i++) {
      some.add(entries.get(i));
      left -= entries.get(i).length();
    }
    return some;
  }
}

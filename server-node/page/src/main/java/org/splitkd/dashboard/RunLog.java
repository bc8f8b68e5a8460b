package org.splitkd.dashboard;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What happened in a run so far, entry by entry, for any number of readers, each of whom knows how
 * far it has come: nobody waits for a reader, and nothing is kept for one. Thread-safe.
 *
 * <p>Why a vehicle was chosen and what its session will do is kept of the last {@value #DETAILED}
 * choices: the rest is small.
 */
final class RunLog {

  private static final int DETAILED = 2_000;

  private final List<String> entries = new ArrayList<>();

  /** Of the entries that lose their details next, the first. */
  private final List<Brief> detailed = new ArrayList<>();

  private int oldestDetailed;

  private record Brief(int index, String entry) {}

  /** Something happened. */
  synchronized void add(ObjectNode entry) {
    entries.add(entry.toString());
  }

  /** Something happened whose details are of interest for a while. */
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

  /** Entries from a number on, as JSON, until they have so many characters. */
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

package org.splitkd.text;

import java.util.ArrayList;
import java.util.List;

/** Divides a row of speeches into contiguous parts of nearly equal length. */
final class Deal {

  private Deal() {}

  /**
   * Returns one list per vehicle; joined, they are the row. Speeches stay whole if every vehicle
   * then has at least {@code least} characters.
   */
  static List<List<Speech>> of(List<Speech> row, int vehicles, int least) {
    if (row.size() >= vehicles) {
      List<List<Speech>> whole = whole(row, vehicles);
      if (whole.stream().allMatch(speeches -> characters(speeches) >= least)) {
        return whole;
      }
    }
    return within(row, vehicles);
  }

  static long characters(List<Speech> speeches) {
    return speeches.stream().mapToLong(Speech::length).sum();
  }

  private static List<List<Speech>> whole(List<Speech> row, int vehicles) {
    List<List<Speech>> dealt = new ArrayList<>();
    long left = characters(row);
    int next = 0;
    for (int remaining = vehicles; remaining > 0; remaining--) {
      // The rest is divided anew each time: a very long speech leaves less for later vehicles.
      double share = (double) left / remaining;
      int end = next + 1;
      long length = row.get(next).length();
      while (end < row.size() - (remaining - 1)
          && (remaining == 1 || length + row.get(end).length() / 2.0 <= share)) {
        length += row.get(end++).length();
      }
      dealt.add(row.subList(next, end));
      left -= length;
      next = end;
    }
    return dealt;
  }

  /**
   * Gives vehicle i the text between i and i + 1 shares; a cut moves by a quarter share at most.
   */
  private static List<List<Speech>> within(List<Speech> row, int vehicles) {
    long characters = characters(row);
    int reach = Math.toIntExact(Math.min(Integer.MAX_VALUE, characters / vehicles / 4));
    List<List<Speech>> dealt = new ArrayList<>();
    List<Speech> open = new ArrayList<>();
    long before = 0;
    for (Speech speech : row) {
      int from = 0;
      while (dealt.size() < vehicles - 1) {
        long place = (dealt.size() + 1) * characters / vehicles - before;
        if (place > speech.length()) {
          break;
        }
        int cut = Boundary.near(speech.text(), Math.toIntExact(place), reach);
        addPart(open, speech, from, cut);
        from = cut;
        dealt.add(open);
        open = new ArrayList<>();
      }
      addPart(open, speech, from, speech.length());
      before += speech.length();
    }
    dealt.add(open);
    return dealt;
  }

  private static void addPart(List<Speech> parts, Speech speech, int from, int to) {
    if (from < to) {
      parts.add(speech.part(from, to));
    }
  }
}

package org.splitkd.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The events of a cell, in order, as a sequence diagram in text: the messages between actors, the
 * journal's events, and the faults. Batches of a session with the same messages as its first are
 * summarised in one line. Thread-safe.
 */
final class Story {

  static final String COORDINATOR = "coordinator";
  static final String SESSION = "session";
  static final String GPU = "gpu";

  private static final int MOST_VEHICLES = 6;
  private static final String VEHICLES = "vehicles";

  /** The message of a session's batch that a line shows. */
  private record Step(String session, int batch, String kind) {}

  /**
   * One line.
   *
   * @param at emulated seconds; NaN if it has no instant
   * @param to empty if only one actor is involved
   */
  private record Line(double at, String from, String to, String text, @Nullable Step step) {}

  private final List<Line> lines = new ArrayList<>();

  static String vehicle(int index) {
    return "vehicle " + (index + 1);
  }

  /** Adds a message from one actor to another. */
  synchronized void said(double at, String from, String to, String text) {
    lines.add(new Line(at, from, to, text, null));
  }

  /** Adds a message about a batch of a session; the batch counts from 0. */
  synchronized void said(
      double at, String from, String to, String text, String session, int batch) {
    String words = text + " " + (batch + 1);
    lines.add(
        new Line(at, from, to, words, new Step(session, batch, from + " " + to + " " + text)));
  }

  /** Adds an event at one actor. */
  synchronized void happened(double at, String who, String text) {
    lines.add(new Line(at, who, "", text, null));
  }

  /** The diagram, without a line break at its end. */
  synchronized String told() {
    List<Line> shown = shortened();
    List<String> lanes = lanes(shown);
    StringBuilder text = new StringBuilder(header(lanes));
    for (Line line : shown) {
      text.append('\n').append(row(line, lanes));
    }
    return text.toString();
  }

  /** Returns the lines with batches like the first of their session replaced by a summary. */
  private List<Line> shortened() {
    Map<String, Map<Integer, List<String>>> kinds = new LinkedHashMap<>();
    for (Line line : lines) {
      if (line.step() != null) {
        kinds
            .computeIfAbsent(line.step().session(), session -> new LinkedHashMap<>())
            .computeIfAbsent(line.step().batch(), batch -> new ArrayList<>())
            .add(line.step().kind());
      }
    }
    List<Line> shown = new ArrayList<>();
    Set<String> alike = new LinkedHashSet<>();
    String of = "";
    for (Line line : lines) {
      Step step = line.step();
      Map<Integer, List<String>> batches =
          step == null ? Map.of() : kinds.getOrDefault(step.session(), Map.of());
      if (step != null
          && step.batch() > 0
          && Objects.equals(batches.get(step.batch()), batches.get(0))) {
        alike.add(Integer.toString(step.batch() + 1));
        of = step.session();
        continue;
      }
      flush(shown, alike, of);
      shown.add(line);
    }
    flush(shown, alike, of);
    return shown;
  }

  private static void flush(List<Line> shown, Set<String> alike, String session) {
    if (!alike.isEmpty()) {
      String batches = alike.size() == 1 ? "batch " : "batches ";
      shown.add(
          new Line(
              Double.NaN,
              SESSION,
              "",
              "… " + batches + range(alike) + " of " + session + " alike",
              null));
      alike.clear();
    }
  }

  /** The batches left out are consecutive, so the first and the last identify them. */
  private static String range(Set<String> alike) {
    List<String> all = List.copyOf(alike);
    return all.size() == 1 ? all.get(0) : all.get(0) + " to " + all.get(all.size() - 1);
  }

  private static List<String> lanes(List<Line> lines) {
    Set<String> vehicles = new LinkedHashSet<>();
    for (Line line : lines) {
      for (String who : List.of(line.from(), line.to())) {
        if (who.startsWith("vehicle ")) {
          vehicles.add(who);
        }
      }
    }
    List<String> lanes = new ArrayList<>(List.of(COORDINATOR, SESSION, GPU));
    if (vehicles.size() > MOST_VEHICLES) {
      lanes.add(VEHICLES);
    } else {
      vehicles.stream()
          .sorted(Comparator.comparingInt(name -> Integer.parseInt(name.substring(8))))
          .forEach(lanes::add);
    }
    return lanes;
  }

  private static String header(List<String> lanes) {
    StringBuilder text = new StringBuilder("        s ");
    lanes.forEach(lane -> text.append(' ').append(lane).append(' '));
    return text.toString().stripTrailing();
  }

  private static String row(Line line, List<String> lanes) {
    char[] picture = new char[lanes.stream().mapToInt(lane -> lane.length() + 2).sum()];
    Arrays.fill(picture, ' ');
    lanes.forEach(lane -> picture[centre(lanes, lane)] = '│');
    int from = centre(lanes, line.from());
    if (line.to().isEmpty()) {
      picture[from] = '●';
    } else {
      int to = centre(lanes, line.to());
      for (int i = Math.min(from, to) + 1; i < Math.max(from, to); i++) {
        picture[i] = '─';
      }
      picture[to + (to > from ? -1 : 1)] = to > from ? '▶' : '◀';
    }
    String at =
        Double.isNaN(line.at()) ? "          " : String.format(Locale.ROOT, "%9.3f ", line.at());
    return at + new String(picture) + "  " + line.text();
  }

  private static int centre(List<String> lanes, String name) {
    String lane = lanes.contains(name) ? name : VEHICLES;
    int left = 0;
    for (String before : lanes) {
      if (before.equals(lane)) {
        return left + (lane.length() + 2) / 2;
      }
      left += before.length() + 2;
    }
    throw new IllegalArgumentException("no lane for " + name);
  }
}

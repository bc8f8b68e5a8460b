package org.splitkd.mobility;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Assembles a trace from the records that a reader of either format finds, in file order.
 *
 * <p>A vehicle is away between two of its positions if more than one and a half times the usual
 * time between two positions lies between them. So it makes no difference whether a file has empty
 * time steps or leaves them out, as SUMO's own CSV does.
 */
final class FcdAssembly {

  private static final int MOST_VEHICLES = 2_000_000;
  private static final int MOST_POSITIONS = 10_000_000;

  /** The usual time is found to the millisecond, the resolution of SUMO. */
  private static final double PER_S = 1000;

  /** A trace this long whose vehicles all stay within a part of one unit is no map in metres. */
  private static final double SMALLEST_MAP = 0.5;

  private final Predicate<String> kept;

  /** Not sorted before the end: there are many more records than vehicles. */
  private final Set<String> ids = new HashSet<>();

  private final Map<String, List<FcdTrace.Sample>> tracks = new HashMap<>();
  private int positions;
  private double west = Double.POSITIVE_INFINITY;
  private double east = Double.NEGATIVE_INFINITY;
  private double south = Double.POSITIVE_INFINITY;
  private double north = Double.NEGATIVE_INFINITY;
  private int step = -1;
  private double firstTime;
  private double time;

  /**
   * @param kept the vehicles whose positions are kept; of the others only the ids are
   */
  FcdAssembly(Predicate<String> kept) {
    this.kept = kept;
  }

  /** All vehicles, in the natural order of their ids. */
  List<String> ids() {
    return ids.stream().sorted(new NaturalOrder()).toList();
  }

  /** Whether the current step is at this time. */
  boolean isAt(double seconds) {
    return step >= 0 && time == seconds;
  }

  /** Begins the next time step. */
  void step(int line, String field, double seconds) throws TraceException {
    if (step < 0) {
      firstTime = seconds;
    } else if (!(seconds > time)) {
      throw TraceException.atLine(
          line, field + " = " + seconds + ": must be later than " + time + " before it");
    }
    time = seconds;
    step++;
  }

  /** Adds a vehicle's position at the current time step. */
  void vehicle(int line, String id, double x, double y) throws TraceException {
    if (step < 0) {
      throw TraceException.atLine(line, "vehicle " + id + ": must be in a time step");
    }
    if (ids.add(id) && ids.size() > MOST_VEHICLES) {
      throw TraceException.atLine(line, "more than " + MOST_VEHICLES + " vehicles");
    }
    west = Math.min(west, x);
    east = Math.max(east, x);
    south = Math.min(south, y);
    north = Math.max(north, y);
    if (!kept.test(id)) {
      return;
    }
    if (++positions > MOST_POSITIONS) {
      throw TraceException.atLine(
          line, "more than " + MOST_POSITIONS + " positions of vehicles that are followed");
    }
    List<FcdTrace.Sample> samples = tracks.computeIfAbsent(id, name -> new ArrayList<>());
    if (!samples.isEmpty() && samples.get(samples.size() - 1).step() == step) {
      throw TraceException.atLine(
          line, "vehicle " + id + ": must occur only once in the time step " + time);
    }
    samples.add(new FcdTrace.Sample(step, time - firstTime, x, y));
  }

  /**
   * @throws TraceException if it is none: without vehicles, without time, or in degrees
   */
  FcdTrace trace() throws TraceException {
    if (tracks.isEmpty()) {
      throw new TraceException("no vehicle: must be at least one");
    }
    if (step < 1) {
      throw new TraceException("1 time step: must be at least 2");
    }
    requireMetres();
    double usual = usualSeconds();
    return new FcdTrace(
        time - firstTime,
        tracks.entrySet().stream()
            .sorted(Map.Entry.comparingByKey(new NaturalOrder()))
            .map(track -> new FcdTrace.Track(track.getKey(), numbered(track.getValue(), usual)))
            .toList());
  }

  /** Vehicles that drive in degrees hardly move; those that stand still may do so anywhere. */
  private void requireMetres() throws TraceException {
    double width = east - west;
    double height = north - south;
    boolean onEarth = Math.abs(west) <= 180 && Math.abs(east) <= 180 && Math.abs(south) <= 90;
    if (onEarth && width + height > 0 && width < SMALLEST_MAP && height < SMALLEST_MAP) {
      throw new TraceException(
          "x from "
              + west
              + " to "
              + east
              + ", y from "
              + south
              + " to "
              + north
              + ": must be metres, not degrees (fcd-output.geo)");
    }
  }

  /** The most frequent time between two positions of a vehicle, the shorter one of two. */
  private double usualSeconds() {
    Map<Long, Integer> counts = new TreeMap<>();
    for (List<FcdTrace.Sample> samples : tracks.values()) {
      for (int i = 1; i < samples.size(); i++) {
        double between = samples.get(i).seconds() - samples.get(i - 1).seconds();
        counts.merge(Math.round(between * PER_S), 1, Integer::sum);
      }
    }
    long usual = 0;
    int most = 0;
    for (Map.Entry<Long, Integer> count : counts.entrySet()) {
      if (count.getValue() > most) {
        most = count.getValue();
        usual = count.getKey();
      }
    }
    return usual > 0 ? usual / PER_S : time - firstTime;
  }

  /** The samples with steps of the usual time, so that a gap is a gap whatever the file has. */
  private static List<FcdTrace.Sample> numbered(List<FcdTrace.Sample> samples, double usual) {
    List<FcdTrace.Sample> numbered = new ArrayList<>();
    double before = 0;
    int step = 0;
    for (FcdTrace.Sample sample : samples) {
      int steps = (int) Math.min(Math.round((sample.seconds() - before) / usual), 1 << 30);
      step =
          numbered.isEmpty()
              ? Math.max(steps, sample.seconds() > 0 ? 1 : 0)
              : step + Math.max(steps, 1);
      before = sample.seconds();
      numbered.add(new FcdTrace.Sample(step, sample.seconds(), sample.x(), sample.y()));
    }
    return numbered;
  }

  static double number(int line, String field, String text) throws TraceException {
    if (text.isBlank()) {
      throw missing(line, field);
    }
    try {
      double number = Double.parseDouble(text);
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Reported below, as are NaN and Infinity, which Java parses.
    }
    throw TraceException.atLine(line, field + " = " + text + ": must be a number");
  }

  static TraceException missing(int line, String field) {
    return TraceException.atLine(line, field + " is missing");
  }
}

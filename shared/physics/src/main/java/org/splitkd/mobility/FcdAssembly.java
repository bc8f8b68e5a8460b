package org.splitkd.mobility;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Assembles a trace from the records that a reader of either format finds, in file order. */
final class FcdAssembly {

  private final Map<String, List<FcdTrace.Sample>> tracks = new TreeMap<>(new NaturalOrder());
  private int step = -1;
  private double firstTime;
  private double time;

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
    List<FcdTrace.Sample> samples = tracks.computeIfAbsent(id, name -> new ArrayList<>());
    if (!samples.isEmpty() && samples.get(samples.size() - 1).step() == step) {
      throw TraceException.atLine(
          line, "vehicle " + id + ": must occur only once in the time step " + time);
    }
    samples.add(new FcdTrace.Sample(step, time - firstTime, x, y));
  }

  FcdTrace trace() throws TraceException {
    if (tracks.isEmpty()) {
      throw new TraceException("no vehicle: must be at least one");
    }
    if (step < 1) {
      throw new TraceException("1 time step: must be at least 2");
    }
    return new FcdTrace(
        time - firstTime,
        tracks.entrySet().stream()
            .map(track -> new FcdTrace.Track(track.getKey(), track.getValue()))
            .toList());
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

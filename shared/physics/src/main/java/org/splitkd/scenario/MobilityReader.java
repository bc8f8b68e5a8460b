package org.splitkd.scenario;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.splitkd.radio.FcdTrace;
import org.splitkd.radio.LapMobility;
import org.splitkd.radio.LineOfSight;
import org.splitkd.radio.LineOfSight.Rectangle;
import org.splitkd.radio.Mobility;
import org.splitkd.radio.TraceException;
import org.splitkd.radio.TraceMobility;

/** Reads {@code mobility}: laps around a block, or a trace where the key {@code trace} is set. */
final class MobilityReader {

  static final String SECTION = "mobility";
  static final String TRACE = "trace";

  private static final String[] LAP_KEYS = {
    "speed-kmh", "lap-los-side-m", "lap-depth-m", "bs-offset-m"
  };
  private static final String[] TRACE_KEYS = {
    "base-station", "line-of-sight", "streets", "los-correlation-m"
  };

  private static final Range BIN = Range.between(0.01, 1000);

  /** Rates of a lap are computed once per bin and channel. */
  private static final double MOST_BINS = 1_000_000;

  private enum Sight {
    STREETS,
    PROBABILITY
  }

  private Optional<Path> trace = Optional.empty();

  /** The trace read, if one was. */
  Optional<Path> trace() {
    return trace;
  }

  Mobility mobility(Section section, boolean shadowing, int vehicles) {
    section.allow(LAP_KEYS);
    section.allow(TRACE_KEYS);
    return section.has(TRACE) ? alongTrace(section, shadowing, vehicles) : laps(section, shadowing);
  }

  private static Mobility laps(Section section, boolean shadowing) {
    double speed = section.number("speed-kmh", Range.POSITIVE);
    double side = section.number("lap-los-side-m", Range.POSITIVE);
    double depth = section.number("lap-depth-m", Range.POSITIVE);
    double offset = section.number("bs-offset-m", Range.NOT_NEGATIVE);
    double bin = section.number("bin-m", BIN);
    double lap = 2 * (side + depth);
    if (lap / bin > MOST_BINS) {
      throw section.wrong(
          "bin-m",
          "a lap of " + Words.number(lap) + " m must have at most " + (long) MOST_BINS + " bins");
    }
    return new LapMobility(speed, side, depth, offset, bin, shadowing);
  }

  private Mobility alongTrace(Section section, boolean shadowing, int vehicles) {
    Section station = section.list("base-station");
    requireSize(station, 2, "[x, y]");
    Path file = section.file(TRACE);
    FcdTrace motion = read(section, file);
    if (motion.vehicles() < vehicles) {
      throw section.wrong(
          TRACE,
          "has " + Words.count(motion.vehicles(), "vehicle") + ", the fleet has " + vehicles);
    }
    trace = Optional.of(file);
    return new TraceMobility(
        motion,
        station.number("0", Range.ANY),
        station.number("1", Range.ANY),
        lineOfSight(section),
        section.number("bin-m", BIN),
        shadowing);
  }

  private static FcdTrace read(Section section, Path file) {
    try {
      return FcdTrace.read(file);
    } catch (TraceException e) {
      throw new ScenarioException(file + ": " + e.getMessage());
    } catch (IOException e) {
      throw section.wrong(TRACE, ScenarioText.reason(e));
    }
  }

  private static LineOfSight lineOfSight(Section section) {
    return switch (section.choice(
        "line-of-sight", Choices.of("streets", Sight.STREETS, "probability", Sight.PROBABILITY))) {
      case STREETS -> new LineOfSight.Streets(streets(section.list("streets")));
      case PROBABILITY ->
          new LineOfSight.Probability(section.number("los-correlation-m", Range.POSITIVE));
    };
  }

  private static List<Rectangle> streets(Section streets) {
    return streets.names().stream().map(index -> street(streets.list(index))).toList();
  }

  private static Rectangle street(Section corners) {
    requireSize(corners, 4, "[xmin, ymin, xmax, ymax]");
    double xMin = corners.number("0", Range.ANY);
    double yMin = corners.number("1", Range.ANY);
    double xMax = corners.number("2", Range.ANY);
    double yMax = corners.number("3", Range.ANY);
    if (xMin >= xMax || yMin >= yMax) {
      throw corners.wrong("must be [xmin, ymin, xmax, ymax] with xmin < xmax and ymin < ymax");
    }
    return new Rectangle(xMin, yMin, xMax, yMax);
  }

  private static void requireSize(Section numbers, int size, String form) {
    if (numbers.names().size() != size) {
      throw numbers.wrong("must be " + form);
    }
  }
}

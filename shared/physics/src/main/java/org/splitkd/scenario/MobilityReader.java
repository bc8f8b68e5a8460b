package org.splitkd.scenario;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.splitkd.api.mobility.Mobility;
import org.splitkd.api.mobility.MobilityContext;
import org.splitkd.api.mobility.MobilityFactory;
import org.splitkd.api.mobility.Position;
import org.splitkd.mobility.CheckedMobility;
import org.splitkd.mobility.FcdTrace;
import org.splitkd.mobility.LapFactory;
import org.splitkd.mobility.LapMobility;
import org.splitkd.mobility.LineOfSight;
import org.splitkd.mobility.LineOfSight.Rectangle;
import org.splitkd.mobility.TraceException;
import org.splitkd.mobility.TraceFactory;
import org.splitkd.mobility.TraceMobility;
import org.splitkd.radio.Motion;
import org.splitkd.scenario.text.Choices;
import org.splitkd.scenario.text.Range;
import org.splitkd.scenario.text.ScenarioException;
import org.splitkd.scenario.text.ScenarioText;
import org.splitkd.scenario.text.Section;
import org.splitkd.scenario.text.Words;

/**
 * Reads {@code mobility}: laps around a block, a trace, or the motion of an extension that the key
 * {@code model} names. Without that key it reads a trace if {@code trace} is set, otherwise laps.
 */
final class MobilityReader {

  static final String SECTION = "mobility";
  static final String TRACE = TraceFactory.NAME;
  private static final String LOS_CORRELATION = "los-correlation-m";

  private static final String[] LAP_KEYS = {
    "speed-kmh", "lap-los-side-m", "lap-depth-m", "bs-offset-m"
  };
  private static final String[] TRACE_KEYS = {
    "base-station", "line-of-sight", "streets", LOS_CORRELATION
  };

  private static final String BIN_M = "bin-m";
  private static final Range BIN = Range.between(0.01, 1000);

  /** Bounds the cost of a lap, whose rates are computed once per bin and channel. */
  private static final double MOST_BINS = 1_000_000;

  /** The distance after which TR 38.901 redraws line of sight in a street canyon. */
  private static final double STANDARD_CORRELATION_M = 50;

  private static final String MODEL = "model";

  private enum Sight {
    STREETS,
    PROBABILITY
  }

  private final Section section;
  private final Extensions extensions;
  private Optional<Path> trace = Optional.empty();

  /** The trace, if one was read. */
  Optional<Path> trace() {
    return trace;
  }

  MobilityReader(Section section, Extensions extensions) {
    this.section = section;
    this.extensions = extensions;
  }

  Motion motion(int vehicles) {
    section.allow(LAP_KEYS);
    section.allow(TRACE_KEYS);
    boolean traced = section.has(TRACE);
    section.allow(TRACE);
    MobilityFactory factory =
        section.has(MODEL)
            ? extensions.named(section, MODEL, MobilityFactory.class)
            : traced ? new TraceFactory() : new LapFactory();
    Mobility made =
        extensions.make(
            section,
            "settings",
            "mobility",
            factory,
            (motions, settings) -> motions.create(settings, new Ground(vehicles)));
    return new Motion(
        made instanceof LapMobility || made instanceof TraceMobility
            ? made
            : new CheckedMobility(factory.name(), made, lineOfSight()),
        bin());
  }

  /** The context of a mobility factory. */
  private final class Ground implements MobilityContext {

    private final int vehicles;

    Ground(int vehicles) {
      this.vehicles = vehicles;
    }

    @Override
    public int vehicles() {
      return vehicles;
    }

    @Override
    public Position station() {
      return MobilityReader.this.station();
    }

    @Override
    public Mobility laps() {
      return lap();
    }

    @Override
    public Mobility trace() {
      return alongTrace(vehicles);
    }
  }

  /** Metres of travel for which a random line of sight holds. */
  double losCorrelationM() {
    return section.has(LOS_CORRELATION)
        ? section.number(LOS_CORRELATION, Range.POSITIVE)
        : STANDARD_CORRELATION_M;
  }

  private Mobility lap() {
    double speed = section.number("speed-kmh", Range.POSITIVE);
    double side = section.number("lap-los-side-m", Range.POSITIVE);
    double depth = section.number("lap-depth-m", Range.POSITIVE);
    double offset = section.number("bs-offset-m", Range.NOT_NEGATIVE);
    double bin = bin();
    double lap = 2 * (side + depth);
    if (lap / bin > MOST_BINS) {
      throw section.wrong(
          BIN_M,
          "a lap of " + Words.number(lap) + " m must have at most " + (long) MOST_BINS + " bins");
    }
    return new LapMobility(speed, side, depth, offset);
  }

  private Mobility alongTrace(int vehicles) {
    Position station = station();
    Path file = section.file(TRACE);
    FcdTrace motion = read(section, file, Math.max(vehicles, TraceMobility.DRAWN_TRACKS));
    if (motion.vehicles() < vehicles) {
      throw section.wrong(
          TRACE,
          "has " + Words.count(motion.vehicles(), "vehicle") + ", the fleet has " + vehicles);
    }
    trace = Optional.of(file);
    return new TraceMobility(motion, station, lineOfSight());
  }

  private double bin() {
    return section.number(BIN_M, BIN);
  }

  private Position station() {
    Section station = section.list("base-station");
    requireSize(station, 2, "[x, y]");
    return new Position(station.number("0", Range.ANY), station.number("1", Range.ANY));
  }

  private static FcdTrace read(Section section, Path file, int vehicles) {
    try {
      return FcdTrace.read(file, vehicles);
    } catch (TraceException e) {
      throw new ScenarioException(file + ": " + e.getMessage());
    } catch (IOException e) {
      throw section.wrong(TRACE, ScenarioText.reason(e));
    }
  }

  private LineOfSight lineOfSight() {
    return switch (section.choice(
        "line-of-sight", Choices.of("streets", Sight.STREETS, "probability", Sight.PROBABILITY))) {
      case STREETS -> new LineOfSight.Streets(streets(section.list("streets")));
      case PROBABILITY -> {
        section.number(LOS_CORRELATION, Range.POSITIVE);
        yield new LineOfSight.Probability();
      }
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

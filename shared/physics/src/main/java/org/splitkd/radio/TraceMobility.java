package org.splitkd.radio;

import java.util.List;

/**
 * Vehicles that drive as in a trace, which repeats after its end. Between two time steps a vehicle
 * goes straight; while it is away its rates are 0. In each trial the fleet starts at one time of
 * the trace, and vehicle m drives as the trace's vehicle order[m].
 *
 * @param stationX of the base station, m, in the trace's coordinates
 * @param stationY of the base station, m, in the trace's coordinates
 * @param binM the longest way over which a rate is constant, taken at the middle
 * @param shadowing whether each vehicle has random shadow fading along its way in each trial
 */
public record TraceMobility(
    FcdTrace trace,
    double stationX,
    double stationY,
    LineOfSight lineOfSight,
    double binM,
    boolean shadowing)
    implements Mobility {

  /** As many as show where the streets are. */
  private static final int DRAWN_TRACKS = 200;

  public TraceMobility {
    if (!Double.isFinite(stationX) || !Double.isFinite(stationY) || !(binM > 0)) {
      throw new IllegalArgumentException(
          "station at (" + stationX + ", " + stationY + "), bins of " + binM + " m");
    }
  }

  /**
   * {@inheritDoc}
   *
   * <p>Its drives throw {@link IllegalArgumentException} for a fleet larger than the trace.
   */
  @Override
  public Coverage under(RadioLink link) {
    return new TraceCoverage(this, link);
  }

  @Override
  public StreetMap map() {
    return new StreetMap(
        new Position(stationX, stationY),
        trace.tracks().stream()
            .limit(DRAWN_TRACKS)
            .map(track -> track.samples().stream().map(FcdTrace.Sample::position).toList())
            .toList());
  }

  @Override
  public List<Way.Driven> ways(TrialDraw draw) {
    double phaseSeconds = draw.start() * trace.durationSeconds();
    return draw.order().stream()
        .map(followed -> trace.tracks().get(followed).way(trace.durationSeconds()))
        .map(way -> new Way.Driven(way, phaseSeconds))
        .toList();
  }

  /** Whether the rates along the trace differ from trial to trial. */
  boolean byChance() {
    return shadowing || !(lineOfSight instanceof LineOfSight.Streets);
  }
}

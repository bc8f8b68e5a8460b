package org.splitkd.mobility;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.splitkd.api.mobility.Mobility;
import org.splitkd.api.mobility.Position;
import org.splitkd.api.mobility.Sight;
import org.splitkd.api.mobility.StreetMap;
import org.splitkd.api.mobility.TrialDraw;
import org.splitkd.api.mobility.Way;

/**
 * Vehicles that follow a trace, which repeats after its end. Between two time steps a vehicle moves
 * in a straight line. In each trial the whole fleet starts at one time of the trace, and vehicle m
 * follows the trace's vehicle order[m].
 */
public final class TraceMobility implements Mobility {

  /** Number of tracks drawn, enough to show the streets. */
  public static final int DRAWN_TRACKS = 200;

  private final FcdTrace trace;
  private final Position station;
  private final LineOfSight lineOfSight;

  /** Ways by index of the trace's vehicle, each created on first use. */
  private final AtomicReferenceArray<Way> ways;

  /**
   * Creates a motion from a trace.
   *
   * @param station position of the base station in the trace's coordinates
   */
  public TraceMobility(FcdTrace trace, Position station, LineOfSight lineOfSight) {
    if (!Double.isFinite(station.x()) || !Double.isFinite(station.y())) {
      throw new IllegalArgumentException("station at " + station);
    }
    this.trace = trace;
    this.station = station;
    this.lineOfSight = lineOfSight;
    ways = new AtomicReferenceArray<>(trace.vehicles());
  }

  public FcdTrace trace() {
    return trace;
  }

  public LineOfSight lineOfSight() {
    return lineOfSight;
  }

  @Override
  public StreetMap map() {
    return new StreetMap(
        station,
        trace.tracks().stream()
            .limit(DRAWN_TRACKS)
            .map(track -> track.samples().stream().map(FcdTrace.Sample::position).toList())
            .toList());
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException for a fleet larger than the trace
   */
  @Override
  public List<Way.Driven> ways(TrialDraw draw) {
    if (draw.order().size() > trace.vehicles()) {
      throw new IllegalArgumentException(
          "the trace has "
              + trace.vehicles()
              + " vehicles: must be at least "
              + draw.order().size());
    }
    double phaseSeconds = draw.start() * trace.durationSeconds();
    return draw.order().stream()
        .map(followed -> new Way.Driven(way(followed), phaseSeconds))
        .toList();
  }

  @Override
  public Sight sight(Position place) {
    return lineOfSight.at(place);
  }

  private Way way(int track) {
    Way way = ways.get(track);
    if (way == null) {
      // Two threads may both create it; the first one wins.
      ways.compareAndSet(track, null, trace.tracks().get(track).way(trace.durationSeconds()));
      way = ways.get(track);
    }
    return way;
  }

  /** Whether the other motion has the same trace, station and line of sight. */
  @Override
  public boolean equals(Object other) {
    return other instanceof TraceMobility that
        && trace.equals(that.trace)
        && station.equals(that.station)
        && lineOfSight.equals(that.lineOfSight);
  }

  @Override
  public int hashCode() {
    return Objects.hash(trace, station, lineOfSight);
  }
}

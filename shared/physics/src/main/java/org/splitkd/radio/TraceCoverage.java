package org.splitkd.radio;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;

/** A trace seen through one radio. Only the vehicles that a fleet asks for are ever computed. */
final class TraceCoverage implements Mobility.Coverage {

  private final TraceMobility mobility;
  private final RadioLink link;
  private final Position station;

  /** What does not depend on the trial, by the index of the trace's vehicle. */
  private final Map<Integer, List<TracePath.Piece>> paths = new ConcurrentHashMap<>();

  private final Map<Integer, LinkRates> certainRates = new ConcurrentHashMap<>();

  TraceCoverage(TraceMobility mobility, RadioLink link) {
    this.mobility = mobility;
    this.link = link;
    station = new Position(mobility.stationX(), mobility.stationY());
  }

  @Override
  public List<Drive> drives(TrialDraw draw) {
    FcdTrace trace = mobility.trace();
    if (draw.order().size() > trace.vehicles()) {
      throw new IllegalArgumentException(
          "the trace has "
              + trace.vehicles()
              + " vehicles: must be at least "
              + draw.order().size());
    }
    double phaseSeconds = draw.start() * trace.durationSeconds();
    SplittableRandom seeds = new SplittableRandom(draw.seed());
    List<Drive> drives = new ArrayList<>();
    for (int followed : draw.order()) {
      long seed = seeds.nextLong();
      LinkRates rates =
          mobility.byChance()
              ? rates(path(followed), seed)
              : certainRates.computeIfAbsent(followed, track -> rates(pieces(track), seed));
      drives.add(rates.drive(phaseSeconds));
    }
    return List.copyOf(drives);
  }

  private List<TracePath.Piece> path(int track) {
    return paths.computeIfAbsent(track, this::pieces);
  }

  private List<TracePath.Piece> pieces(int track) {
    FcdTrace trace = mobility.trace();
    return TracePath.pieces(trace.tracks().get(track), trace.durationSeconds(), mobility.binM());
  }

  private LinkRates rates(List<TracePath.Piece> path, long seed) {
    SplittableRandom seeds = new SplittableRandom(seed);
    PathLoss pathLoss = link.pathLoss();
    Sight sight =
        Sight.of(mobility.lineOfSight(), pathLoss, new SplittableRandom(seeds.nextLong()));
    PathShadowing fading =
        new PathShadowing(
            pathLoss.environment(), new GaussianStream(new SplittableRandom(seeds.nextLong())));
    LinkRates.Builder rates = new LinkRates.Builder();
    for (TracePath.Piece piece : path) {
      rates.until(piece.endSeconds(), piece.present() ? at(piece, sight, fading) : Rates.NONE);
    }
    return rates.build();
  }

  private Rates at(TracePath.Piece piece, Sight sight, PathShadowing fading) {
    double distanceM = station.distanceTo(piece.centre());
    boolean lineOfSight = sight.at(piece, distanceM);
    double shadowingDb = mobility.shadowing() ? fading.db(piece.travelledM(), lineOfSight) : 0;
    return link.rates(distanceM, lineOfSight, shadowingDb);
  }
}

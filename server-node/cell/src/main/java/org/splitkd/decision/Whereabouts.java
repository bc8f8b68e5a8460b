package org.splitkd.decision;

import java.util.List;
import java.util.Optional;
import org.splitkd.api.mobility.Position;
import org.splitkd.api.mobility.Way;
import org.splitkd.time.EmulatedInstant;

/** Positions of vehicles on their ways, which are straight from point to point. */
final class Whereabouts {

  private Whereabouts() {}

  /** The position at an instant; empty while the vehicle is away. */
  static Optional<Position> of(Way.Driven driven, EmulatedInstant at) {
    List<Way.Point> points = driven.way().points();
    double seconds = (at.seconds() + driven.phaseSeconds()) % driven.way().periodSeconds();
    int next = 0;
    while (next < points.size() && points.get(next).seconds() <= seconds) {
      next++;
    }
    if (next == 0) {
      return Optional.empty();
    }
    Way.Point from = points.get(next - 1);
    Way.Point to = points.get(Math.min(next, points.size() - 1));
    double lasting = to.seconds() - from.seconds();
    double share = lasting > 0 ? (seconds - from.seconds()) / lasting : 0;
    return from.place()
        .map(start -> to.place().map(end -> start.towards(end, share)).orElse(start));
  }
}

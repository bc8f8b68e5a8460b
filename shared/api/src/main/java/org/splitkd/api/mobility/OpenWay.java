package org.splitkd.api.mobility;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A way with a start and an end; each straight stretch is cut evenly. */
final class OpenWay implements Way {

  private final double periodSeconds;
  private final List<Point> points;

  OpenWay(double periodSeconds, List<Point> points) {
    this.periodSeconds = periodSeconds;
    this.points = List.copyOf(points);
    WayPoints.requireSpan(periodSeconds, this.points);
    for (int i = 1; i < points.size(); i++) {
      Point from = points.get(i - 1);
      Point to = points.get(i);
      boolean drives = from.place().isPresent() && to.place().isPresent();
      WayPoints.require(drives ? to.seconds() > from.seconds() : to.seconds() >= from.seconds(), i);
    }
  }

  @Override
  public double periodSeconds() {
    return periodSeconds;
  }

  @Override
  public List<Point> points() {
    return points;
  }

  @Override
  public List<Piece> pieces(double binM) {
    return new Cut(binM).pieces(points);
  }

  @Override
  public double lengthM() {
    double lengthM = 0;
    Optional<Position> last = Optional.empty();
    for (Point point : points) {
      if (point.place().isPresent()) {
        lengthM += last.isPresent() ? last.get().distanceTo(point.place().get()) : 0;
        last = point.place();
      }
    }
    return lengthM;
  }

  /** Collects the pieces. */
  private static final class Cut {
    private static final Position NOWHERE = new Position(0, 0);

    private final double binM;
    private final List<Piece> pieces = new ArrayList<>();
    private double seconds;
    private double travelledM;

    Cut(double binM) {
      this.binM = binM;
    }

    List<Piece> pieces(List<Point> points) {
      Optional<Position> seen = Optional.empty();
      boolean there = false;
      for (Point point : points) {
        if (point.place().isEmpty()) {
          away(point.seconds(), seen.orElse(NOWHERE));
          there = false;
          continue;
        }
        Position place = point.place().get();
        if (there) {
          drive(seen.orElseThrow(), place, point.seconds());
        } else {
          away(point.seconds(), seen.orElse(place));
          travelledM += seen.isPresent() ? seen.get().distanceTo(place) : 0;
        }
        seen = point.place();
        there = true;
      }
      return List.copyOf(pieces);
    }

    private void away(double untilSeconds, Position lastSeen) {
      if (untilSeconds > seconds) {
        pieces.add(new Piece(untilSeconds, false, travelledM, lastSeen, Sight.UNKNOWN));
        seconds = untilSeconds;
      }
    }

    private void drive(Position from, Position to, double untilSeconds) {
      double wayM = from.distanceTo(to);
      int count = (int) Math.max(1, Math.ceil(wayM / binM));
      double start = seconds;
      for (int i = 0; i < count; i++) {
        double share = (i + 0.5) / count;
        double end =
            i + 1 < count ? start + (untilSeconds - start) * (i + 1) / count : untilSeconds;
        pieces.add(
            new Piece(
                end, true, travelledM + share * wayM, from.towards(to, share), Sight.UNKNOWN));
      }
      seconds = untilSeconds;
      travelledM += wayM;
    }
  }
}

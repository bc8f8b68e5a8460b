package org.splitkd.api.mobility;

import java.util.ArrayList;
import java.util.List;

/** A closed way, cut into pieces of equal length, so a stop makes its piece last longer. */
final class RingWay implements Way {

  private final double periodSeconds;
  private final List<Point> points;

  /** Metres from the start to each point. */
  private final double[] arcM;

  RingWay(double periodSeconds, List<Point> points) {
    this.periodSeconds = periodSeconds;
    this.points = List.copyOf(points);
    WayPoints.requireSpan(periodSeconds, this.points);
    arcM = new double[points.size()];
    for (int i = 1; i < points.size(); i++) {
      WayPoints.require(points.get(i).seconds() > points.get(i - 1).seconds(), i);
      arcM[i] = arcM[i - 1] + place(i - 1).distanceTo(place(i));
    }
    if (!place(0).equals(place(points.size() - 1))) {
      throw new IllegalArgumentException("a ring must end where it begins");
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
  public double lengthM() {
    return arcM[arcM.length - 1];
  }

  @Override
  public boolean ring() {
    return true;
  }

  @Override
  public List<Piece> pieces(double binM) {
    // The tolerance avoids an extra piece caused by rounding.
    int count = (int) Math.max(1, Math.ceil(lengthM() / binM - 1e-9));
    List<Piece> pieces = new ArrayList<>(count);
    int centreLeg = 0;
    int endLeg = 0;
    for (int i = 0; i < count; i++) {
      double centreM = (i + 0.5) / count * lengthM();
      double endM = (i + 1.0) / count * lengthM();
      centreLeg = leg(centreLeg, centreM);
      endLeg = leg(endLeg, endM);
      double end = i + 1 < count ? secondsAt(endLeg, endM) : periodSeconds;
      pieces.add(new Piece(end, true, centreM, placeAt(centreLeg, centreM), Sight.UNKNOWN));
    }
    return List.copyOf(pieces);
  }

  /** Finds the leg, starting at the given one, by whose end this distance has been driven. */
  private int leg(int from, double metres) {
    int leg = from;
    while (leg + 2 < arcM.length && arcM[leg + 1] < metres) {
      leg++;
    }
    return leg;
  }

  private double secondsAt(int leg, double metres) {
    double start = points.get(leg).seconds();
    return start + share(leg, metres) * (points.get(leg + 1).seconds() - start);
  }

  private Position placeAt(int leg, double metres) {
    return place(leg).towards(place(leg + 1), share(leg, metres));
  }

  private double share(int leg, double metres) {
    double wayM = arcM[leg + 1] - arcM[leg];
    return wayM > 0 ? Math.min(1, (metres - arcM[leg]) / wayM) : 1;
  }

  private Position place(int point) {
    return points
        .get(point)
        .place()
        .orElseThrow(() -> new IllegalArgumentException("a vehicle is never away from a ring"));
  }
}

package org.splitkd.mobility;

import java.util.ArrayList;
import java.util.List;
import org.splitkd.api.mobility.Position;
import org.splitkd.api.mobility.Sight;
import org.splitkd.api.mobility.Way;

/**
 * One lap, cut into pieces by arc length, across corners.
 *
 * @param speed m/s
 */
record LapWay(Lap lap, double speed) implements Way {

  @Override
  public double periodSeconds() {
    return lap.lengthM() / speed;
  }

  @Override
  public List<Point> points() {
    List<Position> corners = lap.corners();
    List<Point> points = new ArrayList<>();
    double arcM = 0;
    for (int i = 0; i < corners.size(); i++) {
      arcM += i == 0 ? 0 : corners.get(i - 1).distanceTo(corners.get(i));
      points.add(Point.at(arcM / speed, corners.get(i)));
    }
    return points;
  }

  /** The last piece may be shorter; one due to rounding alone is dropped. */
  @Override
  public List<Piece> pieces(double binM) {
    int bins = (int) Math.max(1, Math.ceil(lap.lengthM() / binM - 1e-9));
    List<Piece> pieces = new ArrayList<>(bins);
    for (int bin = 0; bin < bins; bin++) {
      double startM = bin * binM;
      double endM = bin + 1 < bins ? (bin + 1) * binM : lap.lengthM();
      double centreM = (startM + endM) / 2;
      Sight sight = lap.lineOfSight(centreM) ? Sight.IN_SIGHT : Sight.HIDDEN;
      pieces.add(new Piece(endM / speed, true, centreM, lap.at(centreM), sight));
    }
    return pieces;
  }

  @Override
  public double lengthM() {
    return lap.lengthM();
  }

  @Override
  public boolean ring() {
    return true;
  }
}

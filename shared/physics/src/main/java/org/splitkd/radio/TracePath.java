package org.splitkd.radio;

import java.util.ArrayList;
import java.util.List;

/** One vehicle's way through a trace, in pieces short enough to have one rate each. */
final class TracePath {

  /**
   * @param endSeconds since the start of the trace; a piece begins where the one before ends
   * @param present false while the vehicle is away
   * @param travelledM way from the vehicle's first place to the centre of the piece
   */
  record Piece(double endSeconds, boolean present, double travelledM, Position centre) {}

  private final double binM;
  private final List<Piece> pieces = new ArrayList<>();
  private double seconds;
  private double travelledM;

  private TracePath(double binM) {
    this.binM = binM;
  }

  /**
   * @param durationSeconds of the trace
   * @param binM the longest way a piece may go
   */
  static List<Piece> pieces(FcdTrace.Track track, double durationSeconds, double binM) {
    TracePath path = new TracePath(binM);
    FcdTrace.Sample previous = track.samples().get(0);
    path.away(previous.seconds(), previous.position());
    for (FcdTrace.Sample next : track.samples().subList(1, track.samples().size())) {
      if (next.step() == previous.step() + 1) {
        path.drive(previous.position(), next);
      } else {
        path.away(next.seconds(), previous.position());
        path.travelledM += previous.position().distanceTo(next.position());
      }
      previous = next;
    }
    path.away(durationSeconds, previous.position());
    return List.copyOf(path.pieces);
  }

  private void away(double untilSeconds, Position lastSeen) {
    if (untilSeconds > seconds) {
      pieces.add(new Piece(untilSeconds, false, travelledM, lastSeen));
      seconds = untilSeconds;
    }
  }

  private void drive(Position from, FcdTrace.Sample to) {
    double wayM = from.distanceTo(to.position());
    int count = (int) Math.max(1, Math.ceil(wayM / binM));
    double start = seconds;
    for (int i = 0; i < count; i++) {
      double share = (i + 0.5) / count;
      double end = i + 1 < count ? start + (to.seconds() - start) * (i + 1) / count : to.seconds();
      pieces.add(
          new Piece(end, true, travelledM + share * wayM, from.towards(to.position(), share)));
    }
    seconds = to.seconds();
    travelledM += wayM;
  }
}

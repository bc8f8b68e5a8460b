package org.splitkd.mobility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.splitkd.api.mobility.Position;
import org.splitkd.api.mobility.Sight;
import org.splitkd.api.mobility.Way.Piece;
import org.splitkd.mobility.FcdTrace.Sample;
import org.splitkd.mobility.FcdTrace.Track;

/** The way of a trace's vehicle, in pieces. */
class TrackWayTest {

  @Test
  void shouldCutAStretchIntoEqualPiecesNoLongerThanABin() {
    Track track = new Track("a", List.of(new Sample(0, 0, 0, 0), new Sample(1, 3, 0.9, 1.2)));

    List<Piece> pieces = track.way(3).pieces(0.5);

    // 1.5 m in three pieces of 0.5 m and 1 s
    assertEquals(3, pieces.size());
    assertPiece(1, 0.25, 0.15, 0.2, pieces.get(0));
    assertPiece(2, 0.75, 0.45, 0.6, pieces.get(1));
    assertPiece(3, 1.25, 0.75, 1.0, pieces.get(2));
  }

  @Test
  void shouldStandStillInOnePiece() {
    Track track = new Track("a", List.of(new Sample(0, 0, 5, 6), new Sample(1, 60, 5, 6)));

    List<Piece> pieces = track.way(60).pieces(0.5);

    assertEquals(List.of(new Piece(60, true, 0, new Position(5, 6), Sight.UNKNOWN)), pieces);
  }

  /**
   * Present from 1 to 2 s and from 4 to 5 s of 6 s; the vehicle reappears 30 m from where it left.
   */
  @Test
  void shouldBeAwayBeforeBetweenAndAfter() {
    Track track =
        new Track(
            "a",
            List.of(
                new Sample(1, 1, 0, 0),
                new Sample(2, 2, 10, 0),
                new Sample(4, 4, 40, 0),
                new Sample(5, 5, 50, 0)));

    List<Piece> pieces = track.way(6).pieces(100);

    assertEquals(List.of(1.0, 2.0, 4.0, 5.0, 6.0), pieces.stream().map(Piece::endSeconds).toList());
    assertEquals(
        List.of(false, true, false, true, false), pieces.stream().map(Piece::present).toList());
    assertPiece(2, 5, 5, 0, pieces.get(1));
    assertPiece(5, 45, 45, 0, pieces.get(3));
  }

  @Property
  void shouldCoverTheTraceInPiecesThatFitTheBin(
      @ForAll @DoubleRange(min = -100, max = 100) double x,
      @ForAll @DoubleRange(min = -100, max = 100) double y,
      @ForAll @DoubleRange(min = 0.05, max = 20) double binM,
      @ForAll @DoubleRange(min = 0.1, max = 10) double seconds) {
    Track track =
        new Track(
            "a",
            List.of(new Sample(0, 0, 0, 0), new Sample(1, seconds, x, y), new Sample(2, 20, 0, 0)));

    List<Piece> pieces = track.way(20).pieces(binM);

    double before = 0;
    for (int i = 0; i < pieces.size(); i++) {
      assertTrue(pieces.get(i).endSeconds() > before);
      before = pieces.get(i).endSeconds();
      if (i > 0) {
        double apart = pieces.get(i).centre().distanceTo(pieces.get(i - 1).centre());
        assertTrue(apart <= binM + 1e-9, apart + " m");
      }
    }
    assertEquals(20, before);
  }

  private static void assertPiece(
      double endSeconds, double travelledM, double x, double y, Piece piece) {
    assertEquals(endSeconds, piece.endSeconds(), 1e-12);
    assertTrue(piece.present());
    assertEquals(travelledM, piece.travelledM(), 1e-12);
    assertEquals(x, piece.centre().x(), 1e-12);
    assertEquals(y, piece.centre().y(), 1e-12);
  }
}

package org.splitkd.api.mobility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.splitkd.api.mobility.Way.Piece;
import org.splitkd.api.mobility.Way.Point;

class RingWayTest {

  /** 30 m out in 3 s, a stop of 4 s, 30 m back in 6 s. */
  private static final Way STOP =
      Way.around(13, List.of(at(0, 0), at(3, 30), at(7, 30), at(13, 0)));

  /**
   * Four pieces of 15 m. The vehicle reaches 30 m after 3 s. The third piece lasts until 15 m are
   * left, 3 s after the stop ends.
   */
  @Test
  void shouldBeCutEvenlyByDistanceWhereverItStops() {
    List<Piece> pieces = STOP.pieces(15);

    assertEquals(List.of(1.5, 3.0, 10.0, 13.0), pieces.stream().map(Piece::endSeconds).toList());
    assertEquals(List.of(7.5, 22.5, 37.5, 52.5), pieces.stream().map(Piece::travelledM).toList());
    assertEquals(
        List.of(7.5, 22.5, 22.5, 7.5), pieces.stream().map(piece -> piece.centre().x()).toList());
    assertTrue(pieces.stream().allMatch(Piece::present));
    assertEquals(60, STOP.lengthM());
  }

  @Test
  void shouldHaveNoMorePiecesThanTheBinAsksFor() {
    assertEquals(4, STOP.pieces(15.0000000001).size());
    assertEquals(5, STOP.pieces(14.9).size());
    assertEquals(1, STOP.pieces(1000).size());
  }

  @Test
  void shouldStandStillInOnePiece() {
    List<Piece> pieces = Way.around(9, List.of(at(0, 5), at(9, 5))).pieces(1);

    assertEquals(List.of(new Piece(9, true, 0, new Position(5, 0), Sight.UNKNOWN)), pieces);
  }

  @Test
  void shouldRefuseWhatDoesNotComeBack() {
    assertRefused(at(0, 0), at(5, 1));
    assertRefused(at(0, 0), at(4, 0));
    assertRefused(at(0, 0), at(3, 1), at(3, 0), at(5, 0));
    assertRefused(at(0, 0), Point.away(2), at(5, 0));
    assertRefused(at(0, Double.NaN), at(5, Double.NaN));
  }

  private static void assertRefused(Point... points) {
    assertThrows(IllegalArgumentException.class, () -> Way.around(5, List.of(points)));
  }

  private static Point at(double seconds, double x) {
    return Point.at(seconds, new Position(x, 0));
  }
}

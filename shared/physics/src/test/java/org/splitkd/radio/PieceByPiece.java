package org.splitkd.radio;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * A periodic rate, and a transfer over it computed piece by piece. All numbers are multiples of a
 * small power of two, so arithmetic is exact and a transfer that ends where a silent stretch begins
 * does so exactly.
 */
record PieceByPiece(List<Piece> pieces) {

  /** A stretch of one rate. */
  record Piece(double seconds, double rate) {}

  /** One to eight pieces of 0.25 to 2 s and 0, 1, 2, 4 or 8 bit/s; silent ones are frequent. */
  static Arbitrary<PieceByPiece> profiles() {
    Arbitrary<Piece> piece =
        Combinators.combine(
                Arbitraries.integers().between(1, 8), Arbitraries.of(0.0, 0.0, 1.0, 2.0, 4.0, 8.0))
            .as((quarters, rate) -> new Piece(quarters / 4.0, rate));
    return piece.list().ofMinSize(1).ofMaxSize(8).map(PieceByPiece::new);
  }

  static Arbitrary<PieceByPiece> audibleProfiles() {
    return profiles().filter(PieceByPiece::audible);
  }

  boolean audible() {
    return pieces.stream().anyMatch(piece -> piece.rate() > 0);
  }

  double period() {
    return pieces.stream().mapToDouble(Piece::seconds).sum();
  }

  double edge(int index) {
    return pieces.stream().limit(index).mapToDouble(Piece::seconds).sum();
  }

  PeriodicRate rate() {
    return new PeriodicRate(
        IntStream.rangeClosed(0, pieces.size()).mapToDouble(this::edge).toArray(),
        pieces.stream().mapToDouble(Piece::rate).toArray());
  }

  double rateAt(double seconds) {
    double phase = seconds % period();
    int index = 0;
    while (edge(index + 1) <= phase) {
      index++;
    }
    return pieces.get(index).rate();
  }

  /**
   * Returns the start of a silence of more than {@code eighths} eighths of a second at or after a
   * time, found in steps of an eighth; infinite if there is none within three periods.
   */
  double startOfSilence(int startEighths, int eighths) {
    int silentSince = -1;
    for (int now = startEighths; now / 8.0 < startEighths / 8.0 + 3 * period(); now++) {
      if (rateAt(now / 8.0) > 0) {
        silentSince = -1;
      } else if (silentSince < 0) {
        silentSince = now;
      }
      if (silentSince >= 0 && now + 1 - silentSince > eighths) {
        return silentSince / 8.0;
      }
    }
    return Double.POSITIVE_INFINITY;
  }

  /** Returns the time at which the last bit has arrived. */
  double endOfTransfer(double startSeconds, double bits) {
    double now = 0;
    double left = bits;
    for (int i = 0; ; i++) {
      Piece piece = pieces.get(i % pieces.size());
      double end = now + piece.seconds();
      double from = Math.max(now, startSeconds);
      if (end > from && left <= piece.rate() * (end - from)) {
        return from + left / piece.rate();
      }
      left -= piece.rate() * Math.max(0, end - from);
      now = end;
    }
  }
}

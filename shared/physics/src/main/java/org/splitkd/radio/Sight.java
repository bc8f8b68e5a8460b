package org.splitkd.radio;

import java.util.SplittableRandom;

/** Line of sight of one vehicle in one trial, asked piece by piece along its path. */
interface Sight {

  boolean at(TracePath.Piece piece, double distanceM);

  static Sight of(LineOfSight lineOfSight, PathLoss pathLoss, SplittableRandom random) {
    if (lineOfSight instanceof LineOfSight.Streets streets) {
      return (piece, distanceM) -> streets.contains(piece.centre());
    }
    double correlationM = ((LineOfSight.Probability) lineOfSight).correlationM();
    return new ByChance(correlationM, pathLoss, random);
  }

  /**
   * One uniform draw for every stretch of {@code correlationM} metres, also for those passed over.
   */
  final class ByChance implements Sight {

    private final double correlationM;
    private final PathLoss pathLoss;
    private final SplittableRandom random;
    private long stretch = -1;
    private double draw;

    ByChance(double correlationM, PathLoss pathLoss, SplittableRandom random) {
      this.correlationM = correlationM;
      this.pathLoss = pathLoss;
      this.random = random;
    }

    @Override
    public boolean at(TracePath.Piece piece, double distanceM) {
      long here = (long) (piece.travelledM() / correlationM);
      while (stretch < here) {
        draw = TrialDraw.uniform(random);
        stretch++;
      }
      return draw < pathLoss.lineOfSightProbability(distanceM);
    }
  }
}

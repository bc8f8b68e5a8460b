package org.splitkd.radio;

import java.util.SplittableRandom;
import org.splitkd.api.Draws;
import org.splitkd.api.radio.Passage;
import org.splitkd.api.radio.Place;
import org.splitkd.api.radio.SightModel;

/**
 * Random line of sight with the probability of TR 38.901 Table 7.4.2-1 at the distance: one uniform
 * draw for every stretch of {@code correlationM} metres, including skipped stretches.
 *
 * @param correlationM metres of travel for which one draw holds
 */
public record SightByChance(PathLoss pathLoss, double correlationM) implements SightModel {

  public SightByChance {
    if (!(correlationM > 0)) {
      throw new IllegalArgumentException("correlation over " + correlationM + " m");
    }
  }

  @Override
  public Along along(Passage passage) {
    return new Draw(new SplittableRandom(passage.seed()));
  }

  private final class Draw implements Along {
    private final SplittableRandom random;
    private long stretch = -1;
    private double draw;

    Draw(SplittableRandom random) {
      this.random = random;
    }

    @Override
    public boolean at(Place place) {
      long here = (long) (place.travelledM() / correlationM);
      while (stretch < here) {
        draw = Draws.uniform(random);
        stretch++;
      }
      return draw < pathLoss.lineOfSightProbability(place.distanceM());
    }
  }
}

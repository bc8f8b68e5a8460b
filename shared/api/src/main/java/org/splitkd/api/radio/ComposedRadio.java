package org.splitkd.api.radio;

import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A radio composed of replaceable parts. Line of sight, path loss and shadow fading give a loss;
 * the link budget and the noise turn it into a signal-to-noise ratio; link adaptation turns that
 * into a rate.
 *
 * @param noiseDbmPerHz noise power spectral density N0
 */
public record ComposedRadio(
    SightModel sight,
    PathLossModel pathLoss,
    ShadowingModel shadowing,
    LinkBudget budget,
    double noiseDbmPerHz,
    LinkAdaptation adaptation)
    implements RadioModel {

  /** The same radio with another line of sight. */
  public ComposedRadio withSight(SightModel other) {
    return new ComposedRadio(other, pathLoss, shadowing, budget, noiseDbmPerHz, adaptation);
  }

  /** The same radio with another path loss. */
  public ComposedRadio withPathLoss(PathLossModel other) {
    return new ComposedRadio(sight, other, shadowing, budget, noiseDbmPerHz, adaptation);
  }

  /** The same radio with other shadow fading. */
  public ComposedRadio withShadowing(ShadowingModel other) {
    return new ComposedRadio(sight, pathLoss, other, budget, noiseDbmPerHz, adaptation);
  }

  /** The same radio with other powers, gains and losses. */
  public ComposedRadio withBudget(LinkBudget other) {
    return new ComposedRadio(sight, pathLoss, shadowing, other, noiseDbmPerHz, adaptation);
  }

  /** The same radio with other modulation and coding. */
  public ComposedRadio withAdaptation(LinkAdaptation other) {
    return new ComposedRadio(sight, pathLoss, shadowing, budget, noiseDbmPerHz, other);
  }

  /** Rates at a horizontal distance; {@code shadowingDb} is added to the path loss. */
  public Rates rates(double distanceM, boolean lineOfSight, double shadowingDb) {
    double lossDb = pathLoss.db(distanceM, lineOfSight) + shadowingDb;
    return new Rates(rate(Direction.UPLINK, lossDb), rate(Direction.DOWNLINK, lossDb));
  }

  /** Signal-to-noise ratio at a path loss over the whole carrier, dB. */
  public double snrDb(Direction direction, double pathLossDb) {
    return budget.receivedDbm(direction, pathLossDb)
        - (noiseDbmPerHz + 10 * StrictMath.log10(adaptation.bandwidthHz()));
  }

  @Override
  public Along along(Passage passage) {
    SplittableRandom seeds = new SplittableRandom(passage.seed());
    SightModel.Along sights = sight.along(passage.withSeed(seeds.nextLong()));
    // All vehicles on one ring share its fading, which is drawn from the passage's seed itself.
    long fadingSeed = passage.ring() ? passage.seed() : seeds.nextLong();
    ShadowingModel.Along fading = shadowing.along(passage.withSeed(fadingSeed));
    return place -> {
      boolean lineOfSight =
          switch (place.sight()) {
            case IN_SIGHT -> true;
            case HIDDEN -> false;
            case UNKNOWN -> sights.at(place);
          };
      return rates(place.distanceM(), lineOfSight, fading.db(place, lineOfSight));
    };
  }

  @Override
  public boolean varies(Passage passage) {
    return shadowing.varies(passage) || (!passage.sightKnown() && sight.varies(passage));
  }

  @Override
  public Optional<Rates> peak() {
    return adaptation.peak();
  }

  @Override
  public int cqi(Direction direction, double bitsPerSecond) {
    return adaptation.cqi(direction, bitsPerSecond);
  }

  private double rate(Direction direction, double pathLossDb) {
    double snrDb = snrDb(direction, pathLossDb);
    if (Double.isNaN(snrDb)) {
      throw new IllegalArgumentException("has no loss at a place: " + pathLossDb + " dB");
    }
    return adaptation.rate(direction, snrDb);
  }
}

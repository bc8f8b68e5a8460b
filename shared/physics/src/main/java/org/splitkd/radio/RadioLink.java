package org.splitkd.radio;

/**
 * The radio between base station and vehicles under one channel quality: distance and line of sight
 * in, rates out.
 *
 * @param noiseDbmPerHz noise power spectral density N0
 */
public record RadioLink(
    PathLoss pathLoss,
    LinkBudget budget,
    Carrier carrier,
    CqiTable cqiTable,
    SnrThresholds thresholds,
    double noiseDbmPerHz) {

  /** Rates at a horizontal distance; {@code shadowingDb} is added to the path loss. */
  public Rates rates(double distanceM, boolean lineOfSight, double shadowingDb) {
    double lossDb = pathLoss.db(distanceM, lineOfSight) + shadowingDb;
    return new Rates(rate(Direction.UPLINK, lossDb), rate(Direction.DOWNLINK, lossDb));
  }

  /** Signal-to-noise ratio at a path loss over the whole carrier, dB. */
  public double snrDb(Direction direction, double pathLossDb) {
    return budget.receivedDbm(direction, pathLossDb)
        - (noiseDbmPerHz + 10 * StrictMath.log10(carrier.bandwidthHz()));
  }

  /** The highest CQI that has this rate; 0 where there is none. */
  public int cqi(Direction direction, double bitsPerSecond) {
    int cqi = CqiTable.HIGHEST;
    while (cqi > 0 && rate(direction, cqi) != bitsPerSecond) {
      cqi--;
    }
    return cqi;
  }

  private double rate(Direction direction, double pathLossDb) {
    return rate(direction, thresholds.cqi(snrDb(direction, pathLossDb)));
  }

  private double rate(Direction direction, int cqi) {
    if (cqi == 0) {
      return 0;
    }
    McsTable schemes = cqiTable.mcsTable();
    Modulation modulation = schemes.entry(schemes.highestFor(cqiTable.entry(cqi)));
    return carrier.rate(modulation.efficiency(), direction);
  }
}

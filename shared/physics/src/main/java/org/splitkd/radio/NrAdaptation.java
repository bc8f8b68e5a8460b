package org.splitkd.radio;

import java.util.Optional;
import org.splitkd.api.radio.Direction;
import org.splitkd.api.radio.LinkAdaptation;
import org.splitkd.api.radio.Rates;

/**
 * Link adaptation of 5G NR: the SNR determines the CQI that a vehicle reports, the CQI determines
 * the MCS, and the MCS determines the rate.
 */
public record NrAdaptation(Carrier carrier, CqiTable cqiTable, SnrThresholds thresholds)
    implements LinkAdaptation {

  @Override
  public double rate(Direction direction, double snrDb) {
    return rate(direction, thresholds.cqi(snrDb));
  }

  @Override
  public Optional<Rates> peak() {
    return Optional.of(
        new Rates(
            rate(Direction.UPLINK, CqiTable.HIGHEST), rate(Direction.DOWNLINK, CqiTable.HIGHEST)));
  }

  @Override
  public double bandwidthHz() {
    return carrier.bandwidthHz();
  }

  /** Returns the highest CQI with this rate; 0 if there is none. */
  @Override
  public int cqi(Direction direction, double bitsPerSecond) {
    int cqi = CqiTable.HIGHEST;
    while (cqi > 0 && rate(direction, cqi) != bitsPerSecond) {
      cqi--;
    }
    return cqi;
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

package org.splitkd.api.radio;

/** From signal-to-noise ratio to rate: which modulation and coding a carrier uses when. */
public interface LinkAdaptation {

  /** The rate at a ratio, bit/s; 0 where nothing gets through. */
  double rate(Direction direction, double snrDb);

  /** Occupied bandwidth, over which noise is received, Hz. */
  double bandwidthHz();

  /** As {@link RadioModel#cqi}. */
  default int cqi(Direction direction, double bitsPerSecond) {
    return bitsPerSecond > 0 ? 15 : 0;
  }

  /** The radio whose ratios a model gives and whose rates are these. */
  default RadioModel over(SnrModel snr) {
    return new AdaptedRadio(snr, this);
  }
}

package org.splitkd.api.radio;

import java.util.Optional;

/** Maps signal-to-noise ratio to rate by the modulation and coding that a carrier uses. */
public interface LinkAdaptation {

  /** The rate at a ratio, bit/s; 0 if nothing gets through. */
  double rate(Direction direction, double snrDb);

  /** Occupied bandwidth, over which noise is received, Hz. */
  double bandwidthHz();

  /** See {@link RadioModel#peak}. */
  default Optional<Rates> peak() {
    return Optional.empty();
  }

  /** See {@link RadioModel#cqi}. */
  default int cqi(Direction direction, double bitsPerSecond) {
    return bitsPerSecond > 0 ? 15 : 0;
  }

  /** Creates a radio that takes its ratios from a model and its rates from this adaptation. */
  default RadioModel over(SnrModel snr) {
    return new AdaptedRadio(snr, this);
  }
}

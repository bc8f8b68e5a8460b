package org.splitkd.radio;

import org.splitkd.api.radio.Direction;

/**
 * One NR carrier with its TDD split.
 *
 * @param physicalResourceBlocks N_PRB
 * @param numerology μ; the subcarrier spacing is 15 kHz · 2^μ
 * @param layers spatial layers
 */
public record Carrier(
    int physicalResourceBlocks, int numerology, int layers, Split uplink, Split downlink) {

  private static final int SUBCARRIERS_PER_BLOCK = 12;
  private static final int SYMBOLS_PER_SLOT = 14;

  /**
   * The resources of one direction.
   *
   * @param overhead the share lost to control channels and reference signals, OH of TS 38.306
   * @param share this direction's share of the time
   */
  public record Split(double overhead, double share) {
    public Split {
      if (!(overhead >= 0 && overhead < 1) || !(share >= 0 && share <= 1)) {
        throw new IllegalArgumentException("overhead = " + overhead + ", share = " + share);
      }
    }
  }

  public Carrier {
    if (physicalResourceBlocks <= 0
        || numerology < 0
        || layers <= 0
        || uplink.share() + downlink.share() > 1) {
      throw new IllegalArgumentException(
          physicalResourceBlocks
              + " PRB, numerology "
              + numerology
              + ", "
              + layers
              + " layers, "
              + uplink
              + ", "
              + downlink);
    }
  }

  /** Occupied bandwidth, over which noise is received, Hz. */
  public double bandwidthHz() {
    return physicalResourceBlocks * SUBCARRIERS_PER_BLOCK * 15e3 * (1 << numerology);
  }

  /** Data rate of TS 38.306 §4.1.2 at a spectral efficiency (bits per symbol and layer), bit/s. */
  public double rate(double efficiency, Direction direction) {
    Split split = direction == Direction.UPLINK ? uplink : downlink;
    double symbolsPerSecond = SYMBOLS_PER_SLOT * 1000.0 * (1 << numerology);
    return layers
        * efficiency
        * SUBCARRIERS_PER_BLOCK
        * physicalResourceBlocks
        * symbolsPerSecond
        * (1 - split.overhead())
        * split.share();
  }
}

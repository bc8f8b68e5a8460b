package org.splitkd.api.radio;

import java.util.Optional;

/** Combines the ratios of an SNR model with the rates of a link adaptation. */
record AdaptedRadio(SnrModel snr, LinkAdaptation adaptation) implements RadioModel {

  @Override
  public Along along(Passage passage) {
    SnrModel.Along ratios = snr.along(passage);
    return place -> rates(ratios.at(place));
  }

  private Rates rates(Snr ratios) {
    if (Double.isNaN(ratios.uplinkDb()) || Double.isNaN(ratios.downlinkDb())) {
      throw new IllegalArgumentException("gives " + ratios);
    }
    return new Rates(rate(Direction.UPLINK, ratios), rate(Direction.DOWNLINK, ratios));
  }

  private double rate(Direction direction, Snr ratios) {
    return adaptation.rate(direction, ratios.of(direction));
  }

  @Override
  public boolean varies(Passage passage) {
    return snr.varies(passage);
  }

  @Override
  public Optional<Rates> peak() {
    return adaptation.peak();
  }

  @Override
  public int cqi(Direction direction, double bitsPerSecond) {
    return adaptation.cqi(direction, bitsPerSecond);
  }
}

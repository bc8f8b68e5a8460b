package org.splitkd.radio;

import java.util.Arrays;
import org.splitkd.api.radio.Rates;

/** The rates of both directions along one periodic motion; any number of vehicles share them. */
record LinkRates(PeriodicRate uplink, PeriodicRate downlink) {

  /** Returns the drive of a vehicle that is {@code phaseSeconds} into the period at instant 0. */
  Drive drive(double phaseSeconds) {
    return new Drive(uplink, downlink, phaseSeconds);
  }

  /** Builds the rates piece by piece, from the start of the period. */
  static final class Builder {

    private final Pieces uplink = new Pieces();
    private final Pieces downlink = new Pieces();

    /** Sets the rates from the end of the previous piece, or 0, to {@code endSeconds}. */
    void until(double endSeconds, Rates rates) {
      uplink.until(endSeconds, rates.uplink());
      downlink.until(endSeconds, rates.downlink());
    }

    LinkRates build() {
      return new LinkRates(uplink.build(), downlink.build());
    }
  }

  /** The pieces of one direction; neighbours of equal rate are merged. */
  private static final class Pieces {

    private double[] edges = new double[17];
    private double[] rates = new double[16];
    private int count;

    void until(double endSeconds, double rate) {
      if (count == 0 || rates[count - 1] != rate) {
        if (count == rates.length) {
          rates = Arrays.copyOf(rates, 2 * count);
          edges = Arrays.copyOf(edges, 2 * count + 1);
        }
        rates[count] = rate;
        count++;
      }
      edges[count] = endSeconds;
    }

    PeriodicRate build() {
      return new PeriodicRate(Arrays.copyOf(edges, count + 1), Arrays.copyOf(rates, count));
    }
  }
}

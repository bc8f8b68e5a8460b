package org.splitkd.radio;

import java.util.Arrays;

/**
 * A piecewise-constant rate over time that repeats with a period. Its integral and the integral's
 * inverse cost O(log pieces) for any amount; a transfer may cross pieces of rate 0 and many
 * periods.
 */
public final class PeriodicRate {

  private final double[] edges;
  private final double[] rates;

  /** Bits transferred from the start of the period to each edge. */
  private final double[] passed;

  private final double longestSilence;

  /**
   * @param edges n+1 increasing times from 0 to the period, s
   * @param rates n rates, bit/s
   */
  public PeriodicRate(double[] edges, double[] rates) {
    if (rates.length == 0 || edges.length != rates.length + 1 || edges[0] != 0) {
      throw new IllegalArgumentException(edges.length + " edges for " + rates.length + " rates");
    }
    this.edges = edges;
    this.rates = rates;
    passed = new double[edges.length];
    for (int i = 0; i < rates.length; i++) {
      if (!(edges[i + 1] > edges[i]) || !(rates[i] >= 0)) {
        throw new IllegalArgumentException(
            "piece " + i + ": " + edges[i] + " to " + edges[i + 1] + " s, " + rates[i] + " bit/s");
      }
      passed[i + 1] = passed[i] + rates[i] * (edges[i + 1] - edges[i]);
    }
    longestSilence = longestSilence();
  }

  /** Returns a constant rate. */
  public static PeriodicRate constant(double bitsPerSecond) {
    return new PeriodicRate(new double[] {0, 1}, new double[] {bitsPerSecond});
  }

  public double periodSeconds() {
    return edges[rates.length];
  }

  /** Start times of the pieces, from 0; the last piece ends with the period. */
  public double[] starts() {
    return Arrays.copyOf(edges, rates.length);
  }

  /** Rate at a time, bit/s. */
  public double at(double seconds) {
    return rates[piece(phase(seconds))];
  }

  /** Returns the end of the piece that contains a time; later than that time. */
  double endOfPiece(double seconds) {
    double phase = phase(seconds);
    double end = seconds - phase + edges[piece(phase) + 1];
    return Math.max(end, Math.nextUp(seconds));
  }

  /** Bits transferred from one time to a later one. */
  double bitsBetween(double from, double to) {
    return bitsUntil(to) - bitsUntil(from);
  }

  private double bitsUntil(double seconds) {
    double periods = Math.floor(seconds / periodSeconds());
    double phase = phase(seconds);
    int piece = piece(phase);
    return periods * bitsPerPeriod() + passed[piece] + rates[piece] * (phase - edges[piece]);
  }

  /** Whether the rate is ever above 0. */
  public boolean everPositive() {
    return bitsPerPeriod() > 0;
  }

  /** Whether both this and another rate of the same period are positive at some time. */
  boolean everPositiveWith(PeriodicRate other) {
    for (int i = 0; i < rates.length; i++) {
      if (rates[i] > 0 && other.positiveBetween(edges[i], edges[i + 1])) {
        return true;
      }
    }
    return false;
  }

  private boolean positiveBetween(double from, double to) {
    for (int i = piece(from); i < rates.length && edges[i] < to; i++) {
      if (rates[i] > 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns the end of a transfer of {@code bits} that starts at {@code startSeconds}; infinite if
   * it never ends.
   */
  public double endOfTransfer(double startSeconds, double bits) {
    if (bits <= 0) {
      return startSeconds;
    }
    if (!everPositive()) {
      return Double.POSITIVE_INFINITY;
    }
    double phase = phase(startSeconds);
    int piece = piece(phase);
    double leftInPiece = rates[piece] * (edges[piece + 1] - phase);
    if (bits <= leftInPiece) {
      return startSeconds + bits / rates[piece];
    }
    double fromPeriodStart = passed[piece + 1] - leftInPiece + bits;
    double periods = Math.floor(fromPeriodStart / bitsPerPeriod());
    double rest = fromPeriodStart - periods * bitsPerPeriod();
    if (rest <= 0) {
      // It ends in the previous period, at that period's last bit, not at the start of a silent
      // one.
      periods--;
      rest += bitsPerPeriod();
    }
    int last = firstEdgeReaching(rest) - 1;
    double within = edges[last] + (rest - passed[last]) / rates[last];
    return Math.max(startSeconds, startSeconds - phase + periods * periodSeconds() + within);
  }

  /**
   * Returns the start of the first stretch of rate 0 at or after {@code startSeconds} that is
   * longer than {@code seconds}. A stretch that is already under way counts from {@code
   * startSeconds} only. Infinite if there is none.
   *
   * <p>Costs O(1) if no stretch is that long, otherwise O(log pieces + pieces of a period).
   */
  public double startOfSilence(double startSeconds, double seconds) {
    if (!everPositive()) {
      return startSeconds;
    }
    if (longestSilence <= seconds) {
      return Double.POSITIVE_INFINITY;
    }
    double phase = phase(startSeconds);
    int first = piece(phase);
    double silentSince = Double.POSITIVE_INFINITY;
    // A stretch cut short by the start or the end of the period appears whole in the next pass.
    for (int i = first; i < first + 2 * rates.length; i++) {
      int piece = i % rates.length;
      int periods = i / rates.length;
      double before = periods * periodSeconds();
      if (rates[piece] > 0) {
        silentSince = Double.POSITIVE_INFINITY;
      } else {
        silentSince = Math.min(silentSince, Math.max(phase, before + edges[piece]));
        if (before + edges[piece + 1] - silentSince > seconds) {
          return startSeconds + (silentSince - phase);
        }
      }
    }
    return Double.POSITIVE_INFINITY;
  }

  /** The longest stretch of rate 0, which may span the end of a period, s. */
  private double longestSilence() {
    double longest = 0;
    double silent = 0;
    for (int i = 0; i < 2 * rates.length; i++) {
      int piece = i % rates.length;
      silent = rates[piece] > 0 ? 0 : silent + (edges[piece + 1] - edges[piece]);
      longest = Math.max(longest, silent);
    }
    return longest;
  }

  private double bitsPerPeriod() {
    return passed[rates.length];
  }

  private double phase(double seconds) {
    return seconds - Math.floor(seconds / periodSeconds()) * periodSeconds();
  }

  private int piece(double phase) {
    int found = Arrays.binarySearch(edges, phase);
    int piece = found >= 0 ? found : -found - 2;
    return Math.min(Math.max(piece, 0), rates.length - 1);
  }

  /**
   * Returns the first edge by which {@code bits} are sent; the piece before it has a positive rate.
   */
  private int firstEdgeReaching(double bits) {
    int low = 1;
    int high = rates.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (passed[middle] >= bits) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}

package org.splitkd.radio;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Intervals in which a link carries nothing, whatever its rate would be. Times are those of the
 * rate passed to the methods.
 */
final class Gaps {

  /** No gaps. */
  static final Gaps NONE = new Gaps(List.of());

  /**
   * One gap.
   *
   * @param from s
   * @param to s
   */
  record Gap(double from, double to) {}

  /** Gaps in order, without overlaps. */
  private final List<Gap> gaps;

  private Gaps(List<Gap> gaps) {
    this.gaps = gaps;
  }

  /** Creates gaps from a list in any order; merges overlapping ones. */
  static Gaps of(List<Gap> gaps) {
    List<Gap> joined = new ArrayList<>();
    for (Gap gap : gaps.stream().sorted(Comparator.comparingDouble(Gap::from)).toList()) {
      int last = joined.size() - 1;
      if (last >= 0 && gap.from() <= joined.get(last).to()) {
        Gap before = joined.get(last);
        joined.set(last, new Gap(before.from(), Math.max(before.to(), gap.to())));
      } else {
        joined.add(gap);
      }
    }
    return joined.isEmpty() ? NONE : new Gaps(joined);
  }

  boolean contains(double seconds) {
    return gaps.stream().anyMatch(gap -> seconds >= gap.from() && seconds < gap.to());
  }

  /** Like {@link PeriodicRate#endOfTransfer}; a transfer that a gap interrupts resumes after it. */
  double endOfTransfer(PeriodicRate rate, double startSeconds, double bits) {
    double at = startSeconds;
    double left = bits;
    for (Gap gap : gaps) {
      if (gap.to() <= at) {
        continue;
      }
      if (gap.from() > at) {
        double end = rate.endOfTransfer(at, left);
        if (end <= gap.from()) {
          return end;
        }
        left -= rate.bitsBetween(at, gap.from());
      }
      at = gap.to();
    }
    return rate.endOfTransfer(at, left);
  }

  /** Like {@link PeriodicRate#startOfSilence}; a gap and adjacent silence form one stretch. */
  double startOfSilence(PeriodicRate rate, double startSeconds, double seconds) {
    if (gaps.isEmpty()) {
      return rate.startOfSilence(startSeconds, seconds);
    }
    double over = gaps.get(gaps.size() - 1).to();
    double at = startSeconds;
    double silentSince = Double.POSITIVE_INFINITY;
    // Scans piece by piece past all gaps, to the end of the silent stretch that contains the last.
    while (at < over || silentSince < at) {
      boolean silent = contains(at) || rate.at(at) == 0;
      if (!silent && at >= over) {
        break;
      }
      double next = Math.min(rate.endOfPiece(at), nextEdge(at));
      if (silent) {
        silentSince = Math.min(silentSince, at);
        if (next - silentSince > seconds) {
          return silentSince;
        }
      } else {
        silentSince = Double.POSITIVE_INFINITY;
      }
      at = next;
    }
    return rate.startOfSilence(Math.max(startSeconds, at), seconds);
  }

  private double nextEdge(double seconds) {
    double next = Double.POSITIVE_INFINITY;
    for (Gap gap : gaps) {
      if (gap.from() > seconds) {
        next = Math.min(next, gap.from());
      } else if (gap.to() > seconds) {
        next = Math.min(next, gap.to());
      }
    }
    return next;
  }
}

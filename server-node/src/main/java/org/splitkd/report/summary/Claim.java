package org.splitkd.report.summary;

/**
 * A claim of the paper under one channel, and what was measured.
 *
 * @param text what is claimed, such as {@code delay of proposed below server-only}
 * @param paper the least reduction the paper claims, as a share of 1
 * @param measured the reduction measured, as a share of 1; NaN when there was nothing to compare
 */
public record Claim(String text, String channel, double paper, double measured, boolean holds) {

  /**
   * Compares two measurements; the claim holds from exactly {@code percent} below the reference.
   */
  static Claim of(String text, String channel, int percent, double value, double reference) {
    boolean comparable = reference > 0 && reference < Double.POSITIVE_INFINITY;
    // Without a division, so that rounding does not decide at the boundary; false for NaN.
    boolean holds = comparable && 100 * value <= (100 - percent) * reference;
    return new Claim(text, channel, percent / 100.0, 1 - value / reference, holds);
  }
}

package org.splitkd.report.summary;

import java.math.BigDecimal;
import org.splitkd.scenario.ExpectedSaving;

/**
 * A claim under one channel, and its measurement.
 *
 * @param expected the claim
 * @param measured the reduction measured, as a share of 1; NaN when there was nothing to compare
 */
public record Claim(ExpectedSaving expected, String channel, double measured, boolean holds) {

  /** Compares two measurements; the claim also holds at exactly the least reduction. */
  static Claim of(ExpectedSaving expected, String channel, double value, double reference) {
    boolean comparable = reference > 0 && reference < Double.POSITIVE_INFINITY;
    // Without a division, so that rounding does not decide at the boundary; false for NaN.
    double percent = BigDecimal.valueOf(expected.atLeast()).movePointRight(2).doubleValue();
    boolean holds = comparable && 100 * value <= (100 - percent) * reference;
    return new Claim(expected, channel, 1 - value / reference, holds);
  }

  /** The claim in words, such as {@code delay of proposed below server-only}. */
  public String text() {
    return expected.text();
  }
}

package org.splitkd.radio;

import java.math.BigDecimal;

/**
 * The time that a transfer waits while the rate is 0; after that the link is lost.
 *
 * @param seconds time without any rate in the transfer's direction
 */
public record Outage(double seconds) {

  public Outage {
    if (!(seconds > 0 && seconds < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("outage after " + seconds + " s");
    }
  }

  /** Returns the reason recorded for a session whose link was lost. */
  public String reason() {
    return "out of coverage for "
        + BigDecimal.valueOf(seconds).stripTrailingZeros().toPlainString()
        + " s";
  }
}

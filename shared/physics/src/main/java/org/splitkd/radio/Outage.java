package org.splitkd.radio;

import java.math.BigDecimal;

/**
 * How long a transfer waits where nothing gets through: after that the link is lost.
 *
 * @param seconds without any rate in the transfer's direction
 */
public record Outage(double seconds) {

  public Outage {
    if (!(seconds > 0 && seconds < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("outage after " + seconds + " s");
    }
  }

  /** Why a session ended whose link was lost. */
  public String reason() {
    return "out of coverage for "
        + BigDecimal.valueOf(seconds).stripTrailingZeros().toPlainString()
        + " s";
  }
}

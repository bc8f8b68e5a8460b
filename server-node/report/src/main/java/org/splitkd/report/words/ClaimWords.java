package org.splitkd.report.words;

import java.util.List;
import java.util.Locale;
import org.splitkd.report.summary.Claim;

/** The wording of claims in tables, which call them the paper's if all of them are. */
public final class ClaimWords {

  private ClaimWords() {}

  /** Whether all claims are the paper's. */
  public static boolean ofPaper(List<Claim> claims) {
    return claims.stream().allMatch(claim -> claim.expected().ofPaper());
  }

  /**
   * Returns the least reduction that is claimed, in percent, with a decimal only if it is not
   * whole.
   */
  public static String atLeast(Claim claim) {
    double percent = 100 * claim.expected().atLeast();
    boolean whole = Math.abs(percent - Math.rint(percent)) < 1e-9;
    return whole
        ? String.format(Locale.ROOT, "%.0f %%", percent)
        : String.format(Locale.ROOT, "%.1f %%", percent);
  }
}

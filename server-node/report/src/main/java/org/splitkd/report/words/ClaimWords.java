package org.splitkd.report.words;

import java.util.List;
import java.util.Locale;
import org.splitkd.report.summary.Claim;

/** What tables say of claims: as the paper's where all of them are. */
public final class ClaimWords {

  private ClaimWords() {}

  /** Whether all claims are the paper's. */
  public static boolean ofPaper(List<Claim> claims) {
    return claims.stream().allMatch(claim -> claim.expected().ofPaper());
  }

  /** The least reduction that is claimed, in percent, with decimals only where it has some. */
  public static String atLeast(Claim claim) {
    double percent = 100 * claim.expected().atLeast();
    boolean whole = Math.abs(percent - Math.rint(percent)) < 1e-9;
    return whole
        ? String.format(Locale.ROOT, "%.0f %%", percent)
        : String.format(Locale.ROOT, "%.1f %%", percent);
  }
}

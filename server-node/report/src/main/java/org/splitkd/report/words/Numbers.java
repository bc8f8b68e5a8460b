package org.splitkd.report.words;

import java.util.List;
import java.util.Locale;

/** Numbers formatted for people, independent of the locale of the machine. */
public final class Numbers {

  private static final double GIBIBYTE = 1024.0 * 1024 * 1024;

  private Numbers() {}

  /**
   * Fixed decimals, or three digits and an exponent if that would be long; a dash if not finite.
   */
  public static String fixed(double value, int decimals) {
    if (!Double.isFinite(value)) {
      return "-";
    }
    return Math.abs(value) < 1e6
        ? String.format(Locale.ROOT, "%." + decimals + "f", value + 0.0)
        : String.format(Locale.ROOT, "%.2e", value);
  }

  public static String seconds(double value) {
    return fixed(value, 1);
  }

  public static String kilojoules(double joules) {
    return fixed(joules / 1000, 2);
  }

  public static String gibibytes(double bytes) {
    return fixed(bytes / GIBIBYTE, 2) + " GiB";
  }

  /** A share of 1 in percent. */
  public static String percent(double share) {
    return Double.isFinite(share) ? fixed(100 * share, 1) + " %" : "-";
  }

  /** A change relative to a reference in percent, with its typographic sign. */
  public static String change(double value, double reference) {
    double share = value / reference - 1;
    return Double.isFinite(share)
        ? String.format(Locale.ROOT, "%+.1f %%", 100 * share).replace('-', '−')
        : "-";
  }

  /** A number of parameters in k, M or B, as in the names of models. */
  public static String parameters(long count) {
    double number = count;
    if (count >= 1_000_000_000) {
      return fixed(number / 1e9, 2) + " B";
    }
    return count >= 1_000_000 ? fixed(number / 1e6, 2) + " M" : fixed(number / 1e3, 1) + " k";
  }

  /** {@code a}, {@code a and b}, {@code a, b and c}. */
  public static String and(List<String> names) {
    int last = names.size() - 1;
    return last < 1
        ? String.join("", names)
        : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
  }

  /** A count with its noun. */
  public static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}

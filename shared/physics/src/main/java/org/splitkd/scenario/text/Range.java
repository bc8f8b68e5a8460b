package org.splitkd.scenario.text;

/**
 * The finite numbers a key allows.
 *
 * @param open whether {@code low} itself is excluded
 * @param openAbove whether {@code high} itself is excluded
 */
public record Range(double low, boolean open, double high, boolean openAbove) {

  public static final Range ANY =
      new Range(Double.NEGATIVE_INFINITY, true, Double.POSITIVE_INFINITY, true);
  public static final Range POSITIVE = above(0);
  public static final Range NOT_NEGATIVE = new Range(0, false, Double.POSITIVE_INFINITY, true);

  public static Range between(double low, double high) {
    return new Range(low, false, high, false);
  }

  public static Range above(double low) {
    return new Range(low, true, Double.POSITIVE_INFINITY, true);
  }

  /** Above {@code low}, up to {@code high}. */
  public static Range aboveUpTo(double low, double high) {
    return new Range(low, true, high, false);
  }

  /** From {@code low}, below {@code high}. */
  public static Range fromBelow(double low, double high) {
    return new Range(low, false, high, true);
  }

  public boolean contains(double number) {
    return Double.isFinite(number)
        && (open ? number > low : number >= low)
        && (openAbove ? number < high : number <= high);
  }

  public boolean bounded() {
    return Double.isFinite(low) || Double.isFinite(high);
  }

  /** The allowed numbers in words; empty if every number is allowed. */
  @Override
  public String toString() {
    if (!bounded()) {
      return "";
    }
    if (!Double.isFinite(high)) {
      return open ? "above " + Words.number(low) : Words.number(low) + " or more";
    }
    if (!open && !openAbove) {
      return Words.number(low) + " to " + Words.number(high);
    }
    return (open ? "above " + Words.number(low) : Words.number(low) + " or more")
        + (openAbove ? ", below " : ", at most ")
        + Words.number(high);
  }
}

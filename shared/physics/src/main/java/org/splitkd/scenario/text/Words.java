package org.splitkd.scenario.text;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;

/** Formats numbers and lists for sentences. */
public final class Words {

  private Words() {}

  /** Formats a number as {@code 275}, not 275.0 or 2.75E2. */
  public static String number(double number) {
    boolean readable = number == 0 || (Math.abs(number) >= 1e-6 && Math.abs(number) < 1e15);
    return readable
        ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
        : Double.toString(number);
  }

  /** Formats a count: {@code 1 vehicle}, {@code 2 vehicles}. */
  public static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  /** Joins two parts: {@code a number, 1 to 275}; only the first if the second is empty. */
  public static String and(String what, String allowed) {
    return allowed.isEmpty() ? what : what + ", " + allowed;
  }

  /** Joins words: {@code a}, {@code a or b}, {@code a, b or c}. */
  public static String or(Collection<String> words) {
    List<String> all = List.copyOf(words);
    int last = all.size() - 1;
    return last < 1
        ? String.join("", all)
        : String.join(", ", all.subList(0, last)) + " or " + all.get(last);
  }
}

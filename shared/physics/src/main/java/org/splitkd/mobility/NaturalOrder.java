package org.splitkd.mobility;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Orders ids naturally: runs of digits by value, so that veh2 comes before veh10. */
final class NaturalOrder implements Comparator<String> {

  private static final Pattern RUN = Pattern.compile("[0-9]+|[^0-9]+");
  private static final Pattern LEADING_ZEROS = Pattern.compile("^0+(?=.)");

  @Override
  public int compare(String left, String right) {
    List<String> leftRuns = runs(left);
    List<String> rightRuns = runs(right);
    int common = Math.min(leftRuns.size(), rightRuns.size());
    for (int i = 0; i < common; i++) {
      int order = compareRuns(leftRuns.get(i), rightRuns.get(i));
      if (order != 0) {
        return order;
      }
    }
    int bySize = Integer.compare(leftRuns.size(), rightRuns.size());
    return bySize != 0 ? bySize : left.compareTo(right);
  }

  private static int compareRuns(String left, String right) {
    if (!isNumber(left) || !isNumber(right)) {
      return left.compareTo(right);
    }
    String leftDigits = LEADING_ZEROS.matcher(left).replaceFirst("");
    String rightDigits = LEADING_ZEROS.matcher(right).replaceFirst("");
    int byLength = Integer.compare(leftDigits.length(), rightDigits.length());
    return byLength != 0 ? byLength : leftDigits.compareTo(rightDigits);
  }

  private static boolean isNumber(String run) {
    return run.charAt(0) >= '0' && run.charAt(0) <= '9';
  }

  private static List<String> runs(String text) {
    List<String> runs = new ArrayList<>();
    for (Matcher matcher = RUN.matcher(text); matcher.find(); ) {
      runs.add(matcher.group());
    }
    return runs;
  }
}

package org.splitkd.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Places where a text may be cut so that both sides still read well. */
final class Boundary {

  /** Maximum distance from the wanted place, in characters: a few sentences. */
  private static final int REACH = 400;

  private static final Pattern PARAGRAPH = Pattern.compile("\\n\\s*\\n");
  private static final Pattern SENTENCE = Pattern.compile("[.!?][\"'”’)]*\\s+|\\n+");
  private static final Pattern WORD = Pattern.compile("\\s+");

  private Boundary() {}

  /**
   * Returns the cut nearest to {@code place} and at most {@code within} characters away. It prefers
   * an end of the text, then the end of a paragraph, of a sentence, of a word, then {@code place}
   * itself, but never cuts inside a surrogate pair.
   */
  static int near(String text, int place, int within) {
    int reach = Math.min(within, REACH);
    if (Math.min(place, text.length() - place) <= reach) {
      return place <= text.length() / 2 ? 0 : text.length();
    }
    for (Pattern pattern : new Pattern[] {PARAGRAPH, SENTENCE, WORD}) {
      int cut = nearest(pattern, text, place, reach);
      if (cut > 0) {
        return cut;
      }
    }
    return Character.isLowSurrogate(text.charAt(place))
            && Character.isHighSurrogate(text.charAt(place - 1))
        ? place - 1
        : place;
  }

  /** Returns the end of the match nearest to {@code place}, or 0 if there is none within reach. */
  private static int nearest(Pattern pattern, String text, int place, int reach) {
    Matcher matcher = pattern.matcher(text);
    matcher.region(place - reach, place + reach);
    int best = 0;
    while (matcher.find()) {
      if (best == 0 || Math.abs(matcher.end() - place) < Math.abs(best - place)) {
        best = matcher.end();
      }
    }
    return best;
  }
}

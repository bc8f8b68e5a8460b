package org.splitkd.text;

import java.util.Comparator;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A text of one speaker, or a part of one.
 *
 * @param name the file's name without its ending
 * @param year the year of the speech, where the name begins with one
 */
public record Speech(String name, String speaker, OptionalInt year, String text) {

  /** Orders by speaker, then by year, so that a vehicle's text comes from few people. */
  static final Comparator<Speech> BY_SPEAKER =
      Comparator.comparing(Speech::speaker)
          .thenComparingInt(speech -> speech.year().orElse(0))
          .thenComparing(Speech::name);

  /** Year, first and last names, party. */
  private static final Pattern ADDRESS = Pattern.compile("(\\d{4})_(.+)_[a-z]{1,2}");

  /**
   * Returns the speech in a file called {@code name}: {@code 1981_jimmy_carter_d} is Jimmy Carter's
   * of 1981. A name without that pattern is taken as the speaker.
   */
  public static Speech of(String name, String text) {
    Matcher address = ADDRESS.matcher(name);
    if (!address.matches()) {
      return new Speech(name, name, OptionalInt.empty(), text);
    }
    String speaker =
        Stream.of(address.group(2).split("_+", -1))
            .filter(word -> !word.isEmpty())
            .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
            .collect(Collectors.joining(" "));
    return new Speech(name, speaker, OptionalInt.of(Integer.parseInt(address.group(1))), text);
  }

  Speech part(int from, int to) {
    return new Speech(name, speaker, year, text.substring(from, to));
  }

  int length() {
    return text.length();
  }
}

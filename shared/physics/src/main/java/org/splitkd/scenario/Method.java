package org.splitkd.scenario;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a method: letters a-z, digits and hyphens, a letter first, at most {@value #LONGEST}
 * characters.
 *
 * @param label the name in scenario files and results
 */
public record Method(String label) {

  private static final int LONGEST = 32;
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0," + (LONGEST - 1) + "}");

  static final String RULE =
      "a method's name must be of a-z, 0-9 and -, begin with a letter and have at most "
          + LONGEST
          + " characters";

  public Method {
    if (!NAME.matcher(label).matches()) {
      throw new IllegalArgumentException(label + ": " + RULE);
    }
  }

  /** The method of a name; empty if the text cannot be the name of a method. */
  public static Optional<Method> labelled(String label) {
    return NAME.matcher(label).matches() ? Optional.of(new Method(label)) : Optional.empty();
  }
}

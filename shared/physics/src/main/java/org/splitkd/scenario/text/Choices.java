package org.splitkd.scenario.text;

import java.util.LinkedHashMap;
import java.util.Map;

/** Named choices in the order in which messages list them. */
public final class Choices {

  private Choices() {}

  public static <T> Map<String, T> of(String first, T one, String second, T two) {
    Map<String, T> choices = new LinkedHashMap<>();
    choices.put(first, one);
    choices.put(second, two);
    return choices;
  }

  public static <T> Map<String, T> of(
      String first, T one, String second, T two, String third, T three) {
    Map<String, T> choices = of(first, one, second, two);
    choices.put(third, three);
    return choices;
  }
}

package org.splitkd.api;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One documented key of an extension. A static method creates it; the other methods refine it:
 *
 * <pre>{@code
 * Setting.number("exploration", "share of sessions that try another cut")
 *     .between(0, 1).defaultsTo(0.1).source("assumed")
 * }</pre>
 *
 * @param key lower-case letters, digits and hyphens
 * @param meaning one phrase, as shown in help and reports
 * @param unit empty for none
 * @param source where the default comes from; empty if it needs no source
 * @param least least value of a number
 * @param above whether {@code least} itself is excluded
 * @param most greatest value of a number
 * @param choices allowed names; empty if any text is allowed
 * @param standard the value used when the key is absent; a key without one must be set, unless it
 *     is optional or has a fallback
 * @param fallback the scenario key whose value is used when this key is absent, such as {@code
 *     policy.beta}; empty for none
 */
public record Setting(
    String key,
    Kind kind,
    String meaning,
    String unit,
    String source,
    double least,
    boolean above,
    double most,
    List<String> choices,
    @Nullable Object standard,
    String fallback,
    boolean optional) {

  /** The type of a setting's value. */
  public enum Kind {
    /** A finite number. */
    NUMBER,
    /** A whole number of 64 bits. */
    WHOLE,
    /** True or false. */
    FLAG,
    /** A text. */
    TEXT,
    /** The path of a file, relative to the scenario file that names it. */
    FILE
  }

  private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  public Setting {
    if (!KEY.matcher(key).matches() || meaning.isBlank() || !(least <= most)) {
      throw new IllegalArgumentException(
          "setting \"" + key + "\", " + least + " to " + most + ": \"" + meaning + "\"");
    }
    choices = List.copyOf(choices);
  }

  /** A key whose value is a number. */
  public static Setting number(String key, String meaning) {
    return of(key, Kind.NUMBER, meaning);
  }

  /** A key whose value is a whole number. */
  public static Setting whole(String key, String meaning) {
    return of(key, Kind.WHOLE, meaning);
  }

  /** A key whose value is true or false. */
  public static Setting flag(String key, String meaning) {
    return of(key, Kind.FLAG, meaning);
  }

  /** A key whose value is a text. */
  public static Setting text(String key, String meaning) {
    return of(key, Kind.TEXT, meaning);
  }

  /** A key whose value is one of some names. */
  public static Setting choice(String key, String meaning, String... choices) {
    Setting text = of(key, Kind.TEXT, meaning);
    return new Setting(
        key,
        Kind.TEXT,
        meaning,
        "",
        "",
        text.least,
        text.above,
        text.most,
        List.of(choices),
        null,
        "",
        false);
  }

  /** A key whose value names a file. The content of the file must not change within a run. */
  public static Setting file(String key, String meaning) {
    return of(key, Kind.FILE, meaning);
  }

  /** The same setting with an allowed range, both ends included. */
  public Setting between(double low, double high) {
    return new Setting(
        key, kind, meaning, unit, source, low, false, high, choices, standard, fallback, optional);
  }

  /** The same setting with a least value. */
  public Setting atLeast(double low) {
    return between(low, most);
  }

  /** The same setting with an exclusive lower bound. */
  public Setting above(double bound) {
    return new Setting(
        key, kind, meaning, unit, source, bound, true, most, choices, standard, fallback, optional);
  }

  /** The same setting with a greatest value. */
  public Setting atMost(double high) {
    return new Setting(
        key, kind, meaning, unit, source, least, above, high, choices, standard, fallback,
        optional);
  }

  /** The same setting with a unit for its values. */
  public Setting in(String newUnit) {
    return new Setting(
        key, kind, meaning, newUnit, source, least, above, most, choices, standard, fallback,
        optional);
  }

  /** The same setting with a source for its default. */
  public Setting source(String newSource) {
    return new Setting(
        key, kind, meaning, unit, newSource, least, above, most, choices, standard, fallback,
        optional);
  }

  /**
   * The same setting with a default value.
   *
   * @param value a {@link Number}, {@link Boolean} or {@link String}, as the kind requires
   */
  public Setting defaultsTo(Object value) {
    boolean fits =
        switch (kind) {
          case NUMBER -> value instanceof Number;
          case WHOLE -> value instanceof Integer || value instanceof Long;
          case FLAG -> value instanceof Boolean;
          case TEXT, FILE -> value instanceof String;
        };
    if (!fits) {
      throw new IllegalArgumentException(key + " = " + value + ": must be of kind " + kind);
    }
    return new Setting(
        key, kind, meaning, unit, source, least, above, most, choices, value, fallback, optional);
  }

  /**
   * The same setting with a scenario key whose value is used when this key is absent. The extension
   * point defines the permitted scenario keys; their values are of the same kind.
   *
   * @param scenarioKey the full key, such as {@code policy.beta}
   */
  public Setting elseFrom(String scenarioKey) {
    return new Setting(
        key,
        kind,
        meaning,
        unit,
        source,
        least,
        above,
        most,
        choices,
        standard,
        scenarioKey,
        optional);
  }

  /** The same setting, but optional: the key may be absent without a default. */
  public Setting mayBeAbsent() {
    return new Setting(
        key, kind, meaning, unit, source, least, above, most, choices, standard, fallback, true);
  }

  /** The value used when the key is absent. */
  public Optional<Object> byDefault() {
    return Optional.ofNullable(standard);
  }

  private static Setting of(String key, Kind kind, String meaning) {
    return new Setting(
        key,
        kind,
        meaning,
        "",
        "",
        Double.NEGATIVE_INFINITY,
        true,
        Double.POSITIVE_INFINITY,
        List.of(),
        null,
        "",
        false);
  }
}

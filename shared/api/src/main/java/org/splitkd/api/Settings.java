package org.splitkd.api;

import java.nio.file.Path;
import java.util.List;

/**
 * The values of an extension's {@linkplain Extension#settings() settings} in one scenario. Each
 * value is checked against its declaration before the extension sees it, so types, ranges, choices
 * and unknown keys need no further check. Reading an undeclared key, or reading a key as another
 * kind, is a bug in the extension and throws {@link IllegalArgumentException}. Immutable.
 */
public interface Settings {

  /** Whether the key has a value, set by the user or by default. */
  boolean has(String key);

  /** The value of a {@link Setting.Kind#NUMBER}. */
  double number(String key);

  /** The value of a {@link Setting.Kind#WHOLE}. */
  long whole(String key);

  /** The value of a {@link Setting.Kind#FLAG}. */
  boolean flag(String key);

  /** The value of a {@link Setting.Kind#TEXT}. */
  String text(String key);

  /**
   * The value of a {@link Setting.Kind#FILE}, resolved against the location of the scenario file
   * that names it. The extension itself checks that the file exists and is valid.
   */
  Path file(String key);

  /** The declared settings, in order. */
  List<Setting> declared();

  /** The value of a key as a user would write it; empty if it has none. */
  String shown(String key);

  /**
   * Returns an exception for an invalid value, for rules that a declaration cannot express. When
   * thrown, it is shown as the single line {@code FILE: path.to.key = value: reason}, and the
   * command ends with exit code 2.
   *
   * @param reason the rule that the value breaks, such as {@code must be below most}
   */
  RuntimeException wrong(String key, String reason);
}

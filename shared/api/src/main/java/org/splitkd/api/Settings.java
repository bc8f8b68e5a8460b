package org.splitkd.api;

import java.nio.file.Path;
import java.util.List;

/**
 * The values of an extension's {@linkplain Extension#settings() settings} in one scenario. Each was
 * held against its declaration before the extension sees it: types, ranges, choices and unknown
 * keys need no further check. Asking for a key that was not declared, or as another kind, is a
 * mistake of the extension and throws {@link IllegalArgumentException}. Immutable.
 */
public interface Settings {

  /** Whether a value is there: set by the user, or by default. */
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
   * The value of a {@link Setting.Kind#FILE}, resolved against the place of the scenario file it
   * stands in. Whether it is there and what it holds is the extension's to check.
   */
  Path file(String key);

  /** The declarations, in their order. */
  List<Setting> declared();

  /** A value as a user would write it; empty if there is none. */
  String shown(String key);

  /**
   * The complaint about a value, for what a declaration cannot say: thrown, it becomes the one line
   * {@code FILE: path.to.key = value: reason}, and the command ends with exit code 2.
   *
   * @param reason what is allowed, such as {@code must be below most}
   */
  RuntimeException wrong(String key, String reason);
}

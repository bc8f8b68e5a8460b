package org.splitkd.huggingface;

import java.util.function.Supplier;

/**
 * A model folder that cannot be read or written: one line that names file, tensor or key, value and
 * what is allowed.
 */
public final class ModelFormatException extends RuntimeException {

  ModelFormatException(String message) {
    super(oneLine(message));
  }

  ModelFormatException(String message, Throwable cause) {
    super(oneLine(message), cause);
  }

  /** {@code key = value: must be …}. */
  static ModelFormatException of(String key, Object value, String must) {
    return new ModelFormatException(key + " = " + value + ": must be " + must);
  }

  /** Runs work and puts a place, a file or a part of one, in front of its error messages. */
  static <T> T in(Object place, Supplier<T> work) {
    try {
      return work.get();
    } catch (ModelFormatException wrong) {
      throw new ModelFormatException(place + ": " + wrong.getMessage(), wrong);
    }
  }

  /** Names come from files and may hold anything. */
  private static String oneLine(String message) {
    return message.strip().replaceAll("[\\s\\p{Cntrl}]+", " ");
  }
}

package org.splitkd.plugin;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A plug-in is unusable; the one-line message names it and the reason. */
public final class PluginException extends RuntimeException {

  public PluginException(String message) {
    super(message);
  }

  public PluginException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * Returns the result of a call to an extension. If the call throws or returns null, the error
   * names the extension.
   *
   * @param what kind and name, such as {@code radio model measured}
   * @throws PluginException if the extension fails
   */
  public static <T> T guard(String what, Supplier<? extends @Nullable T> call) {
    T result;
    try {
      result = call.get();
    } catch (RuntimeException | LinkageError | StackOverflowError failure) {
      throw by(what, failure);
    }
    if (result == null) {
      throw new PluginException(what + ": returned null");
    }
    return result;
  }

  /** Returns the first plug-in exception in a failure's chain of causes. */
  public static Optional<PluginException> in(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .filter(PluginException.class::isInstance)
        .map(PluginException.class::cast)
        .findFirst();
  }

  /** Returns the error about an extension that threw. */
  public static PluginException by(String what, Throwable failure) {
    return failure instanceof PluginException known
        ? known
        : new PluginException(what + ": " + oneLine(failure), failure);
  }

  private static String oneLine(Throwable failure) {
    String message = failure.getMessage();
    String type = failure.getClass().getSimpleName();
    String text = message == null || message.isBlank() ? type : type + ": " + message;
    return text.replaceAll("\\p{C}+", " ").strip();
  }
}

package org.splitkd.plugin;

/** A plug-in cannot be used, in one line that names it and says why. */
public final class PluginException extends RuntimeException {

  public PluginException(String message) {
    super(message);
  }

  PluginException(String message, Throwable cause) {
    super(message, cause);
  }
}

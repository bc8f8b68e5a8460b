package org.splitkd.natives;

/** The native libraries cannot be unpacked; the message is one line for the user. */
public final class NativeLibrariesException extends RuntimeException {

  private static final long serialVersionUID = 1;

  NativeLibrariesException(String message) {
    super(message);
  }
}
